/**
 * Modules of ours that several chunks need are in the first of them, `cafe`, and the others take them from there: each is
 * read and evaluated once, and what it remembers is the same for all. esbuild shares only between ES modules.
 *
 * `cafe.cjs` exports `shared`, a list of functions; the module at each place is evaluated when it is first asked for.
 */
import { join, relative, resolve } from "node:path";
import { build } from "esbuild";

/** The chunk that is always there. */
export const SHARER = "cafe";

/**
 * What each chunk of `made` (metafiles by name, made without sharing) has in common with the sharer: modules of ours by
 * path, each with its place and the names of its exports.
 */
export async function sharedModules(made, root) {
  const own = new Set(Object.keys(made.get(SHARER).inputs).filter((path) => path.startsWith("src/")));
  const others = [...made].flatMap(([name, { inputs }]) => (name === SHARER ? [] : Object.keys(inputs)));
  const paths = [...new Set(others.filter((path) => own.has(path)))].sort();
  const names = await exportsOf(paths, root);
  return new Map(paths.map((path, place) => [join(root, path), { place, names: names.get(path) }]));
}

async function exportsOf(paths, root) {
  const { metafile } = await build({
    entryPoints: paths,
    absWorkingDir: root,
    outdir: join(root, "dist"),
    outbase: root,
    format: "esm",
    write: false,
    metafile: true,
  });
  return new Map(Object.values(metafile.outputs).map(({ entryPoint, exports }) => [entryPoint, exports]));
}

/** The sharer's entry: its own, and `shared`. */
export const sharingEntry = (entry, shared, root) => {
  const from = (path) => JSON.stringify(`./${relative(root, path)}`);
  const modules = [...shared.keys()].map((path) => `() => require(${from(path)})`);
  return `export * from ${from(entry)};\nexport const shared = [${modules.join(",\n")}];`;
};

/** For esbuild: a chunk that takes what is shared. */
export const taking = (shared) => ({
  name: "shared-modules",
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.tsx?$/ }, ({ path, resolveDir, kind }) => {
      const file = resolve(resolveDir, path);
      return kind === "import-statement" && shared.has(file)
        ? { path: file, namespace: "shared", sideEffects: false }
        : undefined;
    });
    build.onResolve({ filter: /^sharer$/, namespace: "shared" }, () => ({ path: `./${SHARER}.cjs`, external: true }));
    build.onLoad({ filter: /.*/, namespace: "shared" }, ({ path }) => {
      const { place, names } = shared.get(path);
      return { contents: `export const { ${names.join(", ")} } = require("sharer").shared[${place}]();` };
    });
  },
});
