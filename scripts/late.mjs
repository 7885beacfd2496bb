/**
 * Node's modules that our sources import, and that the first frame needs nothing of, are loaded when something of theirs
 * is first called: node:crypto takes 10 ms, node:zlib 4.
 */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const ownSources = join(here, "../src/");

/** What our sources call of each. A name that is missing here fails the build. */
const FUNCTIONS = {
  "node:crypto": [
    "createCipheriv",
    "createDecipheriv",
    "createHash",
    "createHmac",
    "randomBytes",
    "randomUUID",
    "scrypt",
    "timingSafeEqual",
  ],
  "node:os": ["tmpdir"],
  "node:timers/promises": ["setImmediate", "setTimeout"],
  "node:zlib": ["deflateRawSync", "gzipSync", "inflateRawSync"],
};

/** A class is not called, so it is made by one that stands in for it. */
const CLASSES = { "node:crypto": ["X509Certificate"] };

const stubs = (module) => `
  const late = (name) => (...values) => require(${JSON.stringify(module)})[name](...values);
  ${FUNCTIONS[module].map((name) => `export const ${name} = late("${name}");`).join("\n")}
  ${(CLASSES[module] ?? []).map((name) => `export class ${name} { constructor(...values) { return new (require("${module}").${name})(...values); } }`).join("\n")}
`;

/** For esbuild. */
export const lateModules = {
  name: "late-modules",
  setup(build) {
    for (const module of Object.keys(FUNCTIONS)) {
      build.onResolve({ filter: new RegExp(`^${module}$`) }, ({ importer, kind }) =>
        kind === "import-statement" && importer.startsWith(ownSources)
          ? { path: module, namespace: "late", sideEffects: false }
          : undefined,
      );
    }
    build.onLoad({ filter: /.*/, namespace: "late" }, ({ path }) => ({ contents: stubs(path), resolveDir: here }));
  },
};

/** `performance`, when it is first read, loads ten modules of Node's, 3 ms; process.hrtime() is there. */
export const EARLY_CLOCK = { define: { "performance.now": "sinceStart" }, inject: [join(here, "early-clock.js")] };
