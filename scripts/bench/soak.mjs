/**
 * An hour of refreshing in compressed time: clock and timers of cafe and of its endpoint run 60 times as fast. Where no
 * task is open any more cafe does not refresh by itself, so `r` is pressed as often as it would.
 */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cpuMs, residentMiB } from "./process-cost.mjs";
import { openReady } from "./subjects.mjs";

const FAST_CLOCK = join(import.meta.dirname, "fast-clock.cjs");
const LIVE_HEAP = join(import.meta.dirname, "live-heap.cjs");
const SPEED = 60;
/** The shortest that a user would choose. */
const REFRESH_SECONDS = 5;
const SAMPLES = 20;

/** Readings of what is in use: one page of the fleet's life has 2 MiB more than another, and a reply may just be being read. */
const READINGS = 10;
const BETWEEN_READINGS = 500;

/** `seconds` of real time. Tasks come and end meanwhile, as the endpoint's fleet lives on. */
export async function measureSoak(report, { cafe, seconds }) {
  const faster = (subject) => ({ ...subject, env: { ...subject.env, ...fast() } });
  const emulator = await openReady(faster(cafe.livingEmulator()));
  let calls = 0;
  emulator.listen(({ data }) => {
    calls += data.toString().split("DescribeSendFileResults").length - 1;
  });
  const url = /http:\S+/.exec(await emulator.screen())[0];
  const file = join(tmpdir(), `cafe-bench-live-${process.pid}`);
  // Deadlines pass as fast.
  const subject = cafe.refreshed(url, REFRESH_SECONDS, "--timeout", "300");
  const env = { ...subject.env, ...fast(`--require=${LIVE_HEAP}`, "--expose-gc"), CAFE_BENCH_LIVE: file };
  const session = await openReady({ ...subject, env });
  // Warm, and long before the second quarter, as it changes what is resident.
  await refresh(session, (seconds * 1000) / 10);
  const liveBefore = await liveMiB(session, file);
  const before = { cpu: cpuMs(session.pid), calls };
  const memory = [];
  for (let n = 0; n < SAMPLES; n += 1) {
    await refresh(session, (seconds * 900) / SAMPLES);
    memory.push(residentMiB(session.pid));
  }
  const cpu = (cpuMs(session.pid) - before.cpu) / Math.max(1, calls - before.calls);
  const liveAfter = await liveMiB(session, file);
  rmSync(file, { force: true });
  const of = `${Math.round((seconds * SPEED) / 60)} minutes of refreshing`;
  const add = (what, unit, value, reach) => report.add({ what: `${of}: ${what}`, unit, values: [value], reach });
  add("calls", "", calls);
  add("in use after a collection", "MiB", liveAfter);
  add("growth of that since the first tenth", "MiB", liveAfter - liveBefore, "0");
  add("resident at the end", "MiB", memory.at(-1));
  add("growth of that, last quarter over second", "MiB", growth(memory), "0");
  add("CPU for each call", "ms", cpu);
  await session.end("q");
  await emulator.end();
}

/** The environment in which a program's time passes faster. */
const fast = (...options) => ({
  NODE_OPTIONS: [`--require=${FAST_CLOCK}`, ...options].join(" "),
  CAFE_BENCH_SPEED: String(SPEED),
});

async function refresh(session, ms) {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    await pause((REFRESH_SECONDS * 1000) / SPEED);
    session.send("r");
  }
  await session.screen();
}

/** The least of some readings of what is in use. */
async function liveMiB(session, file) {
  const readings = [];
  while (readings.length < READINGS) {
    rmSync(file, { force: true });
    process.kill(session.pid, "SIGUSR2");
    // The answer is on its way to the file; meanwhile it goes on as before.
    while (!existsSync(file)) await refresh(session, BETWEEN_READINGS);
    readings.push(Number(readFileSync(file, "utf8")) / 1024 ** 2);
  }
  return Math.min(...readings);
}

/** By means: a single reading says how long ago V8 last collected. */
function growth(memory) {
  const quarter = (n) => memory.slice((memory.length / 4) * (n - 1), (memory.length / 4) * n);
  const mean = (series) => series.reduce((sum, one) => sum + one, 0) / series.length;
  return mean(quarter(4)) - mean(quarter(2));
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
