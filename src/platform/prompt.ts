/**
 * Asks for one line on a terminal: a secret without showing it, or words. It hands the terminal back as it found it on
 * every path, and keeps nothing of what was typed.
 */
import { StringDecoder } from "node:string_decoder";
import { safeText } from "../lib/safe-text.ts";
import { displayWidth } from "../lib/width.ts";

/** The part of a terminal's input that the prompt uses; `process.stdin` of a TTY is one. */
export interface SecretInput {
  readonly isRaw: boolean;
  readonly setRawMode: (raw: boolean) => unknown;
  readonly resume: () => unknown;
  readonly pause: () => unknown;
  readonly unshift: (chunk: Buffer) => unknown;
  readonly on: (event: "data" | "end" | "close" | "error", listener: (chunk: Buffer) => void) => unknown;
  readonly off: (event: "data" | "end" | "close" | "error", listener: (chunk: Buffer) => void) => unknown;
}

/** Where the prompt is shown: stderr, so that stdout carries data only. */
export interface PromptOutput {
  readonly write: (text: string) => unknown;
}

const ENDINGS = ["end", "close", "error"] as const;

/**
 * Reads one line without echo. Backspace takes back one character, Ctrl-U all of them; a pasted text counts as typed.
 * @returns what was typed, or null on Ctrl-C, Ctrl-D or a terminal that went away
 */
export const askSecret = (prompt: string, stdin: SecretInput, stderr: PromptOutput): Promise<string | null> =>
  readLine(prompt, stdin, stderr, () => "");

/** Reads one line that shows as it is typed; else the same. Raw all the same, so that Ctrl-C ends the question alone. */
export const askLine = (prompt: string, stdin: SecretInput, stdout: PromptOutput): Promise<string | null> =>
  readLine(prompt, stdin, stdout, redraw);

/** What to write where the line was one text and is another now. */
type Echo = (before: readonly string[], after: readonly string[]) => string;

const redraw: Echo = (before, after) => {
  const differs = before.findIndex((char, at) => char !== after[at]);
  const kept = differs < 0 ? before.length : differs;
  const gone = displayWidth(safeText(before.slice(kept).join("")));
  return "\b \b".repeat(gone) + safeText(after.slice(kept).join(""));
};

function readLine(prompt: string, stdin: SecretInput, stderr: PromptOutput, echo: Echo): Promise<string | null> {
  const wasRaw = stdin.isRaw;
  const line = editedLine();
  return new Promise((resolve) => {
    const finish = (answer: string | null): void => {
      stdin.off("data", onData);
      for (const event of ENDINGS) stdin.off(event, onEnd);
      stdin.pause();
      try {
        stdin.setRawMode(wasRaw);
        stderr.write("\n");
      } catch {
        // The terminal is gone: there is nothing left to restore.
      }
      resolve(answer);
    };
    const onEnd = (): void => finish(null);
    const onData = (chunk: Buffer): void => {
      const before = line.typed();
      const end = line.feed(chunk);
      const shown = echo(before, line.typed());
      if (shown !== "") stderr.write(shown);
      if (end === null) return;
      finish(end.answer);
      if (end.rest.length > 0) stdin.unshift(end.rest);
    };
    stdin.on("data", onData);
    for (const event of ENDINGS) stdin.on(event, onEnd);
    try {
      // Raw before the prompt shows, so that nothing typed after it can be echoed.
      stdin.setRawMode(true);
      stderr.write(prompt);
      stdin.resume();
    } catch {
      finish(null);
    }
  });
}

interface LineEnd {
  readonly answer: string | null;
  /** What came after the end in the same chunk; it belongs to whoever reads next. */
  readonly rest: Buffer;
}

/** Whole escape sequences of keys (arrows, Delete) and the marks around a bracketed paste. */
const ESCAPES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.)/gu;

/** Collects bytes into a line; a character or an escape sequence may be cut by the end of a chunk. */
function editedLine(): {
  readonly feed: (chunk: Buffer) => LineEnd | null;
  /** Its characters so far. */
  readonly typed: () => readonly string[];
} {
  const decoder = new StringDecoder("utf8");
  let typed: string[] = [];
  let pending = "";
  const feed = (chunk: Buffer): LineEnd | null => {
    const text = (pending + decoder.write(chunk)).replace(ESCAPES, "");
    // A sequence that the next chunk may end.
    const cut = text.search(/\u001b(?:\[[0-?]*[ -/]*|O)?$/u);
    pending = cut < 0 ? "" : text.slice(cut);
    const whole = cut < 0 ? text : text.slice(0, cut);
    let used = 0;
    for (const char of whole) {
      used += char.length;
      if (char === "\r" || char === "\n") return end(typed.join(""), whole.slice(used));
      if (char === "\u0003" || char === "\u0004") return end(null, whole.slice(used));
      typed = edit(typed, char);
    }
    return null;
  };
  return { feed, typed: () => typed };
}

const end = (answer: string | null, rest: string): LineEnd => ({ answer, rest: Buffer.from(rest) });

function edit(typed: readonly string[], char: string): string[] {
  if (char === "\u007f" || char === "\b") return typed.slice(0, -1);
  if (char === "\u0015") return [];
  return char < " " ? [...typed] : [...typed, char];
}
