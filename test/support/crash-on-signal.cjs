/** Makes the program that is started with `node --require` go wrong on SIGUSR2, in the way that CAFE_TEST_CRASH names. */
"use strict";
const { isMainThread } = require("node:worker_threads");

/** What an unforeseen error's message might hold. */
const said = `asked to, with secret=${process.env.ALIBABA_CLOUD_ACCESS_KEY_SECRET} and 8sKq2vXw41LmZ9pRt7YuB3nC5dEfGh`;

const WAYS = {
  throw: () =>
    setImmediate(() => {
      throw new Error(said);
    }),
  reject: () => void Promise.reject(new Error(said)),
  memory: () => {
    const kept = [];
    for (;;) kept.push(new Array(100_000).fill(0).map((_, i) => ({ i })));
  },
};

if (isMainThread) process.on("SIGUSR2", () => WAYS[process.env.CAFE_TEST_CRASH]());
