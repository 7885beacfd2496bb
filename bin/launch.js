"use strict";
/**
 * Runs the bundle in a folder. With what it requires it is one file there (scripts/build.mjs): to find and read three would
 * take 2 ms of every start.
 */
const path = require("node:path");
const { chunkLoader } = require("./chunks.js");
const { codeCache } = require("./code-cache.js");
const { programFor } = require("./language.js");
const { readForNow } = require("./scratch.js");

exports.launch = (dist) => {
  const cache = codeCache(dist, process.env);
  const { load, scripts } = chunkLoader((name) => {
    const file = path.join(dist, `${name}.cjs`);
    // It is all ASCII (scripts/bundle.mjs), which this reads the fastest.
    const source = readForNow(file).latin1Slice();
    return { source, file, code: cache.read(name) };
  });
  process.on("exit", () => cache.keep(scripts));
  load(programFor(process.argv.slice(2), process.env)).start();
};
