/**
 * What is changed in Ink and its dependencies while bundling, and the proof that each change found its place. Two of the
 * changes make a CommonJS bundle possible at all, so the plain build has them too; the others are for speed only
 * (facts: Ink's start 360 -> 250 ms, CPU per key 9.3 -> 3.6 ms) and must not change a single frame.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const own = (name) => join(here, name);
const defaultFrom = (file, name) => `export { ${name} as default } from ${JSON.stringify(own(file))};`;

/**
 * yoga-layout fetches its WebAssembly from a data: URL, with a top-level await. `fetch` alone costs 50 ms (undici), so
 * the bytes are compiled in place instead.
 */
const yogaBinary = {
  name: "yoga bytes",
  filter: /yoga-layout\/dist\/binaries\/yoga-wasm-base64-esm\.js$/,
  change(text) {
    const data = /data:application\/octet-stream;base64,([A-Za-z0-9+/=]{2000,})/.exec(text);
    return data && `${text.replace(data[1], "")}\nexport const wasmBase64 = "${data[1]}";`;
  },
};

const yogaLoader = {
  name: "yoga loader",
  filter: /yoga-layout\/dist\/src\/index\.js$/,
  change: (text) =>
    text.includes("await loadYoga()") &&
    `import loadYoga, { wasmBase64 } from "../binaries/yoga-wasm-base64-esm.js";
     import wrapAssembly from "./wrapAssembly.js";
     const yoga = {
       instantiateWasm(imports, done) {
         const instance = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(wasmBase64, "base64")), imports);
         done(instance);
         return instance.exports;
       },
     };
     loadYoga(yoga);
     export default wrapAssembly(yoga);
     export * from "./generated/YGEnums.js";`,
};

/** The development tools come by a top-level await. `process` is an import there, so a define does not reach it. */
const noDevtools = (file) => ({
  name: `no devtools in ${file}`,
  filter: new RegExp(`ink/build/${file}\\.js$`),
  change: (text) =>
    text.includes("process.env['DEV'] === 'true'") && text.replaceAll("process.env['DEV'] === 'true'", "false"),
});

const NEEDED = [yogaBinary, yogaLoader, noDevtools("reconciler"), noDevtools("ink")];

const FAST = [
  {
    name: "cached Output",
    filter: /ink\/build\/output\.js$/,
    change: (text) => text.includes("class Output ") && defaultFrom("output.js", "Output"),
  },
  {
    name: "sanitized texts are remembered",
    filter: /ink\/build\/sanitize-ansi\.js$/,
    change: (text) =>
      text.includes("export default sanitizeAnsi;") &&
      `import { remembered } from ${JSON.stringify(own("recent-map.js"))};
       ${text.replace("export default sanitizeAnsi;", "export default remembered(sanitizeAnsi);")}`,
  },
];

/** esbuild settings that patch Ink, and a check to run with the names of all bundled files. */
export function inkPatches({ plain }) {
  const patches = plain ? NEEDED : [...NEEDED, ...FAST];
  const hits = new Map(patches.map((patch) => [patch, 0]));
  const changes = {
    name: "ink-patches",
    setup(build) {
      for (const patch of patches) changeFile(build, patch, hits);
    },
  };
  return {
    plugins: plain ? [changes] : [changes, fastWidth, oneProcess],
    define: plain ? {} : { "Intl.Segmenter": "LazySegmenter" },
    inject: plain ? [] : [own("lazy-segmenter.js")],
    assertComplete(inputs) {
      if (!inputs.some((input) => input.includes("node_modules/ink/build/ink.js"))) return;
      const missed = patches.filter((patch) => hits.get(patch) !== 1).map((patch) => patch.name);
      if (missed.length > 0) throw new Error(`Ink has changed, these patches did not apply once: ${missed.join(", ")}`);
    },
  };
}

function changeFile(build, patch, hits) {
  build.onLoad({ filter: patch.filter }, ({ path }) => {
    const contents = patch.change(readFileSync(path, "utf8"));
    if (!contents) return { errors: [{ text: `Ink has changed: nothing to patch for "${patch.name}" in ${path}` }] };
    hits.set(patch, hits.get(patch) + 1);
    return { contents, resolveDir: dirname(path) };
  });
}

/**
 * Everyone measures by our width function, which itself asks the real package where it has no short answer; the package
 * is loaded when that first happens.
 */
const fastWidth = {
  name: "fast-width",
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, ({ importer }) => {
      if (importer === own("late-width.js")) return undefined;
      return { path: importer.endsWith("/src/lib/width.ts") ? "late" : "short", namespace: "fast-width" };
    });
    build.onLoad({ filter: /.*/, namespace: "fast-width" }, ({ path }) => ({
      contents:
        path === "late" ? defaultFrom("late-width.js", "lateWidth") : defaultFrom("string-width.js", "stringWidth"),
      resolveDir: here,
    }));
  },
};

/** For each import of a built-in module CommonJS output copies all its getters, and `process` has many and is imported often. */
const oneProcess = {
  name: "one-process",
  setup(build) {
    build.onResolve({ filter: /^node:process$/ }, () => ({ path: "process", namespace: "one-process" }));
    build.onLoad({ filter: /.*/, namespace: "one-process" }, () => ({
      contents: "const { process } = globalThis; export default process; export const { env, cwd } = process;",
    }));
  },
};
