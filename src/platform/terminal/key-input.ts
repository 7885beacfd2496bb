/**
 * stdin as those see it who read keys: without the terminal's answers to a question. Until they read, keys wait here, since
 * the answer to a question from before is read at once.
 */
import type { ReadStream } from "node:tty";
import type { Rgb } from "../../lib/colour.ts";
import { drain } from "./drain.ts";
import { QUESTION, Replies } from "./replies.ts";

/** How long what may be the beginning of an answer, or a key, is held back. */
const KEY_WAIT_MS = 50;
/** How long an answer may hold up the way out, and how long after the question one is expected at all. */
const DRAIN_MS = 100;
const EXPECTED_MS = 10_000;
/** "I am well." */
const STATUS = "\u001b[0n";

export class KeyInput {
  readonly #stdin: ReadStream;
  #replies: Replies | undefined;
  #askedAt = 0;
  #keys = "";
  #timer: NodeJS.Timeout | undefined;
  #found: (background: Rgb) => void = () => {};
  /** What Ink gets. */
  readonly stream: ReadStream;

  constructor(stdin: ReadStream) {
    this.#stdin = stdin;
    this.stream = this.#standIn();
  }

  /** Asks what the background is. `found` is told, if there is an answer; it may come at any time. */
  ask(write: (question: string) => unknown, found: (background: Rgb) => void): void {
    this.#replies = new Replies();
    this.#askedAt = performance.now();
    this.#found = found;
    this.#stdin.setEncoding("utf8");
    this.#stdin.on("readable", this.#readAhead);
    write(QUESTION);
  }

  /**
   * The terminal is about to be given back: whoever has it next must not get an answer. `owed`: for how many milliseconds
   * one to "how are you?" is worth waiting for.
   */
  settle(owed: number): void {
    this.#stdin.off("readable", this.#readAhead);
    const replies = this.#expected();
    if (replies === undefined && owed === 0) return;
    this.#askedAt = Number.NEGATIVE_INFINITY;
    // Ink may have ended it: the answer would be echoed, and waited for up to a line end.
    this.#stdin.setRawMode(true);
    let heard = "";
    drain(
      (chunk) => {
        replies?.push(chunk);
        heard += chunk;
        return (replies?.isFenced ?? true) && (owed === 0 || heard.includes(STATUS));
      },
      Math.max(owed, replies === undefined ? 0 : DRAIN_MS),
    );
  }

  /** Whoever takes an answer that may still come. */
  #expected(): Replies | undefined {
    const isLate = performance.now() - this.#askedAt > EXPECTED_MS;
    return isLate || this.#replies?.isFenced === true ? undefined : this.#replies;
  }

  /** Nobody reads keys yet: the answer is taken, and they are kept. */
  readonly #readAhead = (): void => {
    for (let chunk = this.#stdin.read(); chunk !== null; chunk = this.#stdin.read()) this.#take(String(chunk));
  };

  #take(chunk: string): void {
    const replies = this.#replies;
    if (replies === undefined) {
      this.#keys += chunk;
      return;
    }
    const { keys, background } = replies.push(chunk);
    this.#keys += keys;
    if (background !== null) this.#found(background);
    clearTimeout(this.#timer);
    if (replies.mayHoldKey) this.#timer = setTimeout(() => this.#releaseSoon(replies), KEY_WAIT_MS);
  }

  /** Where the program was busy, the rest may have come long ago: it is read before what was put off is done. */
  #releaseSoon(replies: Replies): void {
    setImmediate(() => {
      this.#keys += replies.release();
      if (this.#keys !== "") this.#stdin.emit("readable");
    });
  }

  #read(): string | null {
    this.#readAhead();
    const keys = this.#keys;
    this.#keys = "";
    return keys === "" ? null : keys;
  }

  #standIn(): ReadStream {
    const read = () => this.#read();
    const listen = (event: string, listener: () => void) => {
      this.#stdin.on(event, listener);
      if (event === "readable") {
        this.#stdin.off("readable", this.#readAhead);
        // What was typed before makes no event of its own.
        if (this.#keys !== "") setImmediate(() => this.#stdin.emit("readable"));
      }
      return this.stream;
    };
    return new Proxy(this.#stdin, {
      get(target, name) {
        if (name === "read") return read;
        if (name === "addListener" || name === "on") return listen;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }
}
