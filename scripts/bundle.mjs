/**
 * Makes one chunk: CommonJS, minified, production React. Owns what is the same for every chunk and how chunks find each
 * other; knows nothing of Ink's insides.
 *
 * For writers of src/:
 * - `await import("./explore.tsx")`, or of any file in CHUNKS, stays lazy: in dist/ it becomes `require("./explore.cjs")`.
 *   Other dynamic imports are put into the chunk that has them, and run when first awaited.
 * - `import Conf from "conf"` or `await import("conf")` becomes `require("./conf.cjs")`, wherever it stands. A static
 *   import loads it at start, so do it in a module that is itself imported dynamically.
 * - import.meta is an error here: there is none in CommonJS.
 * - `process.env["CAFE_VERSION"]` is the version in package.json in dist/, and whatever the environment says elsewhere.
 * - A chunk with texts is made once more for each other language, in a folder of its name: an import of src/copy/X.ts
 *   there becomes one of src/copy/zh/X.ts. bin/language.js says which language, and bin/cafe.js loads its chunks.
 * - Modules that `cafe` has, too, are shared (scripts/shared.mjs). What two other chunks have in common is there twice:
 *   state or an `instanceof` that must hold across them will not.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { build } from "esbuild";
import { CHUNKS, placeOf, root } from "./chunks.mjs";
import { inkPatches } from "./ink/plugin.mjs";
import { assertSpeaks, inLanguage } from "./languages.mjs";
import { EARLY_CLOCK, lateModules } from "./late.mjs";
import { giving, SHARER, taking } from "./shared.mjs";

/** Only this chunk may carry React and Ink: they cost 100 ms, and `cafe list` needs neither. */
const UI_ONLY = /node_modules\/(react|ink|react-reconciler|yoga-layout)\//;
const MAY_CARRY_UI = (name) => name === "explore" || !CHUNKS.has(name);

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Bundles one chunk into `outdir` and answers with what it is made of; throws where a patch misses, or a chunk carries what it must not. */
export async function bundle({ name, source, language = "en", outdir, plain, shared = new Map() }) {
  const patches = inkPatches({ plain });
  const file = `${placeOf({ name, language })}.cjs`;
  const result = await build({
    ...entryOf(name, source, shared),
    outfile: join(outdir, file),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    jsx: "automatic",
    // A plain require needs no module loader set up first, and finds the code of other chunks (bin/chunks.js).
    supported: { "dynamic-import": false },
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "warning",
    // Ink's development tools and yoga's file name ask for it; our own sources are checked in ownSources.
    logOverride: { "empty-import-meta": "silent" },
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.CAFE_VERSION": JSON.stringify(version),
      ...patches.define,
      ...(plain ? {} : EARLY_CLOCK.define),
    },
    inject: [...patches.inject, ...(plain ? [] : EARLY_CLOCK.inject)],
    plugins: [
      siblings(name, language),
      ownSources,
      ...sharing(name, source, shared),
      ...inLanguage(language),
      ...patches.plugins,
      ...(plain ? [] : [lateModules]),
    ],
  });
  const inputs = Object.keys(result.metafile.inputs);
  patches.assertComplete(inputs);
  assertNoUi(name, inputs);
  assertLean(name, inputs);
  if (CHUNKS.has(name)) assertSpeaks({ name, source, language }, inputs);
  const text = inAscii(result.outputFiles[0].text);
  writeText(join(outdir, file), CHUNKS.has(name) ? `${WRAPPER.begin}${text}${WRAPPER.end}` : text);
  return { file, bytes: text.length, inputs, metafile: result.metafile };
}

function entryOf(name, source, shared) {
  if (source.package !== undefined) {
    return {
      stdin: { contents: `export { default } from "${source.package}";`, resolveDir: root },
      // The importers are ES modules, for which the default export of a CommonJS file is module.exports itself.
      footer: { js: "module.exports=module.exports.default;" },
    };
  }
  return { entryPoints: [name === SHARER && shared.size > 0 ? "giving-entry:" : source.file] };
}

function sharing(name, source, shared) {
  if (name === SHARER && shared.size > 0) return [giving(source.file, shared, root)];
  return shared.has(name) ? [taking(name, shared.get(name))] : [];
}

/** As Node wraps CommonJS; done here, a chunk of half a megabyte need not be copied for it at every start (bin/chunks.js). */
const WRAPPER = { begin: "(function(exports,require,module,__filename,__dirname){", end: "})" };

/** esbuild leaves regular expressions as they are. What is ASCII takes half the memory, and is read without decoding. */
const inAscii = (text) =>
  text.replace(/[^\0-\x7f]/gu, (char) => {
    if (char.length > 1) throw new Error(`write ${char} as an escape: it stands in a regular expression`);
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });

function writeText(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function assertNoUi(name, inputs) {
  const intruder = MAY_CARRY_UI(name) ? undefined : inputs.find((input) => UI_ONLY.test(input));
  if (intruder !== undefined) throw new Error(`${name}.cjs must not carry the UI, but has ${intruder}`);
}

/** What the first frame needs nothing of, and a single import would bring back: 5 ms for every start (decisions/0022). */
const BEHIND_FRAME =
  /^src\/(core\/update|api\/(client|call|transport)\.ts|runtime\/interpreter\.ts|emulator\/server\.ts)/;

function assertLean(name, inputs) {
  const intruder = name === SHARER ? inputs.find((input) => BEHIND_FRAME.test(input)) : undefined;
  if (intruder !== undefined)
    throw new Error(`${name}.cjs must not carry ${intruder}: the first frame would wait for it`);
}

/** Leaves imports of other chunks out of this one. */
const siblings = (self, language) => ({
  name: "sibling-chunks",
  setup(build) {
    for (const [name, chunk] of CHUNKS) {
      if (name === self) continue;
      if (chunk.package !== undefined) {
        build.onResolve({ filter: new RegExp(`^${chunk.package}$`) }, () => external(name, language));
      } else {
        build.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) =>
          kind === "dynamic-import" && resolve(resolveDir, path) === chunk.file ? external(name, language) : undefined,
        );
      }
    }
  },
});

/** One without texts is shared by all languages. */
function external(name, language) {
  const folder = language === "en" || CHUNKS.get(name).speaks ? "." : "..";
  return { path: `${folder}/${name}.cjs`, external: true };
}

/**
 * Our sources. `say` puts safe texts together, as any template does; the type checker is who needs it to be there. Without
 * it a text that holds nothing is a constant: 2,500 of them are not made anew at each start.
 */
const ownSources = {
  name: "own-sources",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.tsx?$/, namespace: "file" }, ({ path }) => {
      if (!path.startsWith(join(root, "src"))) return undefined;
      const text = readFileSync(path, "utf8");
      if (text.includes("import.meta")) return { errors: [{ text: `${path}: import.meta would be empty` }] };
      return { contents: text.replace(/(?<![\w$.])say`/gu, "`"), loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
};
