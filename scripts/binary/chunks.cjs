/**
 * Loads the bundle's chunks from memory, with V8's code for what they run, for the single executable: there, `require`
 * knows Node's own modules only. Node's compile cache holds such code for files; this is the same for what is no file.
 */
const { dirname, join } = require("node:path").posix;
const { Script } = require("node:vm");

/** The chunk that runs as a worker; src/cli/demo.ts names it by its URL beside the bundle. */
const WORKER = "emulator-worker";

/**
 * `read(name)` answers with a chunk's source and its code `{source, code}`; `workerProgram` is what a worker evaluates
 * to run its chunk. `scripts` are those loaded so far, by chunk.
 */
exports.chunkLoader = ({ read, workerProgram }) => {
  const scripts = new Map();
  const loaded = new Map();

  /** What the chunk `from` requires: `zh/NAME` is in a folder, and the others beside that. */
  const requireFor = (from) => (id) => {
    if (id === "node:worker_threads" || id === "worker_threads") return workers(workerProgram);
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

/** node:worker_threads, whose workers run the one chunk there is for them. */
function workers(program) {
  const real = require("node:worker_threads");
  class ChunkWorker extends real.Worker {
    constructor(url, options) {
      if (!String(url).endsWith(`/${WORKER}.cjs`)) throw new Error(`there is no worker ${url}`);
      super(program, { ...options, eval: true });
    }
  }
  return { ...real, Worker: ChunkWorker };
}
