/**
 * Sums a CPU profile up: self time by kind of work and by function, until a moment. Make one with
 *
 *   node --cpu-prof --cpu-prof-interval 200 --cpu-prof-dir DIR bin/cafe.js --demo      (q once the list is there)
 *   node scripts/bench/profile.mjs DIR/FILE.cpuprofile [UNTIL_MS]
 */
import { readFileSync } from "node:fs";

const [file, until = "1e9"] = process.argv.slice(2);
const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, "utf8"));
const byId = new Map(nodes.map((node) => [node.id, node]));
const parentOf = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node])));

/** Idle, garbage, Node's own bootstrap and modules, or the chunk of ours that runs. */
function kindOf(node) {
  const { functionName, url } = node.callFrame;
  if (functionName.startsWith("(")) return functionName;
  if (functionName === "wrapSafe" || functionName === "compileForInternalLoader") return "compiling modules";
  if (url.startsWith("node:")) return "Node's own modules";
  if (url !== "") return url.split("/").at(-1);
  const parent = parentOf.get(node.id);
  return parent === undefined ? "(native)" : kindOf(parent);
}

const kinds = new Map();
const functions = new Map();
let at = 0;
const add = (map, key, us) => map.set(key, (map.get(key) ?? 0) + us);
for (const [i, id] of samples.entries()) {
  const delta = timeDeltas[i];
  at += delta;
  if (at > Number(until) * 1000) break;
  const node = byId.get(id);
  const { functionName, url, lineNumber, columnNumber } = node.callFrame;
  add(kinds, kindOf(node), delta);
  add(
    functions,
    `${functionName || "(anonymous)"} ${url.split("/").at(-1)}:${lineNumber + 1}:${columnNumber + 1}`,
    delta,
  );
}

const ms = (us) => (us / 1000).toFixed(1).padStart(8);
const print = (map, count) => {
  for (const [key, us] of [...map].toSorted((a, b) => b[1] - a[1]).slice(0, count)) console.log(`${ms(us)}  ${key}`);
};
console.log(`${(at / 1000).toFixed(0)} ms in ${samples.length} samples; self time in ms`);
print(kinds, 20);
console.log("");
print(functions, 40);
