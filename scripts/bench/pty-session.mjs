/**
 * A program in a pty, for measuring: when its bytes came and how many, and what they make of the screen. Feeds the screen
 * only when somebody asks, so that parsing never falls between a key and the time of its answer. Knows nothing of cafe.
 */
import pty from "@lydell/node-pty";
import xterm from "@xterm/headless";

/** Ends a synchronized update; a frame is complete with it. */
export const FRAME_END = "\u001b[?2026l";
const APPLICATION = /^\u001b\[([A-D])$/;

export class PtySession {
  #child;
  #terminal;
  #backlog = [];
  #listener = () => {};
  exited;
  startedAt;
  /** When the first synchronized update was complete; null for programs that have none. */
  firstFrameAt = null;

  constructor([command, ...args], { cols = 120, rows = 40, env, cwd } = {}) {
    this.#terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 0 });
    this.startedAt = performance.now();
    this.#child = pty.spawn(command, args, { name: "xterm-256color", cols, rows, env, cwd, encoding: null });
    this.#child.onData((data) => {
      const chunk = { data, at: performance.now() };
      this.#backlog.push(chunk);
      if (this.firstFrameAt === null && data.includes(FRAME_END)) this.firstFrameAt = chunk.at;
      this.#listener(chunk);
    });
    this.exited = new Promise((resolve) => {
      this.#child.onExit(resolve);
    });
    void this.exited.then(() => this.#listener(null));
    // Answers to queries, as a real terminal gives them.
    this.#terminal.onData((data) => this.#child.write(data));
  }

  get pid() {
    return this.#child.pid;
  }

  /** Types a key; arrows as the program's cursor key mode wants them. */
  send(text) {
    const isApplication = this.#terminal.modes.applicationCursorKeysMode;
    this.#child.write(isApplication ? text.replace(APPLICATION, "\u001bO$1") : text);
  }

  pause() {
    this.#child.pause();
  }

  resume() {
    this.#child.resume();
  }

  /** Hands every later chunk `{data, at}` to `listener` until `stop` is called on the answer. */
  listen(listener) {
    this.#listener = (chunk) => chunk !== null && listener(chunk);
    return () => {
      this.#listener = () => {};
    };
  }

  /**
   * Reads until `quietMs` of silence; gives up where nothing comes in `patienceMs`. Times in ms of performance.now():
   * `first` and `last` byte, `frame` the end of the first synchronized update (or of the first chunk); null for silence.
   */
  settle(quietMs, patienceMs = 1000) {
    return new Promise((resolve) => {
      const seen = { first: null, last: null, frame: null, bytes: 0, writes: 0 };
      let timer = setTimeout(done, patienceMs);
      function done() {
        resolve(seen.first === null ? null : { ...seen, frame: seen.frame ?? seen.first });
      }
      this.#listener = (chunk) => {
        clearTimeout(timer);
        if (chunk === null) return done();
        seen.first ??= chunk.at;
        seen.last = chunk.at;
        if (seen.frame === null && chunk.data.includes(FRAME_END)) seen.frame = chunk.at;
        seen.bytes += chunk.data.length;
        seen.writes += 1;
        timer = setTimeout(done, quietMs);
      };
    });
  }

  /** Answers with the arrival time of the chunk that made the screen match. */
  async until(pattern, patienceMs = 20_000) {
    const end = performance.now() + patienceMs;
    for (;;) {
      for (const chunk of this.#backlog.splice(0)) {
        await this.#parse(chunk.data);
        if (pattern.test(this.#text())) return chunk.at;
      }
      if (this.#backlog.length > 0) continue;
      if (pattern.test(this.#text())) return performance.now();
      if (performance.now() > end) throw new Error(`the screen never showed ${pattern}:\n${this.#text()}`);
      await this.#nextChunk(end - performance.now());
    }
  }

  async screen() {
    for (const chunk of this.#backlog.splice(0)) await this.#parse(chunk.data);
    return this.#text();
  }

  /** Ends the program by a key, or by force where that takes more than 2 s. */
  async end(key) {
    if (key === undefined) this.#child.kill("SIGKILL");
    else this.send(key);
    const timer = setTimeout(() => this.#child.kill("SIGKILL"), 2000);
    await this.exited;
    clearTimeout(timer);
    this.#terminal.dispose();
  }

  #nextChunk(patienceMs) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(resolve, Math.max(1, patienceMs));
      this.#listener = (chunk) => {
        clearTimeout(timer);
        if (chunk === null) reject(new Error(`the program has ended:\n${this.#text()}`));
        else resolve();
      };
    });
  }

  #parse(data) {
    return new Promise((resolve) => {
      this.#terminal.write(data, resolve);
    });
  }

  #text() {
    const { active } = this.#terminal.buffer;
    const lines = Array.from({ length: this.#terminal.rows }, (_, row) =>
      active.getLine(active.baseY + row)?.translateToString(true),
    );
    return lines.join("\n");
  }
}
