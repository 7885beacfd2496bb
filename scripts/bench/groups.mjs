/**
 * What grouping costs: 100,000 tasks with 20 instances each, joined into rollouts and grouped by failure. Time is that
 * of several runs, of which the best says most on a busy machine; memory is what the tasks hold, and what the answer adds to it, after a collection.
 *
 *   node --expose-gc scripts/bench/groups.mjs [tasks] [instances]
 */
import { groupFailures } from "../../src/domain/failure-groups.ts";
import { joinRollouts, rolloutInstances } from "../../src/domain/rollouts.ts";

const [TASKS = 100_000, INSTANCES = 20] = process.argv.slice(2).map(Number);
const RUNS = 5;
const REGIONS = ["cn-hangzhou", "cn-beijing", "cn-shanghai", "ap-southeast-1"];
const CODES = ["ClientNotRunning", "FileCreateFail", "InstanceNotRunning", "AccountNotExists"];
const FLEET = 40_000;

const heap = () => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};

const time = (ms) => ({ text: new Date(ms).toISOString().replace(".000Z", "Z"), ms });

/** Batches of four sends a minute apart; every content and instance ID is a string of its own, as out of a reply. */
function makeTask(n) {
  const batch = Math.floor(n / 4);
  const region = REGIONS[batch % REGIONS.length];
  const ms = Date.UTC(2026, 9, 1) + batch * 40_000 + (n % 4) * 60_000;
  const content = `# release ${batch % 500}\n${"worker_processes auto;\n".repeat(40)}# ${batch % 500}\n`;
  const instances = Array.from({ length: INSTANCES }, (_, i) => {
    const failed = (n * 31 + i * 7) % 20 === 0;
    return {
      instanceId: `i-bp1${((n * INSTANCES + i) % FLEET).toString(36).padStart(17, "0")}`,
      status: failed ? "Failed" : "Success",
      outcome: failed ? "failed" : "ok",
      errorCode: failed ? CODES[(n + i) % CODES.length] : "",
      errorInfo: "",
      createdAt: time(ms),
      startedAt: time(ms),
      finishedAt: time(ms + 2000),
      updatedAt: time(ms + 2000),
    };
  });
  const failed = instances.filter(({ outcome }) => outcome === "failed").length;
  return {
    region,
    invokeId: `f-hz0${n.toString(36).padStart(11, "0")}`,
    name: `app-${batch % 50}.conf`,
    targetDir: "/etc/app",
    contentType: "PlainText",
    createdAt: time(ms),
    vmCount: INSTANCES,
    instances,
    tally: { ok: INSTANCES - failed, failed, open: 0 },
    record: { Content: Buffer.from(content).toString("utf8") },
  };
}

function measure(name, run) {
  const times = [];
  let answer = run();
  for (let n = 0; n < RUNS; n += 1) {
    answer = undefined;
    heap();
    const started = performance.now();
    answer = run();
    times.push(performance.now() - started);
  }
  const before = heap();
  const kept = answer;
  answer = undefined;
  const size = kept.size ?? kept.length;
  times.sort((a, b) => a - b);
  console.log(
    `${name.padEnd(44)} best ${times[0].toFixed(0)} ms, median ${times[Math.floor(RUNS / 2)].toFixed(0)} ms, worst ${times[RUNS - 1].toFixed(0)} ms; ${size} groups; heap with the answer ${before.toFixed(0)} MiB`,
  );
  return kept;
}

const empty = heap();
const tasks = Array.from({ length: TASKS }, (_, n) => makeTask(n));
console.log(
  `${TASKS} tasks, ${TASKS * INSTANCES} results: ${(heap() - empty).toFixed(0)} MiB of heap; Node ${process.version}`,
);
const rollouts = measure("joinRollouts", () => joinRollouts(tasks));
const largest = rollouts.reduce((best, one) => (one.targets > best.targets ? one : best));
measure(`rolloutInstances of the largest (${largest.targets} targets)`, () => rolloutInstances(largest));
measure("groupFailures", () => {
  const groups = groupFailures(tasks);
  return Object.assign(groups, { size: groups.byCause.length + groups.byInstance.length });
});
console.log(`peak resident set ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`);
