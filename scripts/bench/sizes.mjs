/**
 * What of cafe.cjs the explorer's way to the first paint evaluates, by module: read off the bundle, so nothing is run.
 * Other modules of the chunk are read from the disk with it, but cost no more than that.
 *
 *   node scripts/bench/sizes.mjs
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../bundle.mjs";
import { CHUNKS } from "../chunks.mjs";

/** What src/cli/main.ts imports, one after the other, before the first paint. */
const ROOTS = ["main", "connect", "settings-file", "keys-file", "open-explorer"].map((name) => `src/cli/${name}.ts`);

const outdir = mkdtempSync(join(tmpdir(), "cafe-sizes-"));
const { metafile } = await bundle({ name: "cafe", source: CHUNKS.get("cafe"), outdir, plain: false });
rmSync(outdir, { recursive: true });
const [{ inputs: parts, bytes }] = Object.values(metafile.outputs);
const sizeOf = (file) => parts[file]?.bytesInOutput ?? 0;

const evaluated = new Set();
const open = [...ROOTS];
for (let file = open.pop(); file !== undefined; file = open.pop()) {
  if (evaluated.has(file) || metafile.inputs[file] === undefined) continue;
  evaluated.add(file);
  const now = metafile.inputs[file].imports.filter(({ kind }) => kind !== "dynamic-import");
  open.push(...now.map(({ path }) => path));
}

const sum = [...evaluated].reduce((all, file) => all + sizeOf(file), 0);
console.log(`cafe.cjs ${bytes} bytes, of which ${sum} are evaluated before the first paint`);
for (const file of [...evaluated].toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 60)) {
  console.log(`${String(sizeOf(file)).padStart(7)}  ${file}`);
}
