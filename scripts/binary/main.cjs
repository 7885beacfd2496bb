/** The single executable's program; the bundle's chunks are its assets. */
const { getRawAsset } = require("node:sea");
const { isMainThread } = require("node:worker_threads");
const { languageOf } = require("../../bin/language.js");
const { chunkLoader } = require("./chunks.cjs");

const text = (name) => Buffer.from(getRawAsset(name)).utf8Slice();

const { load } = chunkLoader({
  read: (name) => ({ source: text(`${name}.cjs`), code: Buffer.from(getRawAsset(`${name}.code`)) }),
  workerProgram: isMainThread ? text("main.cjs") : "",
});
if (isMainThread) load(languageOf(process.argv.slice(2), process.env) === "zh" ? "zh/cafe" : "cafe").start();
else load("emulator-worker");
