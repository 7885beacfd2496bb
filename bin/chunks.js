"use strict";
/**
 * Loads the bundle's chunks with V8's code for what they run, so that V8 need not compile it again. Where chunk and code
 * come from is the caller's: files (code-cache.js), or the single executable (scripts/binary/main.cjs), in which
 * `require` knows Node's own modules only.
 */
const { dirname, join } = require("node:path").posix;
const { Script } = require("node:vm");

/**
 * `read(name)` answers with a chunk's `source`, its `file` and, where there is one, its `code`. `scripts` are the chunks
 * loaded so far by name, each `{script, hadCode}`.
 */
exports.chunkLoader = (read) => {
  const scripts = new Map();
  const loaded = new Map();

  /** What the chunk `from` requires: `zh/NAME` is in a folder, and the others beside that. */
  const requireFor = (from) => (id) => {
    const name = /^(\.\.?\/[\w-]+)\.cjs$/.exec(id)?.[1];
    return name === undefined ? require(id) : load(join(dirname(from), name));
  };

  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const { source, file, code } = read(name);
    const script = compile(file, { source, code });
    scripts.set(name, { script, hadCode: code !== undefined });
    const module = { exports: {} };
    loaded.set(name, module);
    script.runInThisContext().call(module.exports, module.exports, requireFor(name), module, file, dirname(file));
    return module.exports;
  }

  return { load, scripts };
};

/** The script whose value is the chunk's function: scripts/bundle.mjs has wrapped it already. */
const compile = (filename, { source, code }) => new Script(source, { filename, cachedData: code });
exports.compile = compile;
