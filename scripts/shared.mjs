/**
 * Modules of ours that several chunks need are in the first of them, `cafe`, and the others take them from there: each is
 * read and evaluated once, and what it remembers is the same for all. esbuild shares only between ES modules.
 *
 * `cafe.cjs` exports `shared`: by chunk a function that answers with the modules which that chunk takes, evaluated then.
 */
import { join, relative, resolve } from "node:path";
import { build } from "esbuild";

/** The chunk that is always there. */
export const SHARER = "cafe";

/**
 * Per chunk of `made` (metafiles by name, each made without sharing) what it has in common with the sharer: modules of
 * ours by path, each with the names of its exports.
 */
export async function sharedModules(made, root) {
  const own = new Set(Object.keys(made.get(SHARER).inputs).filter((path) => path.startsWith("src/")));
  const common = [...made].flatMap(([name, { inputs }]) =>
    name === SHARER ? [] : [[name, Object.keys(inputs).filter((path) => own.has(path))]],
  );
  const names = await exportsOf([...new Set(common.flatMap(([, paths]) => paths))], root);
  return new Map(
    common.map(([name, paths]) => [name, new Map(paths.map((path) => [join(root, path), names.get(path)]))]),
  );
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

/** For esbuild: the sharer, whose entry is its own and `shared`. */
export const giving = (entry, shared, root) => ({
  name: "shared-modules",
  setup(build) {
    const from = (path) => JSON.stringify(`./${relative(root, path)}`);
    const given = (namespace, contents) => {
      build.onResolve({ filter: new RegExp(`^${namespace}:`) }, ({ path }) => ({ path, namespace }));
      build.onLoad({ filter: /.*/, namespace }, ({ path }) => ({
        contents: contents(path.slice(namespace.length + 1)),
        resolveDir: root,
      }));
    };
    const all = new Map([...shared.values()].flatMap((modules) => [...modules]));
    const places = new Map([...all.keys()].map((file, place) => [file, place]));
    given("giving-entry", () => {
      const chunks = [...shared.keys()].map((chunk) => `"${chunk}": () => require("giving-to:${chunk}").modules`);
      return `export * from ${from(entry)}; export const shared = { ${chunks} };`;
    });
    given("giving-to", (chunk) => {
      const modules = [...shared.get(chunk).keys()].map((file) => places.get(file));
      const imports = modules.map((place) => `import { given as m${place} } from "giving:${place}";`);
      return `${imports.join("")} export const modules = [${modules.map((place) => `m${place}`)}];`;
    });
    // A plain object of its exports: a namespace has a getter for each, made at every start.
    given("giving", (place) => {
      const [file, names] = [...all][place];
      return `import { ${names} } from ${from(file)}; export const given = { ${names} };`;
    });
  },
});

/** For esbuild: the chunk of that name, which takes what is shared. */
export const taking = (chunk, shared) => ({
  name: "shared-modules",
  setup(build) {
    const places = new Map([...shared.keys()].map((file, place) => [file, place]));
    build.onResolve({ filter: /^\.\.?\/.*\.tsx?$/ }, ({ path, resolveDir, kind }) => {
      const file = resolve(resolveDir, path);
      if (kind !== "import-statement" || !places.has(file)) return undefined;
      return { path: file, namespace: "shared", sideEffects: false };
    });
    build.onResolve({ filter: /^taken$/, namespace: "shared" }, () => ({ path: "taken", namespace: "shared" }));
    build.onResolve({ filter: /^sharer$/, namespace: "shared" }, () => ({ path: `./${SHARER}.cjs`, external: true }));
    build.onLoad({ filter: /.*/, namespace: "shared" }, ({ path }) => {
      if (path === "taken")
        return { contents: `export const taken = require("sharer").shared[${JSON.stringify(chunk)}]();` };
      return {
        contents: `import { taken } from "taken"; export const { ${shared.get(path)} } = taken[${places.get(path)}];`,
      };
    });
  },
});
