#!/usr/bin/env node
// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know `node:` names
"use strict";
/**
 * Starts cafe: finds a Node that is new enough, turns on the compile cache, hands over to dist/cafe.cjs. Written for
 * Node 12, because an old Node must get as far as saying that it is too old.
 */
const fs = require("fs");
const path = require("path");

const OLDEST = [22, 13];
const root = path.dirname(__dirname);
const bundle = path.join(root, "dist", "cafe.cjs");
/** The same program with Chinese texts. */
const bundleZh = path.join(root, "dist", "zh", "cafe.cjs");
/** Where `npm install` puts the package `node`: inside this package, or beside it. */
const PINNED = ["node_modules/node/bin/node", "../node/bin/node"].map((place) => path.resolve(root, place));

if (!fs.existsSync(bundle)) fail(`cafe is not built: run "npm run build" in ${root}.`);
else if (isNewEnough(process.versions.node)) runHere();
else runPinned();

function runHere() {
  enableCompileCache();
  const language = require("./language.js").languageOf(process.argv.slice(2), process.env);
  require(language === "zh" ? bundleZh : bundle).start();
}

function runPinned() {
  const node = PINNED.find((file) => fs.existsSync(file));
  // If this is the pinned Node itself, it would only come here again.
  if (node === undefined || fs.realpathSync(node) === fs.realpathSync(process.execPath)) {
    fail(`cafe needs Node ${OLDEST.join(".")} or newer, and this is ${process.versions.node}.`);
    return;
  }
  const child = require("child_process").spawn(node, [__filename, ...process.argv.slice(2)], { stdio: "inherit" });
  // What is meant for this process is meant for the child. Ctrl-Z stops the whole job, so it needs no passing on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`cafe could not start ${node}: ${error.message}.`));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The cache holds code that is run, so only in a folder that nobody else can write to. */
function enableCompileCache() {
  const home = process.env.HOME;
  const caches = process.env.XDG_CACHE_HOME || (home && path.join(home, ".cache"));
  if (!caches || !path.isAbsolute(caches)) return;
  const folder = path.join(caches, "cafe", "compile-cache");
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = fs.lstatSync(folder);
    if (uid === process.getuid() && (mode & 0o022) === 0) require("module").enableCompileCache(folder);
  } catch (_) {
    // Slower without it, but nothing is wrong.
  }
}

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function fail(sentence) {
  process.exitCode = 2;
  process.stderr.write(`${sentence}\n`);
}
