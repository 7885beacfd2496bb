/**
 * cafe over 9,600 bit/s and 300 ms round trip. The far end of the link is computed, not waited for: when a byte gets there
 * follows from when it was read, how many are before it, and the delay. The near end is real: the link takes BUFFER_MS of
 * bytes before nothing more is read from the pty, as kernel and sshd do; and the terminal at the far end says that it is
 * well when the question has got there.
 */

import { FRAME_END } from "./pty-session.mjs";
import { summary } from "./report.mjs";
import { DOWN, openReady, UP } from "./subjects.mjs";

/** 8 data bits with start and stop bit. */
const BYTES_PER_MS = 9600 / 10 / 1000;
const ONE_WAY_MS = 150;
/** 32 kB, what a pty and a channel of SSH take at the least. */
const BUFFER_MS = 32_768 / BYTES_PER_MS;
const ASKED = "\u001b[5n";
const WELL = "\u001b[0n";

const at = (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms - performance.now())));

class SlowLink {
  #session;
  #freeAt = 0;
  #stop;
  /** `{at, bytes, isFrame}` of what came, at the times of the far end. */
  arrived = [];

  constructor(session) {
    this.#session = session;
    this.#stop = session.listen(({ data, at: read }) => this.#carry(data, read));
  }

  /** Presses a key at the far end; answers with the time there. */
  press(key) {
    setTimeout(() => this.#session.send(key), ONE_WAY_MS);
    return performance.now();
  }

  async idle() {
    do await at(Math.max(this.#freeAt, performance.now()) + ONE_WAY_MS + 200);
    while (this.#freeAt > performance.now());
  }

  close() {
    this.#stop();
    this.#session.resume();
  }

  #carry(data, read) {
    const begin = Math.max(read, this.#freeAt);
    const end = data.indexOf(FRAME_END);
    const shown = end < 0 ? data.length : end + FRAME_END.length;
    this.arrived.push({ at: begin + shown / BYTES_PER_MS + ONE_WAY_MS, bytes: data.length, isFrame: end >= 0 });
    this.#freeAt = begin + data.length / BYTES_PER_MS;
    const full = this.#freeAt - BUFFER_MS;
    if (full > performance.now()) {
      this.#session.pause();
      void at(full).then(() => this.#session.resume());
    }
    const asked = data.indexOf(ASKED);
    if (asked < 0) return;
    const heard = begin + (asked + ASKED.length) / BYTES_PER_MS + 2 * ONE_WAY_MS;
    void at(heard).then(() => this.#session.send(WELL));
  }
}

export async function measureSlowLink(report, { cafe, keys, seconds }) {
  const session = await openReady(cafe.demo(), { cols: 80, rows: 24 });
  const link = new SlowLink(session);
  const visible = [];
  for (let n = 0; n < keys; n += 1) {
    link.arrived.length = 0;
    const pressed = link.press(n % 10 < 5 ? DOWN : UP);
    await link.idle();
    const frame = link.arrived.find(({ isFrame }) => isFrame);
    if (frame !== undefined) visible.push(frame.at - pressed);
  }
  const of = "9,600 bit/s, 300 ms round trip, 80x24";
  report.add({ what: `${of}: cursor move seen`, unit: "ms", values: visible, reach: "<= 500" });
  const lag = await holdOver(link, seconds);
  report.add({
    what: `${of}: held key ${seconds} s, lag of the last`,
    unit: "ms",
    values: [lag],
    reach: "nothing piles up",
  });
  link.close();
  await session.end("q");
  return summary(visible);
}

async function holdOver(link, seconds) {
  const start = performance.now();
  let last = start;
  for (let n = 0; n < seconds * 30; n += 1) {
    await at(start + (n * 1000) / 30);
    last = link.press(n % 20 < 10 ? DOWN : UP);
  }
  await link.idle();
  return (link.arrived.at(-1)?.at ?? last) - last;
}
