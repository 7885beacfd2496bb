/**
 * What 100,000 packed tasks with 20 results each cost: memory, search, rollouts, failures, and the list built anew.
 * Each task is packed and let go whole, as in a crawl. Of several runs the median and the worst are given.
 *
 *   node --expose-gc scripts/bench/scale.mjs [tasks] [instances]
 */
import { rebuildList } from "../../src/core/list.ts";
import { groupFailures } from "../../src/domain/failure-groups.ts";
import { createPacker } from "../../src/domain/pack.ts";
import { joinRollouts, rolloutInstances } from "../../src/domain/rollouts.ts";
import { parseSearch, searchTasks } from "../../src/domain/search.ts";
import { tallyOf } from "../../src/domain/task.ts";

const [TASKS = 100_000, INSTANCES = 20] = process.argv.slice(2).map(Number);
const RUNS = 5;
const FLEET = 50_000;
const REGIONS = ["cn-hangzhou", "cn-beijing", "cn-shanghai", "ap-southeast-1"];
const CAUSES = [
  ["ClientNotRunning", "The Cloud Assistant client is not running on the instance."],
  ["FileCreateFail", "The file could not be created: no space left on device."],
  ["InstanceNotRunning", "The instance is not in the Running state."],
  ["AccountNotExists", "The specified account does not exist: deploy."],
];

const MIB = 1024 * 1024;

/** What is held after a collection: objects, and the bytes of typed arrays, which V8 counts apart. */
function memory() {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return { objects: heapUsed / MIB, arrays: arrayBuffers / MIB };
}

/** A string of its own, as out of a reply. */
const fresh = (text) => JSON.parse(JSON.stringify(text));
const isoTime = (ms) => ({ text: new Date(ms).toISOString().replace(".000Z", "Z"), ms });

/** One in 40 machines fails most sends, one in 25 batches is bad for a third of its targets, and the rest is chance. */
function fails(n, i) {
  const machine = (n * INSTANCES + i) % FLEET;
  if (machine % 40 === 0) return (n + machine) % 10 < 7;
  return Math.floor(n / 4) % 25 === 0 ? (n + i) % 3 === 0 : (n * 31 + i * 77) % 401 === 0;
}

function makeInstance(n, i, ms) {
  const failed = fails(n, i);
  const [errorCode, errorInfo] = failed ? CAUSES[(n + i) % CAUSES.length] : ["", ""];
  return {
    // Scattered, as a hash is: a machine's ID says nothing of its neighbours'.
    instanceId: fresh(`i-bp1${(((n * INSTANCES + i) % FLEET) * 48_271 + 1e9).toString(36).padStart(17, "hx4k2m9q")}`),
    status: failed ? "Failed" : "Success",
    outcome: failed ? "failed" : "ok",
    errorCode,
    errorInfo,
    createdAt: isoTime(ms),
    startedAt: isoTime(ms + 1000),
    finishedAt: isoTime(ms + 2000 + (i % 7) * 1000),
    updatedAt: isoTime(ms + 3000 + (i % 7) * 1000),
  };
}

/** Batches of four sends a minute apart. */
function makeTask(n) {
  const batch = Math.floor(n / 4);
  const region = REGIONS[batch % REGIONS.length];
  const ms = Date.UTC(2026, 9, 1) + batch * 40_000 + (n % 4) * 60_000;
  const instances = Array.from({ length: INSTANCES }, (_, i) => makeInstance(n, i, ms));
  const tally = tallyOf(instances);
  return {
    profile: "prod",
    region,
    invokeId: fresh(`f-hz0${n.toString(36).padStart(11, "0")}`),
    name: fresh(`app-${batch % 50}.conf`),
    description: fresh(`release ${batch % 5000} of the shop`),
    targetDir: `/etc/app-${batch % 50}`,
    owner: "root",
    group: "root",
    mode: "0644",
    overwrite: true,
    contentType: "PlainText",
    status: fresh(tally.failed > 0 ? "PartialFailed" : "Success"),
    outcome: tally.failed > 0 ? "mixed" : "ok",
    createdAt: isoTime(ms),
    vmCount: INSTANCES,
    instances,
    tally,
    tags: [
      { key: "env", value: batch % 3 === 0 ? "staging" : "prod" },
      { key: "app", value: `app-${batch % 50}` },
    ],
    record: { Content: fresh(`# release ${batch % 500}\n${"worker_processes auto;\n".repeat(40)}`) },
  };
}

const table = [];

function measure(what, run, sizeOf = (answer) => answer.length) {
  const times = [];
  let size = 0;
  for (let n = 0; n < RUNS; n += 1) {
    globalThis.gc?.();
    const started = performance.now();
    const answer = run();
    times.push(performance.now() - started);
    size = sizeOf(answer);
  }
  // The first run also compiles: it is what somebody feels, so it counts.
  const sorted = times.toSorted((a, b) => a - b);
  table.push({
    what,
    "first ms": Math.round(times[0]),
    "median ms": Math.round(sorted[Math.floor(RUNS / 2)]),
    "worst ms": Math.round(sorted[RUNS - 1]),
    answers: size,
  });
}

function search(text) {
  const parsed = parseSearch(text);
  if (!parsed.ok) throw new Error(parsed.error.reason);
  return parsed.value;
}

const before = memory();
const packer = createPacker();
let packing = 0;
const tasks = Array.from({ length: TASKS }, (_, n) => {
  const whole = makeTask(n);
  const started = performance.now();
  const packed = packer.pack(whole);
  packing += performance.now() - started;
  return packed;
});
const { objects, arrays } = memory();
console.log(
  `${TASKS} tasks, ${TASKS * INSTANCES} results: ${(objects - before.objects).toFixed(0)} MiB of objects and ${(arrays - before.arrays).toFixed(0)} MiB in typed arrays; packed in ${(packing / TASKS).toFixed(3)} ms each; Node ${process.version}`,
);

const someId = tasks[Math.floor(TASKS / 2)].instances[0].instanceId;
for (const text of [
  "app-17",
  "clinotrun",
  "zzzzz",
  `'${someId.slice(2)}`,
  "/client.*not running/",
  "/^i-bp1.*7$/",
  "!prod",
  "!'ClientNotRunning",
  "app-1 staging !hangzhou nospace",
]) {
  const wanted = search(text);
  measure(`search ${text}`, () => searchTasks(tasks, wanted));
}
measure("rollouts", () => joinRollouts(tasks));
const largest = joinRollouts(tasks).reduce((best, one) => (one.targets > best.targets ? one : best));
measure("instances of the largest rollout", () => rolloutInstances(largest));
measure(
  "failures",
  () => groupFailures(tasks),
  ({ byCause, byInstance }) => byCause.length + byInstance.length,
);

/** As much of a state as the list is made of. */
const state = (over) => ({
  list: { rows: tasks, cursor: 0, top: 0, sort: { column: "created", reversed: false }, failuresOnly: false, ...over },
  collection: { tasks },
  results: { page: null, shownBefore: new Set() },
  narrow: {},
  facets: { name: { typed: "" } },
  viewport: { columns: 120, rows: 40 },
  focus: "tasks",
});
const rebuild = (what, over) =>
  measure(
    `list: ${what}`,
    () => rebuildList(state({ search: "", ...over })),
    ({ list }) => list.rows.length,
  );
rebuild("all", {});
rebuild("searched by app-17", { search: "app-17" });
rebuild("failures only", { failuresOnly: true });
rebuild("sorted by name", { sort: { column: "name", reversed: false } });
rebuild("sorted by failed", { sort: { column: "failed", reversed: false } });
console.table(table);
console.log(`peak resident set ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
