/** What cafe costs while it only runs: idle, and in memory after many keys. */
import { typeMany } from "./keys.mjs";
import { cpuMs, residentMiB } from "./process-cost.mjs";
import { openReady } from "./subjects.mjs";

/**
 * The last page: its ages are days, so none of them changes while it is watched; how old the page itself is changes with
 * every minute. The first stretch has what follows a start: V8 gives back what loading has left.
 */
export async function measureIdle(report, { cafe, seconds }) {
  const session = await openReady(cafe.demo("--page", "5"));
  for (const when of ["after the start", "later"]) {
    let bytes = 0;
    const before = cpuMs(session.pid);
    const stop = session.listen(({ data }) => {
      bytes += data.length;
    });
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    stop();
    const what = `idle for ${seconds} s ${when}`;
    report.add({ what: `${what}: bytes`, unit: "B", values: [bytes], reach: "0" });
    report.add({ what: `${what}: CPU`, unit: "ms", values: [cpuMs(session.pid) - before], reach: "0" });
  }
  await session.end("q");
}

/** With the demo, whose endpoint is a thread of the same process, and against an endpoint elsewhere. */
export async function measureMemory(report, { cafe, ink, manyKeys }) {
  const emulator = await openReady(cafe.emulator(257));
  const url = /http:\S+/.exec(await emulator.screen())[0];
  const subjects = [
    { name: "cafe", ...cafe.at(url), reach: "<= 110" },
    { name: "cafe --demo", ...cafe.demo(), reach: "" },
    { ...ink, reach: "" },
  ];
  for (const { name, reach, ...subject } of subjects) {
    const session = await openReady(subject);
    const { memory, times } = await typeMany(session, manyKeys, () => residentMiB(session.pid));
    report.add({ what: `memory, ${name}: at the start`, unit: "MiB", values: [memory[0]] });
    report.add({ what: `memory, ${name}: after ${manyKeys} keys`, unit: "MiB", values: [memory.at(-1)], reach });
    const growth = memory.at(-1) - memory[Math.floor(memory.length / 2)];
    report.add({
      what: `memory, ${name}: growth in the second half`,
      unit: "MiB",
      values: [growth],
      reach: name === "cafe" ? "0" : "",
    });
    report.add({ what: `key to frame, ${name}, sent as fast as drawn`, unit: "ms", values: times });
    await session.end(subject.quit);
  }
  await emulator.end();
}
