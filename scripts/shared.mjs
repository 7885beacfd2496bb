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
const FOR = "modules-for:";

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
    build.onResolve({ filter: /^shared-entry$/ }, () => ({ path: "entry", namespace: "giving" }));
    build.onResolve({ filter: new RegExp(`^${FOR}`) }, ({ path }) => ({ path, namespace: "giving" }));
    build.onLoad({ filter: /^entry$/, namespace: "giving" }, () => {
      const chunks = [...shared.keys()].map(
        (chunk) => `${JSON.stringify(chunk)}: () => require("${FOR}${chunk}").modules`,
      );
      return { contents: `export * from ${from(entry)}; export const shared = { ${chunks} };`, resolveDir: root };
    });
    build.onLoad({ filter: new RegExp(`^${FOR}`), namespace: "giving" }, ({ path }) => {
      const modules = [...shared.get(path.slice(FOR.length))];
      const imports = modules.map(
        ([file, names], at) => `import { ${names.map((name) => `${name} as ${name}_${at}`)} } from ${from(file)};`,
      );
      const objects = modules.map(([, names], at) => `{ ${names.map((name) => `${name}: ${name}_${at}`)} }`);
      return { contents: `${imports.join("\n")}\nexport const modules = [${objects.join(",\n")}];`, resolveDir: root };
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
