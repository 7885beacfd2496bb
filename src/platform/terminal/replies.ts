/**
 * Takes the terminal's answers out of what is typed: the background colour (OSC 11) and the fence that every terminal
 * answers (DA1), cut into chunks wherever the way cuts them. Pure but for what it holds back; reads and writes nothing.
 */
import type { Rgb } from "../../lib/colour.ts";

/** What is your background, and what are you: who does not know the first answers the second, and ends the wait. */
export const QUESTION = "\u001b]11;?\u001b\\\u001b[c";

const BACKGROUND = /\u001b\]11;([^\u0007\u001b]*)(?:\u0007|\u001b\\)/u;
const FENCE = /\u001b\[\?[\d;]*c/u;
/** Beginnings of answers at the end of a chunk. */
const BEGUN = /\u001b(?:\](?:1(?:1(?:;[^\u0007\u001b]{0,64}\u001b?)?)?)?|\[(?:\?[\d;]{0,64})?)?$/u;
/** What may as well be a key: Esc, and the beginning of an arrow. */
const MAY_BE_KEY = /^\u001b\[?$/u;
/** How an answer goes on where it was given up for a key: more of it than a key has. */
const GOES_ON = /^\u001b(?:\](?:$|1$|11$|11;)|\[(?:\?[\d;]*(?:c|$)))/u;

export interface Heard {
  /** What was typed. */
  readonly keys: string;
  /** Null where the chunk has no such answer, or one that cannot be read. */
  readonly background: Rgb | null;
}

export class Replies {
  #held = "";
  #givenUp = "";
  #isFenced = false;

  /** Has the terminal answered all that was asked? */
  get isFenced(): boolean {
    return this.#isFenced;
  }

  /** Is there something that may turn out to be a key, and should not wait long? */
  get mayHoldKey(): boolean {
    return MAY_BE_KEY.test(this.#held);
  }

  /** Takes a chunk of input. After the fence an answer is still no key, but nothing is held back that may be one. */
  push(chunk: string): Heard {
    if (this.#held + this.#givenUp === "" && !chunk.includes("\u001b")) return { keys: chunk, background: null };
    let text = this.#goneOn(chunk);
    const answer = BACKGROUND.exec(text);
    if (answer) text = text.replace(BACKGROUND, "");
    if (!this.#isFenced && FENCE.test(text)) {
      this.#isFenced = true;
      text = text.replace(FENCE, "");
    }
    const begun = BEGUN.exec(text)?.[0] ?? "";
    if (begun !== "" && (!this.#isFenced || begun.startsWith("\u001b]"))) {
      this.#held = begun;
      text = text.slice(0, text.length - begun.length);
    }
    return { keys: text, background: answer === null ? null : colourOf(answer[1] ?? "") };
  }

  /** Gives up holding back what may be a key. */
  release(): string {
    const keys = this.mayHoldKey ? this.#held : "";
    if (keys !== "") this.#held = "";
    this.#givenUp = keys;
    return keys;
  }

  /** The chunk with what was held back before it, be it too late or not. */
  #goneOn(chunk: string): string {
    const before = this.#held !== "" || !GOES_ON.test(this.#givenUp + chunk) ? this.#held : this.#givenUp;
    this.#held = "";
    this.#givenUp = "";
    return before + chunk;
  }
}

/** `rgb:1e1e/1e1e/1e1e`, each of one to four hex digits; `rgba:` has a fourth. */
function colourOf(text: string): Rgb | null {
  const parts = /^rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})(?:\/[\da-f]{1,4})?$/iu.exec(text);
  if (parts === null) return null;
  const [, red = "", green = "", blue = ""] = parts;
  return [part(red), part(green), part(blue)];
}

const part = (hex: string): number => Number.parseInt(hex, 16) / (16 ** hex.length - 1);
