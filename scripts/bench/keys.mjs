/** What a key costs: time to its frame, bytes, writes; one by one and held down. */
import { cpuMs } from "./process-cost.mjs";
import { FRAME_END } from "./pty-session.mjs";
import { summary } from "./report.mjs";
import { DOWN, openReady, UP } from "./subjects.mjs";

/** Silence in ms that ends the answer to a key; and with the detail pane's answer, which comes 80 ms after the last key. */
const SETTLED = 25;
const WITH_DETAIL = 200;
/** After that a page of the demo is answered, and the detail pane has followed. */
const PAGE_SETTLED = 600;
/** Bytes: what says that a page is asked for takes less, and a page more. */
const SMALL_FRAME = 350;
/** Between two keys, as a fast reader types. */
const PAUSE = 40;
const WARM_UP = 40;

export const SIZES = [
  { cols: 120, rows: 40, reach: ["<= 3", "p95 <= 7", "<= 250, aim 187"] },
  { cols: 200, rows: 50, reach: ["<= 4", "p95 <= 9", "<= 280"] },
];

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Down and up again, never as far as the end of a page of 50 rows: a key that moves nothing has no answer. */
function* downAndUp(count) {
  for (let n = 0; n < count; n += 1) yield n % 40 < 20 ? DOWN : UP;
}

/** Sends keys one by one; the answers without those that brought nothing. */
export async function typeKeys(session, keys, settled, gap) {
  const answers = [];
  for (const key of keys) {
    const at = performance.now();
    session.send(key);
    const seen = await session.settle(settled, 500);
    if (seen !== null) answers.push({ ...seen, ms: seen.last - at, frameMs: seen.frame - at });
    if (gap > 0) await pause(gap);
  }
  return answers;
}

export async function measureCursor(report, { cafe, ink, peers, keys }) {
  for (const size of SIZES) {
    await measureOwn(report, cafe, size, keys);
    for (const subject of [ink, ...(size.cols === 120 ? peers : [])]) await measureOther(report, subject, size, keys);
  }
}

async function measureOwn(report, cafe, { cols, rows, reach }, keys) {
  const label = `${cols}x${rows}`;
  const session = await openReady(cafe.demo(), { cols, rows });
  await typeKeys(session, downAndUp(WARM_UP), SETTLED, PAUSE);
  const before = cpuMs(session.pid);
  const answers = await typeKeys(session, downAndUp(keys), SETTLED, PAUSE);
  const cpu = (cpuMs(session.pid) - before) / keys;
  const add = (what, unit, values, goal = "") =>
    report.add({ what: `cursor key ${label}, cafe: ${what}`, unit, values, reach: goal });
  add("to its last byte", "ms", times(answers), `${reach[0]}, ${reach[1]}`);
  add("bytes", "B", sizes(answers), reach[2]);
  add("writes", "", writes(answers), "1");
  add("CPU", "ms", [cpu]);
  await measureDetail(report, session, label, reach[2]);
  await measurePages(report, session, label);
  await session.end("q");
}

async function measureOther(report, subject, { cols, rows }, keys) {
  const session = await openReady(subject, { cols, rows });
  await typeKeys(session, downAndUp(WARM_UP), SETTLED, PAUSE);
  const answers = await typeKeys(session, downAndUp(keys), SETTLED, PAUSE);
  const of = `cursor key ${cols}x${rows}, ${subject.name}`;
  report.add({ what: `${of}: to its last byte`, unit: "ms", values: times(answers) });
  report.add({ what: `${of}: bytes`, unit: "B", values: sizes(answers) });
  await session.end(subject.quit);
}

const times = (answers) => answers.map(({ ms }) => ms);
const sizes = (answers) => answers.map(({ bytes }) => bytes);
const writes = (answers) => answers.map((answer) => answer.writes);

/** Every key waits until the detail pane has followed. */
async function measureDetail(report, session, label, reach) {
  const answers = await typeKeys(session, downAndUp(30), WITH_DETAIL, 0);
  const add = (what, unit, values, goal = "") =>
    report.add({ what: `cursor key and detail ${label}: ${what}`, unit, values, reach: goal });
  add(
    "to the cursor's frame",
    "ms",
    answers.map(({ frameMs }) => frameMs),
  );
  add(
    "bytes",
    "B",
    answers.map(({ bytes }) => bytes),
    reach,
  );
  add(
    "writes",
    "",
    answers.map(({ writes }) => writes),
    "2",
  );
}

/**
 * What a page change takes, and what of it until the list and the filter panes are there: the first frame that is
 * not small. That the page is asked for is said before, in a few bytes; the detail pane follows after a pause.
 */
async function measurePages(report, session, label) {
  const listed = [];
  const whole = [];
  for (const key of ["]", "[", "]", "[", "]", "[", "]", "["]) {
    const chunks = [];
    const stop = session.listen(({ data }) => chunks.push(data));
    session.send(key);
    await pause(PAGE_SETTLED);
    stop();
    const bytes = Buffer.concat(chunks);
    listed.push(bytes.indexOf(FRAME_END, SMALL_FRAME) + FRAME_END.length);
    whole.push(bytes.length);
  }
  const add = (what, values, reach) => report.add({ what: `page change ${label}: ${what}`, unit: "B", values, reach });
  add("bytes until the list is there", listed, "<= 1500");
  add("bytes", whole, "<= 1500");
}

/** 30 keys a second: how long after each its frame is there, and after the last one the last byte. */
export async function measureHeld(report, { cafe, seconds }) {
  for (const { cols, rows } of SIZES) {
    const session = await openReady(cafe.demo(), { cols, rows });
    await typeKeys(session, downAndUp(WARM_UP), SETTLED, 0);
    const { waits, behind, lag, bytes, cpu } = await hold(session, 30, seconds);
    const of = `held key 30/s for ${seconds} s, ${cols}x${rows}`;
    report.add({ what: `${of}: to the next frame`, unit: "ms", values: waits });
    report.add({ what: `${of}: keys behind at most`, unit: "", values: [behind], reach: "< 2" });
    report.add({ what: `${of}: lag of the last`, unit: "ms", values: [lag] });
    report.add({ what: `${of}: bytes per key`, unit: "B", values: [bytes] });
    report.add({ what: `${of}: CPU`, unit: "%", values: [cpu] });
    await session.end("q");
  }
}

async function hold(session, rate, seconds) {
  const count = rate * seconds;
  const pending = [];
  const waits = [];
  let behind = 0;
  let bytes = 0;
  const stop = session.listen(({ data, at }) => {
    bytes += data.length;
    // The newest key may have been sent while this frame was on its way: it is not behind yet.
    behind = Math.max(behind, pending.length - 1);
    for (const sent of pending.splice(0)) waits.push(at - sent);
  });
  const before = cpuMs(session.pid);
  const start = performance.now();
  let n = 0;
  for (const key of downAndUp(count)) {
    await pause(Math.max(0, start + (n * 1000) / rate - performance.now()));
    n += 1;
    pending.push(performance.now());
    session.send(key);
  }
  stop();
  const sent = pending[0] ?? performance.now();
  const rest = await session.settle(60, 500);
  const cpu = ((cpuMs(session.pid) - before) / (performance.now() - start)) * 100;
  return { waits, behind, lag: rest === null ? 0 : rest.last - sent, bytes: bytes / count, cpu };
}

/** Many keys, each sent as soon as the one before is drawn. Answers with their times and the memory on the way. */
export async function typeMany(session, count, memoryOf) {
  const times = [];
  const memory = [memoryOf()];
  let n = 0;
  for (const key of downAndUp(count)) {
    const at = performance.now();
    session.send(key);
    const seen = await session.settle(0, 500);
    if (seen !== null) times.push(seen.frame - at);
    n += 1;
    if (n % Math.ceil(count / 10) === 0) {
      await session.screen();
      memory.push(memoryOf());
    }
  }
  return { times, memory, median: summary(times).median };
}
