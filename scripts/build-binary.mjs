/**
 * Makes one executable of cafe for this platform, by Node's single executable applications: this Node, the chunks in
 * dist/, and V8's code for them, taken from a run of the explorer.
 *
 *   npm run build:binary [-- --out FILE]       dist/cafe
 */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { buildSync } from "esbuild";
import { inject } from "postject";
import { compile } from "../bin/chunks.js";
import { PtySession } from "./bench/pty-session.mjs";
import { workplace } from "./bench/subjects.mjs";
import { builds, CHUNKS, placeOf, root } from "./chunks.mjs";

const NAMES = builds(CHUNKS).map(placeOf);

/** What postject has to find in the Node to put the program into; from Node's documentation. */
const FUSE = "NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2";

const { values } = parseArgs({ options: { out: { type: "string", default: join(root, "dist/cafe") } } });
const out = resolve(values.out);
const folder = mkdtempSync(join(tmpdir(), "cafe-binary-"));
try {
  mkdirSync(join(folder, "zh"));
  for (const name of NAMES) copyFileSync(join(root, "dist", `${name}.cjs`), join(folder, `${name}.cjs`));
  await warmUp("en", (page) => new RegExp(` tasks, page ${page}`, "u"));
  await warmUp("zh", (page) => new RegExp(`第 ${page}/`, "u"));
  for (const name of NAMES) compileUnlessWarm(name);
  await assemble();
} finally {
  rmSync(folder, { recursive: true });
}
console.log(`${out} ${(statSync(out).size / 1024 / 1024).toFixed(0)} MiB`);

/** Opens the explorer, moves, turns a page, reads a content, quits. */
async function warmUp(language, pageShown) {
  const { env } = workplace();
  const command = [process.execPath, join(root, "scripts/binary/warm-up.cjs"), "--demo"];
  const session = new PtySession(command, { env: { ...env, CAFE_CHUNKS: folder, CAFE_LANG: language }, cwd: root });
  await session.until(pageShown(1));
  for (const key of ["j", "j", "k", "]"]) session.send(key);
  await session.until(pageShown(2));
  await session.settle(500, 500);
  await session.end("q");
}

function compileUnlessWarm(name) {
  const code = join(folder, `${name}.code`);
  if (statSync(code, { throwIfNoEntry: false }) !== undefined) return;
  const source = readFileSync(join(folder, `${name}.cjs`), "utf8");
  writeFileSync(code, compile(`/${name}.cjs`, { source }).createCachedData());
}

async function assemble() {
  const main = join(folder, "main.cjs");
  buildSync({
    entryPoints: [join(root, "scripts/binary/main.cjs")],
    outfile: main,
    bundle: true,
    minify: true,
    platform: "node",
    format: "cjs",
  });
  const names = NAMES.flatMap((name) => [`${name}.cjs`, `${name}.code`]);
  const config = join(folder, "sea.json");
  const blob = join(folder, "sea.blob");
  const assets = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  const settings = { main, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true, assets };
  writeFileSync(config, JSON.stringify(settings));
  execFileSync(process.execPath, ["--experimental-sea-config", config], { stdio: "pipe" });
  copyFileSync(process.execPath, out);
  chmodSync(out, 0o755);
  await inject(out, "NODE_SEA_BLOB", readFileSync(blob), { sentinelFuse: FUSE });
}
