/**
 * Runs the chunks in the folder CAFE_CHUNKS as the executable does, and keeps V8's code for all that has run beside
 * them, as NAME.code. V8 refuses code of another V8, so this must run on the Node that the executable is made of.
 */
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { programFor } = require("../../bin/language.js");
const { chunkLoader } = require("../../bin/chunks.js");

const folder = process.env.CAFE_CHUNKS;
const { load, scripts } = chunkLoader((name) => ({
  source: readFileSync(join(folder, `${name}.cjs`), "utf8"),
  file: `/${name}.cjs`,
}));

process.on("exit", () => {
  for (const [name, { script }] of scripts) writeFileSync(join(folder, `${name}.code`), script.createCachedData());
});
load(programFor(process.argv.slice(2), process.env)).start();
