/**
 * An hour of refreshing in compressed time: clock and timers of cafe and of its endpoint run 60 times as fast. Where no
 * task is open any more cafe does not refresh by itself, so `r` is pressed as often as it would.
 */
import { join } from "node:path";
import { cpuMs, residentMiB } from "./process-cost.mjs";
import { openReady } from "./subjects.mjs";

const SPEED = 60;
/** The shortest that a user would choose. */
const REFRESH_SECONDS = 5;
const SAMPLES = 20;

/** `seconds` of real time. Tasks come and end meanwhile, as the endpoint's fleet lives on. */
export async function measureSoak(report, { cafe, seconds }) {
  const fast = {
    NODE_OPTIONS: `--require=${join(import.meta.dirname, "fast-clock.cjs")}`,
    CAFE_BENCH_SPEED: String(SPEED),
  };
  const faster = (subject) => ({ ...subject, env: { ...subject.env, ...fast } });
  const emulator = await openReady(faster(cafe.livingEmulator()));
  let calls = 0;
  emulator.listen(({ data }) => {
    calls += data.toString().split("DescribeSendFileResults").length - 1;
  });
  const url = /http:\S+/.exec(await emulator.screen())[0];
  // Deadlines pass as fast.
  const session = await openReady(faster(cafe.refreshed(url, REFRESH_SECONDS, "--timeout", "300")));
  const memory = [];
  const before = cpuMs(session.pid);
  for (let n = 0; n < SAMPLES; n += 1) {
    const end = performance.now() + (seconds * 1000) / SAMPLES;
    while (performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, (REFRESH_SECONDS * 1000) / SPEED));
      session.send("r");
    }
    await session.screen();
    memory.push(residentMiB(session.pid));
  }
  const of = `${Math.round((seconds * SPEED) / 60)} minutes of refreshing`;
  const half = memory.length / 2;
  const mean = (series) => series.reduce((sum, one) => sum + one, 0) / series.length;
  report.add({ what: `${of}: calls`, unit: "", values: [calls] });
  report.add({ what: `${of}: memory at the end`, unit: "MiB", values: [memory.at(-1)] });
  report.add({
    what: `${of}: growth, mean of the last quarter over the second`,
    unit: "MiB",
    values: [mean(memory.slice(half + half / 2)) - mean(memory.slice(half / 2, half))],
    reach: "0",
  });
  report.add({
    what: `${of}: CPU for each call`,
    unit: "ms",
    values: [(cpuMs(session.pid) - before) / Math.max(1, calls)],
  });
  await session.end("q");
  await emulator.end();
}
