/**
 * Bundles cafe into dist/. Which chunks there are is scripts/chunks.mjs, how one is made scripts/bundle.mjs, how Ink is
 * patched scripts/ink/plugin.mjs.
 *
 *   node scripts/build.mjs                          dist/, as shipped
 *   node scripts/build.mjs --plain                  Ink without our speed patches, to compare with
 *   node scripts/build.mjs --outdir DIR             somewhere else
 *   node scripts/build.mjs --entry demo=PATH.tsx    this file instead of the program (tests and benchmarks)
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { bundle } from "./bundle.mjs";
import { builds, CHUNKS, root } from "./chunks.mjs";
import { licenses } from "./licenses.mjs";
import { sharedModules } from "./shared.mjs";

const { values } = parseArgs({
  options: {
    plain: { type: "boolean", default: false },
    outdir: { type: "string", default: join(root, "dist") },
    entry: { type: "string" },
  },
});

const outdir = resolve(values.outdir);
const chunks = values.entry === undefined ? CHUNKS : new Map([splitEntry(values.entry)]);
const started = performance.now();

mkdirSync(outdir, { recursive: true });
const shared = values.entry === undefined ? await shareable() : undefined;
const made = await Promise.all(
  builds(chunks).map((chunk) => bundle({ ...chunk, outdir, plain: values.plain, shared })),
);
const inputs = made.flatMap((chunk) => chunk.inputs);
writeFileSync(join(outdir, "LICENSES.txt"), licenses(root, inputs));
writeFileSync(join(outdir, "build-id"), buildId(made.map((chunk) => chunk.file)));
if (values.entry === undefined) {
  removeOthers(new Set(made.map((chunk) => chunk.file)));
  await bundleLauncher();
}
for (const { file, bytes } of made) console.log(`${file.padEnd(22)} ${(bytes / 1024).toFixed(0).padStart(5)} kB`);
console.log(`built in ${((performance.now() - started) / 1000).toFixed(1)} s${values.plain ? ", plain" : ""}`);

/** What the chunks have in common is found by making each without sharing. */
async function shareable() {
  const speaking = [...chunks].filter(([, source]) => source.speaks);
  const alone = speaking.map(async ([name, source]) => {
    const { metafile } = await bundle({ name, source, outdir, plain: values.plain });
    return [name, metafile];
  });
  return sharedModules(new Map(await Promise.all(alone)), root);
}

/** Only Node's own `require` finds it, so it is none of the chunks. */
function bundleLauncher() {
  return build({
    entryPoints: [join(root, "bin/launch.js")],
    outfile: join(outdir, "launch.cjs"),
    bundle: true,
    minify: true,
    platform: "node",
    target: "node22",
    format: "cjs",
  });
}

/** Chunks of an earlier build must not be shipped, nor loaded by mistake. */
function removeOthers(files) {
  for (const name of readdirSync(outdir, { recursive: true })) {
    if (name.endsWith(".cjs") && !files.has(name)) rmSync(join(outdir, name));
  }
}

/** Code that V8 has made for one build must not be taken for another's (bin/code-cache.js). */
function buildId(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(join(outdir, file)));
  return hash.digest("hex").slice(0, 16);
}

function splitEntry(text) {
  const [name, file] = text.split("=");
  if (!name || !file) throw new Error(`--entry wants NAME=PATH, not "${text}"`);
  return [name, { file: resolve(file), speaks: false }];
}
