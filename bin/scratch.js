"use strict";
/** Reads files into the same memory again and again: memory that is touched for the first time costs more than reading. */
const fs = require("node:fs");

/** More than the largest file of a start; no more of it than what is read is ever touched. */
const EXPECTED_BYTES = 1024 * 1024;

let scratch = Buffer.allocUnsafeSlow(EXPECTED_BYTES);

/** What is in the file, until the next call. Throws as readFileSync does. */
exports.readForNow = (file) => {
  const fd = fs.openSync(file);
  try {
    const { size } = fs.fstatSync(fd);
    if (size > scratch.length) scratch = Buffer.allocUnsafeSlow(size);
    let length = 0;
    for (let read = -1; read !== 0 && length < size; length += read) {
      read = fs.readSync(fd, scratch, length, size - length, null);
    }
    return scratch.subarray(0, length);
  } finally {
    fs.closeSync(fd);
  }
};
