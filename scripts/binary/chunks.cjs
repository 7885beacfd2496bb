/**
 * Loads the bundle's chunks from memory, with V8's code for what they run, for the single executable: there, `require`
 * knows Node's own modules only. Node's compile cache holds such code for files; this is the same for what is no file.
 */
const { dirname, join } = require("node:path").posix;
const { Script } = require("node:vm");

/** `read(name)` answers with a chunk's source and its code `{source, code}`; `scripts` are those loaded so far, by chunk. */
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
    const script = compile(name, read(name));
    scripts.set(name, script);
    const module = { exports: {} };
    loaded.set(name, module);
    const file = `/${name}.cjs`;
    script.runInThisContext().call(module.exports, module.exports, requireFor(name), module, file, dirname(file));
    return module.exports;
  }

  return { load, scripts };
};

/** The script whose value is the chunk's function. */
function compile(name, { source, code }) {
  const text = `(function(exports,require,module,__filename,__dirname){${source}\n})`;
  return new Script(text, { filename: `${name}.cjs`, cachedData: code });
}
exports.compile = compile;
