/**
 * Figures of this code base as docs/decisions/0018 has them: `node scripts/figures.mjs` prints files, lines, how long files
 * and functions are, and the longest function. Functions are found by the formatter's indent, as those of Go and Rust were
 * for the code bases that it is compared with.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A function, an arrow with a body, a method; their names. */
const OPENS = [
  /\bfunction\b\*? ?(?<name>\w*).*\{$/u,
  /(?:const (?<name>\w+)\b.*)?=> \{$/u,
  /^ +(?:async )?\*?(?<name>#?\w+)\(.*\)(?:: .*)? \{$/u,
];
const NO_METHOD = /^ +(?:if|for|while|switch|catch) \(/u;

const tracked = (...paths) =>
  execFileSync("git", ["ls-files", ...paths], { encoding: "utf8" })
    .trim()
    .split("\n");
const isCode = (file) => /\.(?:tsx?|[cm]?js)$/u.test(file);
const linesOf = (file) => readFileSync(file, "utf8").trimEnd().split("\n");

function functionsOf(file) {
  const lines = linesOf(file);
  return lines.flatMap((line, at) => {
    const opened = NO_METHOD.test(line)
      ? undefined
      : OPENS.map((opens) => opens.exec(line)).find((found) => found !== null);
    if (opened === undefined) return [];
    const indent = /^ */u.exec(line)?.[0] ?? "";
    const end = lines.findIndex((other, i) => i > at && other.startsWith(`${indent}}`));
    return end < 0 ? [] : [{ file, name: opened.groups.name ?? "an arrow", lines: end - at + 1 }];
  });
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const ascending = (numbers) => numbers.toSorted((a, b) => a - b);

function figures(name, files) {
  const lengths = ascending(files.map((file) => linesOf(file).length));
  const functions = files.flatMap(functionsOf).toSorted((a, b) => b.lines - a.lines);
  const lines = lengths.reduce((sum, one) => sum + one, 0);
  const [longest] = functions;
  return {
    name,
    files: files.length,
    lines,
    median: at(lengths, 0.5),
    p90: at(lengths, 0.9),
    longestFile: lengths.at(-1) ?? 0,
    functionP90: at(ascending(functions.map((one) => one.lines)), 0.9),
    longestFunction: longest && `${longest.lines} ${longest.name} (${longest.file})`,
  };
}

const sources = tracked("src").filter(isCode);
const tests = tracked("test").filter(isCode);
const rows = [
  figures("src", sources),
  figures(
    "src/ui",
    sources.filter((file) => file.startsWith("src/ui/")),
  ),
  figures("test", tests),
];
for (const row of rows) console.log(JSON.stringify(row));
console.log(`lines of tests per line of source: ${(rows.at(-1).lines / rows[0].lines).toFixed(2)}`);
