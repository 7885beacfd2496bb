/**
 * How much may be on its way to the terminal. A slow link takes tens of kB before a write is felt to wait: half a minute
 * of frames at 9,600 bit/s. So the terminal is asked for its status after some of them, and what is not answered yet is on
 * its way. Pure: bytes and times (milliseconds) are handed in; writes nothing and sets no timer.
 */

/** "Are you well?", which every terminal answers with `CSI 0 n`, after all that was written before. */
const QUESTION = "\u001b[5n";
/** Bytes: one frame may always be on its way; and before anything is known. */
const LEAST = 256;
const AT_FIRST = 1024;
const MOST = 65_536;
/** Asked about once for so many bytes, so that an answer costs next to nothing. */
const ASK_AFTER = 512;
/** A frame should be seen within this, milliseconds. */
const GOAL_MS = 500;
/** Who has not answered for so long does not know the question. */
const PATIENCE_MS = 3000;
/** The longest that an answer may hold up the way out. */
const MOST_OWED_MS = 700;

export class Pace {
  #isOn = false;
  #window = AT_FIRST;
  /** Bytes that may still be on their way; and of those, the ones that the open question is about. */
  #onTheWay = 0;
  #askedAbout = 0;
  #askedAt: number | null = null;

  /** Somebody reads the answers from here on. */
  start(): void {
    this.#isOn = true;
    this.#onTheWay = 0;
    this.#askedAt = null;
  }

  /** Nobody reads answers any more; one that is owed may still come. */
  stop(): void {
    this.#isOn = false;
  }

  /** Milliseconds until a frame may go without an answer: 0 is at once. An answer may come before that. */
  wait(now: number): number {
    if (!this.#isOn || this.#onTheWay < this.#window || this.#askedAt === null) return 0;
    const left = this.#askedAt + PATIENCE_MS - now;
    if (left <= 0) this.stop();
    return Math.max(0, left);
  }

  /** Told of a frame; answers with what is to be written behind it. */
  wrote(bytes: number, now: number): string {
    if (!this.#isOn) return "";
    this.#onTheWay += bytes;
    if (this.#askedAt !== null || this.#onTheWay < Math.min(this.#window, ASK_AFTER)) return "";
    this.#askedAt = now;
    this.#askedAbout = this.#onTheWay;
    return QUESTION;
  }

  /** The terminal has answered. */
  answered(now: number): void {
    if (this.#askedAt === null) return;
    const took = now - this.#askedAt;
    const next = took <= GOAL_MS ? this.#window + this.#askedAbout : (this.#askedAbout / took) * GOAL_MS;
    this.#window = Math.min(MOST, Math.max(LEAST, next));
    this.#onTheWay -= this.#askedAbout;
    this.#askedAt = null;
  }

  /** Milliseconds that an answer may still be worth waiting for, before somebody else reads what is typed. */
  owed(now: number): number {
    return this.#askedAt === null ? 0 : Math.max(0, Math.min(MOST_OWED_MS, this.#askedAt + PATIENCE_MS - now));
  }
}
