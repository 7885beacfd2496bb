/**
 * Measures cafe as built (dist/, so build first) in a real pty, beside references of the same run, and prints a table.
 * Absolute times depend on the machine and on what else it does; ratios far less.
 *
 *   npm run bench -- [--quick] [--only start,keys,held,idle,memory,soak,collected,slow-link] [--json FILE] [--bin FILE]
 *
 * --quick runs fewer rounds; --bin measures this executable (npm run build:binary) instead of bin/cafe.js.
 */
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { measureCollected } from "./collected.mjs";
import { measureCursor, measureHeld } from "./keys.mjs";
import { Report } from "./report.mjs";
import { measureSlowLink } from "./slow-link.mjs";
import { measureSoak } from "./soak.mjs";
import { measureCalls, measureFrames } from "./start.mjs";
import { measureIdle, measureMemory } from "./steady.mjs";
import { cafeOn, inkList, peers, workplace } from "./subjects.mjs";

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "string" },
    bin: { type: "string" },
  },
});

const full = {
  rounds: 25,
  keys: 160,
  held: 10,
  idle: 60,
  manyKeys: 10_000,
  soak: 60,
  sizes: [100, 100_000],
  slowKeys: 20,
};
const quick = { rounds: 5, keys: 60, held: 4, idle: 10, manyKeys: 2000, soak: 15, sizes: [100, 10_000], slowKeys: 6 };
const plan = values.quick ? quick : full;
const place = workplace();
const launcher = [process.execPath, join(import.meta.dirname, "../../bin/cafe.js")];
const cafe = cafeOn(values.bin === undefined ? launcher : [resolve(values.bin)], place.env);
const ink = inkList(place);
const others = peers(place);
const report = new Report();

const MEASURES = {
  async start() {
    measureCalls(report, { cafe, rounds: plan.rounds });
    await measureFrames(report, { cafe, ink, peers: others, rounds: plan.rounds });
  },
  keys: () => measureCursor(report, { cafe, ink, peers: others, keys: plan.keys }),
  held: () => measureHeld(report, { cafe, seconds: plan.held }),
  idle: () => measureIdle(report, { cafe, seconds: plan.idle }),
  memory: () => measureMemory(report, { cafe, ink, manyKeys: plan.manyKeys }),
  soak: () => measureSoak(report, { cafe, seconds: plan.soak }),
  collected: () => measureCollected(report, { cafe, sizes: plan.sizes, keys: plan.keys }),
  "slow-link": () => measureSlowLink(report, { cafe, keys: plan.slowKeys, seconds: plan.held }),
};

const wanted = values.only?.split(",") ?? Object.keys(MEASURES);
const unknown = wanted.find((name) => !Object.hasOwn(MEASURES, name));
if (unknown !== undefined) {
  console.error(`--only takes ${Object.keys(MEASURES).join(", ")}, not "${unknown}".`);
  process.exit(2);
}

const machine = { node: process.version, cores: cpus().length, loadBefore: loadavg()[0] };
for (const name of wanted) {
  console.error(name);
  await MEASURES[name]();
}
machine.loadAfter = loadavg()[0];
console.log(
  `${machine.node}, ${machine.cores} cores, load ${machine.loadBefore.toFixed(1)} to ${machine.loadAfter.toFixed(1)}`,
);
console.log(String(report));
if (values.json !== undefined) {
  writeFileSync(
    values.json,
    `${JSON.stringify({ machine, command: process.argv.slice(2), figures: report.figures }, null, 2)}\n`,
  );
}
process.exit(0);
