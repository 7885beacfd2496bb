#!/usr/bin/env node
// biome-ignore-all lint/style/useNodejsImportProtocol: Node 12 does not know `node:` names
"use strict";
/**
 * Starts cafe: finds a Node that is new enough, and hands over to the bundle in dist/. Written for
 * Node 12, because an old Node must get as far as saying that it is too old.
 */
const fs = require("fs");
const path = require("path");

const OLDEST = [22, 13];
const root = path.dirname(__dirname);
const dist = path.join(root, "dist");
/** Where `npm install` puts the package `node`: inside this package, or beside it. */
const PINNED = ["node_modules/node/bin/node", "../node/bin/node"].map((place) => path.resolve(root, place));

const launcher = path.join(dist, "launch.cjs");
// The build writes it last.
if (!fs.existsSync(launcher)) fail(`cafe is not built: run "npm run build" in ${root}.`);
else if (isNewEnough(process.versions.node)) require(launcher).launch(dist);
else runPinned();

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

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

function fail(sentence) {
  process.exitCode = 2;
  process.stderr.write(`${sentence}\n`);
}
