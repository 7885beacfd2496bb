/** What every script that makes a document does with it: print it, or write it with `--write`. */
import { writeFileSync } from "node:fs";

/** @param {string} text @param {string} path from the repository's root */
export function printOrWrite(text, path) {
  if (process.argv.includes("--write")) writeFileSync(new URL(`../../${path}`, import.meta.url), text);
  else process.stdout.write(text);
}
