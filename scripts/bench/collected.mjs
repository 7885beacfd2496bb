/** What a key costs among few and many loaded tasks. The endpoint is a process of its own. */
import { typeKeys } from "./keys.mjs";
import { residentMiB } from "./process-cost.mjs";
import { DOWN, openReady, UP } from "./subjects.mjs";

const KEYS = [...Array(20).fill(DOWN), ...Array(20).fill(UP)];
/** A crawl of 100,000 tasks is 2,000 calls. */
const PATIENCE_MS = 900_000;

export async function measureCollected(report, { cafe, sizes, keys }) {
  let reference;
  for (const tasks of sizes) {
    const emulator = await openReady(cafe.emulator(tasks));
    const url = /http:\S+/.exec(await emulator.screen())[0];
    const session = await openReady(cafe.at(url));
    const started = performance.now();
    session.send("A");
    await session.until(/y go on|loading every page| all there are/);
    if (/y go on/.test(await session.screen())) session.send("y");
    await session.until(/ all there are/, PATIENCE_MS);
    const loading = (performance.now() - started) / 1000;
    await session.settle(300, 300);
    const rounds = Math.ceil(keys / KEYS.length);
    const answers = await typeKeys(session, Array(rounds).fill(KEYS).flat(), 25, 40);
    const what = `cursor key among ${tasks} loaded tasks`;
    report.add({ what, unit: "ms", values: answers.map(({ ms }) => ms), reference, reach: "the same" });
    reference ??= what;
    report.add({ what: `loading ${tasks} tasks (A)`, unit: "s", values: [loading] });
    report.add({ what: `memory with ${tasks} loaded tasks`, unit: "MiB", values: [residentMiB(session.pid)] });
    await session.end("q");
    await emulator.end();
  }
}
