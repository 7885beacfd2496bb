/** How long it takes until something is there: whole short calls, the first paint, the first useful frame. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { costOf, cpuMs } from "./process-cost.mjs";
import { open } from "./subjects.mjs";

const NODE = [process.execPath, "-e", "0"];

/** The calls that need no terminal, in turn with `node -e 0`. */
export function measureCalls(report, { cafe, rounds }) {
  const calls = { "node -e 0": NODE, "--version": [...cafe.launch, "--version"], "--help": [...cafe.launch, "--help"] };
  const costs = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (const command of Object.values(calls)) costOf(command, cafe.env);
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, command] of Object.entries(calls)) costs[name].push(costOf(command, cafe.env));
  }
  for (const measure of ["wall", "cpu"]) {
    for (const [name, series] of Object.entries(costs)) {
      const reference = name === "node -e 0" ? undefined : `node -e 0, ${measure}`;
      report.add({ what: `${name}, ${measure}`, unit: "ms", values: series.map((cost) => cost[measure]), reference });
    }
  }
}

/** From the start of the process to its first whole frame and to its first useful one, in turn. */
export async function measureFrames(report, { cafe, ink, peers, rounds }) {
  const node = { name: "node", command: NODE, env: cafe.env };
  const subjects = [node, { name: "cafe --demo", ...cafe.demo() }, ink, ...peers];
  const series = new Map(subjects.map(({ name }) => [name, { paint: [], useful: [], cpu: [] }]));
  // The first round also fills the compile cache, which a user's second start finds filled.
  for (let round = -1; round < rounds; round += 1) {
    for (const subject of subjects) {
      const times = await startOnce(subject);
      if (round < 0) continue;
      for (const [key, value] of Object.entries(times)) series.get(subject.name)[key].push(value);
    }
  }
  const reference = "node -e 0, in turn with the frames";
  report.add({ what: reference, unit: "ms", values: series.get("node").useful });
  const own = series.get("cafe --demo");
  report.add({ what: "first paint, --demo", unit: "ms", values: own.paint, reference, reach: "<= 1.5x" });
  report.add({
    what: "first useful frame, --demo",
    unit: "ms",
    values: own.useful,
    reference,
    reach: "<= 2.8x, aim 2.2x",
  });
  report.add({ what: "CPU until then, all threads", unit: "ms", values: own.cpu });
  for (const { name } of [ink, ...peers]) {
    report.add({ what: `first useful frame, ${name}`, unit: "ms", values: series.get(name).useful, reference });
  }
}

async function startOnce(subject) {
  if (subject.ready === undefined) return { useful: await lifeOf(subject) };
  const session = open(subject);
  const useful = await session.until(subject.ready);
  const cpu = cpuMs(session.pid);
  await session.settle(150, 150);
  await session.end(subject.quit);
  return {
    useful: useful - session.startedAt,
    cpu,
    ...(session.firstFrameAt !== null && { paint: session.firstFrameAt - session.startedAt }),
  };
}

/** Not in a pty, whose end node-pty tells 200 ms late. */
async function lifeOf({ command: [program, ...args], env }) {
  const started = performance.now();
  await once(spawn(program, args, { env, stdio: "ignore" }), "exit");
  return performance.now() - started;
}
