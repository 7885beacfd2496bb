/**
 * Makes the tarball that is installed: `npm run build && node scripts/pack.mjs [--out DIR]` prints its path. All that
 * cafe loads is in dist/, so the package has no dependencies, and installing it needs no network; the repository's own
 * package.json names what is bundled, and so would have npm fetch it for nothing.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { builds, CHUNKS, placeOf, root } from "./chunks.mjs";

/** Everything that ships, beside package.json. */
const SHIPPED = [
  "README.md",
  "bin/cafe.js",
  "bin/package.json",
  "dist/LICENSES.txt",
  "dist/build-id",
  "dist/launch.cjs",
  ...builds(CHUNKS).map((chunk) => `dist/${placeOf(chunk)}.cjs`),
  "docs/man/cafe.1",
];

/** What is of use to somebody who installs it; npm links the man page only where `man` is a list. */
const FIELDS = ["name", "version", "description", "license", "type", "bin", "man", "engines"];

const { values } = parseArgs({ options: { out: { type: "string", default: "." } } });
const stage = mkdtempSync(join(tmpdir(), "cafe-pack-"));
try {
  for (const file of SHIPPED) {
    mkdirSync(dirname(join(stage, file)), { recursive: true });
    cpSync(join(root, file), join(stage, file));
  }
  const all = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const fields = Object.fromEntries(FIELDS.map((name) => [name, all[name]]));
  writeFileSync(join(stage, "package.json"), `${JSON.stringify(fields, null, 2)}\n`);
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", resolve(values.out)];
  const [{ filename }] = JSON.parse(execFileSync("npm", args, { cwd: stage, encoding: "utf8" }));
  console.log(join(resolve(values.out), filename));
} finally {
  rmSync(stage, { recursive: true, force: true });
}
