/**
 * What a terminal sends, as events: chords, pastes, the mouse. Chunks may be cut anywhere. Sequences that are no key of
 * ours (replies, other keys, other buttons) are nothing, and never text. Owns what is held back between chunks; no clock.
 */
import { type Chord, chordsOf } from "./chord.ts";

/** What somebody at the terminal does. */
export type UserEvent =
  | { readonly kind: "chord"; readonly chord: Chord }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "mouse"; readonly report: MouseReport };

export type InputEvent =
  | UserEvent
  /** The terminal has got all that was written before it was asked for its status. */
  | { readonly kind: "status" };

/** Cells from the upper left one, 0. */
export interface MouseReport {
  readonly action: "press" | "wheelUp" | "wheelDown";
  readonly x: number;
  readonly y: number;
}

/** A whole sequence: CSI (with the forms of old consoles and rxvt), SS3, or what Alt does to a key. */
const SEQUENCE = /^\u001b(?:\u001b?\[(\[?[\d:;<=>?]*[ -/]*[@-~]|[2-8]\$)|\u001b?O([\d;]*[@-~])|([^\u001b[O]))/u;
/** What may become one of them. */
const BEGUN = /^\u001b(?:\u001b?(?:\[\[?[\d:;<=>?]*[ -/]*|O[\d;]*)?)?$/u;
const PASTE = "\u001b[200~";
const PASTE_END = "\u001b[201~";

export class InputDecoder {
  #held = "";

  /** Is something held back that is a key by itself, if nothing follows soon? */
  get mayBeKey(): boolean {
    return this.#held !== "" && !this.#held.startsWith(PASTE);
  }

  /** Events of a chunk, in order. */
  push(chunk: string): readonly InputEvent[] {
    const events: InputEvent[] = [];
    let rest = this.#held + chunk;
    this.#held = "";
    while (rest !== "" && this.#held === "") rest = this.#step(rest, events);
    return events;
  }

  /** Nothing has followed: Esc is a key, the beginning of anything else is nothing. */
  release(): readonly InputEvent[] {
    if (!this.mayBeKey) return [];
    const held = this.#held;
    this.#held = "";
    return chords(/^\u001b+$/u.test(held) ? ["esc"] : []);
  }

  /** Takes one thing off the front; answers with the rest. */
  #step(text: string, events: InputEvent[]): string {
    if (!text.startsWith("\u001b")) {
      const at = text.indexOf("\u001b");
      const plain = at < 0 ? text : text.slice(0, at);
      events.push(...chords(chordsOf(plain)));
      return text.slice(plain.length);
    }
    if (text.startsWith(PASTE)) return this.#paste(text, events);
    const match = SEQUENCE.exec(text);
    if (match) {
      events.push(...meant(match));
      return text.slice(match[0].length);
    }
    if (BEGUN.test(text)) {
      this.#held = text;
      return "";
    }
    events.push(...chords(["esc"]));
    return text.slice(1);
  }

  #paste(text: string, events: InputEvent[]): string {
    const end = text.indexOf(PASTE_END);
    if (end < 0) {
      this.#held = text;
      return "";
    }
    events.push({ kind: "paste", text: text.slice(PASTE.length, end) });
    return text.slice(end + PASTE_END.length);
  }
}

const chords = (all: readonly Chord[]): readonly InputEvent[] => all.map((chord) => ({ kind: "chord", chord }));

function meant([whole, csi, ss3, alt]: RegExpExecArray): readonly InputEvent[] {
  // Alt is not used, but with a key that has a name of its own it is that key.
  if (alt !== undefined) return chords(/\p{Cc}/u.test(alt) ? chordsOf(alt) : []);
  // Two ESC are Alt and a key, but an answer is none: then the first was typed just before it came.
  if (csi === "0n") return [...chords(whole.startsWith("\u001b\u001b") ? ["esc"] : []), { kind: "status" }];
  const mouse = csi === undefined ? null : mouseReport(csi);
  if (mouse !== null) return [{ kind: "mouse", report: mouse }];
  const chord = csi === undefined ? LETTERS[ss3?.slice(-1).toUpperCase() ?? ""] : csiChord(csi);
  return chords(chord === undefined ? [] : [chord]);
}

/** Last letters of the keys that end in one; rxvt writes them small with Shift or Ctrl. */
const LETTERS: Readonly<Record<string, Chord>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  H: "home",
  F: "end",
  M: "enter",
};

const NUMBERS: Readonly<Record<string, Chord>> = {
  1: "home",
  7: "home",
  4: "end",
  8: "end",
  3: "delete",
  5: "pgup",
  6: "pgdn",
};

/** Shift, Alt and Ctrl beside these keys change nothing. */
function csiChord(text: string): Chord | undefined {
  const [, first = "", modifiers = "", last = ""] = /^\[?(\d*)(?:;([\d:]*))?([A-Za-z~^$])$/u.exec(text) ?? [];
  // Function keys of the Linux console.
  if (/^\[[A-Z]/u.test(text)) return undefined;
  if (last === "Z") return "S-tab";
  if (last === "u") return codePointChord(Number(first), modifiers);
  if (/[~^$]/u.test(last)) return NUMBERS[first];
  return last === "M" ? undefined : LETTERS[last.toUpperCase()];
}

/** Terminals that tell keys apart by code point (CSI u): 1 + Shift 1, Alt 2, Ctrl 4; then the event, 3 for the release. */
function codePointChord(code: number, text: string): Chord | undefined {
  const [modifiers = "1", event = "1"] = text.split(":");
  const flags = Math.max(0, Number(modifiers || 1) - 1);
  if (event === "3" || code > 0x10_ff_ff) return undefined;
  if (code === 27) return "esc";
  if (code === 9 && (flags & 1) !== 0) return "S-tab";
  const [chord] = chordsOf(String.fromCodePoint(code));
  const isCharacter = code > 32 && code !== 127;
  if (!isCharacter || chord === undefined) return chord;
  if ((flags & 4) !== 0) return `C-${chord.toLowerCase()}`;
  if ((flags & 2) !== 0) return undefined;
  return (flags & 1) === 0 ? chord : chord.toUpperCase();
}

const BUTTONS: ReadonlyMap<number, MouseReport["action"]> = new Map([
  [0, "press"],
  [64, "wheelUp"],
  [65, "wheelDown"],
]);
/** Shift, Alt and Ctrl. */
const MODIFIERS = 4 + 8 + 16;

/** SGR (1006): the button, column and row from 1, and M for pressed. */
function mouseReport(text: string): MouseReport | null {
  const [, button, column, row] = /^<(\d+);(\d+);(\d+)M$/u.exec(text) ?? [];
  const action = BUTTONS.get(Number(button) & ~MODIFIERS);
  return row === undefined || action === undefined ? null : { action, x: Number(column) - 1, y: Number(row) - 1 };
}
