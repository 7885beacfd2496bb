"use strict";
/**
 * V8's code for the chunks, kept in the user's cache folder from one run to the next. Unlike Node's own compile cache it
 * is taken at the end of a run, when it holds every function that ran: a start takes 8 % less CPU (docs/performance.md).
 */
const fs = require("node:fs");
const path = require("node:path");
const { readForNow } = require("./scratch.js");

/** Builds whose code is kept, besides the one that runs. */
const KEPT_BUILDS = 2;
/** Ends each file: a checksum would take node:zlib, which costs 4 ms. */
const END = "code of cafe ends here";

/**
 * For the build in `dist`. `read(name)` answers with code that `keep` has kept, good until the next is read, or undefined;
 * neither ever throws: what cannot be kept is compiled again.
 */
exports.codeCache = (dist, env) => {
  const folder = cacheFolder(dist, env);
  if (folder === undefined) return { read: () => undefined, keep: () => {} };
  return {
    read: (name) => whole(path.join(folder, fileOf(name))),
    keep: (scripts) => {
      try {
        keep(folder, scripts);
      } catch (_) {
        // Slower without it, but nothing is wrong.
      }
    },
  };
};

/** V8 looks at its own version, but at nothing of a source but its length: that is what the build's name is for. */
function cacheFolder(dist, env) {
  const caches = env.XDG_CACHE_HOME || (env.HOME && path.join(env.HOME, ".cache"));
  if (!caches || !path.isAbsolute(caches)) return undefined;
  const all = path.join(caches, "cafe", "code");
  try {
    const found = fs.lstatSync(all, { throwIfNoEntry: false });
    // It holds code that is run: only from a folder that nobody else can write to. What is not there yet, `keep` makes.
    if (found && (found.uid !== process.getuid() || (found.mode & 0o022) !== 0)) return undefined;
    const build = fs.readFileSync(path.join(dist, "build-id"), "utf8");
    return path.join(all, `${build}-${process.versions.v8}-${process.arch}`);
  } catch (_) {
    return undefined;
  }
}

const fileOf = (name) => `${name.replace("/", "-")}.code`;

/** V8 trusts what it is given: half a file would end the process. */
function whole(file) {
  try {
    const bytes = readForNow(file);
    const end = bytes.length - END.length;
    return end > 0 && bytes.latin1Slice(end) === END ? bytes.subarray(0, end) : undefined;
  } catch (_) {
    return undefined;
  }
}

/** Where all had code, nothing has to be kept: what ran beyond that is little. */
function keep(folder, scripts) {
  if ([...scripts.values()].every(({ hadCode }) => hadCode)) return;
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, { script }] of scripts) {
    const file = path.join(folder, fileOf(name));
    const draft = `${file}.${process.pid}`;
    // It is on the disk before it has its name: not even a machine that goes down leaves half of it there.
    fs.writeFileSync(draft, Buffer.concat([script.createCachedData(), Buffer.from(END)]), { mode: 0o600, flush: true });
    fs.renameSync(draft, file);
  }
  forgetOld(folder);
}

function forgetOld(folder) {
  const all = path.dirname(folder);
  const others = fs
    .readdirSync(all)
    .map((name) => path.join(all, name))
    .filter((other) => other !== folder)
    .map((other) => ({ other, at: fs.statSync(other).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { other } of others.slice(KEPT_BUILDS)) fs.rmSync(other, { recursive: true, force: true });
}
