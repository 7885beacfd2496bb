/** The single executable's program; the bundle's chunks are its assets. */
const { getRawAsset } = require("node:sea");
const { programFor } = require("../../bin/language.js");
const { chunkLoader } = require("../../bin/chunks.js");

const text = (name) => Buffer.from(getRawAsset(name)).utf8Slice();

const { load } = chunkLoader((name) => ({
  source: text(`${name}.cjs`),
  file: `/${name}.cjs`,
  code: Buffer.from(getRawAsset(`${name}.code`)),
}));
load(programFor(process.argv.slice(2), process.env)).start();
