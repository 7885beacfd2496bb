/**
 * On SIGUSR2 the program that is started with `node --expose-gc --require` collects its garbage and writes to the file
 * CAFE_BENCH_LIVE how many bytes are in use then: V8's heap, and what is kept outside for it.
 */
"use strict";
const { writeFileSync, renameSync } = require("node:fs");
const file = process.env.CAFE_BENCH_LIVE;

process.on("SIGUSR2", () => {
  // What is finalised by one collection is free after the next.
  for (let n = 0; n < 3; n += 1) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(`${file}.new`, String(heapUsed + external));
  renameSync(`${file}.new`, file);
});
