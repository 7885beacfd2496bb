/**
 * Makes one chunk: CommonJS, minified, production React. Owns what is the same for every chunk and how chunks find each
 * other; knows nothing of Ink's insides.
 *
 * For writers of src/:
 * - `await import("./explore.tsx")`, or of any file in CHUNKS, stays lazy: in dist/ it becomes `require("./explore.cjs")`.
 *   Other dynamic imports are put into the chunk that has them, and run when first awaited.
 * - `import Conf from "conf"` or `await import("conf")` becomes `require("./conf.cjs")`, wherever it stands. A static
 *   import loads it at start, so do it in a module that is itself imported dynamically.
 * - `new Worker(new URL("./worker.ts", import.meta.url))` names the source, so it runs as it is under vitest and
 *   `node`; in dist/ the URL becomes that of emulator-worker.cjs. Any other use of import.meta is an error here.
 * - `process.env["CAFE_VERSION"]` is the version in package.json in dist/, and whatever the environment says elsewhere.
 * - Chunks do not share modules: state or an `instanceof` that must hold across two chunks will not.
 */
import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { inkPatches } from "./ink/plugin.mjs";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = (path) => ({ file: join(root, "src", path) });

/** Name in dist/ (without .cjs) and what it is made of. */
export const CHUNKS = new Map([
  ["cafe", source("cli/main.ts")],
  ["explore", source("cli/explore.tsx")],
  ["reading", source("cli/reading.ts")],
  ["emulator", source("emulator/command.ts")],
  ["emulator-worker", source("emulator/worker.ts")],
  ["conf", { package: "conf" }],
]);

/** Only this chunk may carry React and Ink: they cost 100 ms, and `cafe list` needs neither. */
const UI_ONLY = /node_modules\/(react|ink|react-reconciler|yoga-layout)\//;
const MAY_CARRY_UI = (name) => name === "explore" || !CHUNKS.has(name);

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

/** Bundles one chunk into `outdir` and answers with what it is made of; throws where a patch misses, or a chunk carries what it must not. */
export async function bundle({ name, source, outdir, plain }) {
  const patches = inkPatches({ plain });
  const file = `${name}.cjs`;
  const result = await build({
    ...(source.package === undefined
      ? { entryPoints: [source.file] }
      : // The importers are ES modules, for which the default export of a CommonJS file is module.exports itself.
        {
          stdin: { contents: `export { default } from "${source.package}";`, resolveDir: root },
          footer: { js: "module.exports=module.exports.default;" },
        }),
    outfile: join(outdir, file),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: "node",
    target: "node22",
    format: "cjs",
    jsx: "automatic",
    // A plain require finds the compile cache, and needs no module loader set up first.
    supported: { "dynamic-import": false },
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    // Ink's development tools and yoga's file name ask for it; our own sources are checked in workerUrl.
    logOverride: { "empty-import-meta": "silent" },
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.CAFE_VERSION": JSON.stringify(version),
      ...patches.define,
    },
    inject: patches.inject,
    plugins: [siblings(name), workerUrl, ...patches.plugins],
  });
  const inputs = Object.keys(result.metafile.inputs);
  patches.assertComplete(inputs);
  assertNoUi(name, inputs);
  const [output] = Object.values(result.metafile.outputs);
  return { file, bytes: output.bytes, inputs, metafile: result.metafile };
}

function assertNoUi(name, inputs) {
  const intruder = MAY_CARRY_UI(name) ? undefined : inputs.find((input) => UI_ONLY.test(input));
  if (intruder !== undefined) throw new Error(`${name}.cjs must not carry the UI, but has ${intruder}`);
}

/** Leaves imports of other chunks out of this one. */
const siblings = (self) => ({
  name: "sibling-chunks",
  setup(build) {
    for (const [name, chunk] of CHUNKS) {
      if (name === self) continue;
      if (chunk.package !== undefined) {
        build.onResolve({ filter: new RegExp(`^${chunk.package}$`) }, () => external(name));
      } else {
        build.onResolve({ filter: /^\.\.?\// }, ({ kind, path, resolveDir }) =>
          kind === "dynamic-import" && resolve(resolveDir, path) === chunk.file ? external(name) : undefined,
        );
      }
    }
  },
});

const external = (name) => ({ path: `./${name}.cjs`, external: true });

/** `new URL("…/worker.ts", import.meta.url)` -> the worker's chunk beside the running one. */
const WORKER_URL = /new URL\(\s*"[^"]*\/worker\.ts",\s*import\.meta\.url,?\s*\)/g;
const BESIDE = 'require("node:url").pathToFileURL(require("node:path").join(__dirname, "emulator-worker.cjs"))';
const workerUrl = {
  name: "worker-url",
  setup(build) {
    build.onLoad({ filter: /\/src\/.*\.tsx?$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!path.startsWith(join(root, "src")) || !text.includes("import.meta")) return undefined;
      const contents = text.replace(WORKER_URL, BESIDE);
      return contents.includes("import.meta")
        ? {
            errors: [{ text: `${path}: import.meta is empty in the bundle; only the worker's URL may be asked of it` }],
          }
        : { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
};
