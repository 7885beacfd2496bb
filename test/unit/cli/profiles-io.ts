/** A process that is none, for commands: what it is given is fixed, what is said is kept. */
import type { CommandIo } from "../../../src/cli/io.ts";

interface World {
  readonly env?: CommandIo["env"];
  /** What stdin holds; a string makes it no terminal. */
  readonly stdin?: string;
  /** Answers to the prompts, in turn; null is Ctrl-C. */
  readonly answers?: readonly (string | null)[];
}

export interface FakeIo extends CommandIo {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Both, in one text. */
  readonly said: () => string;
  /** The prompts that were shown. */
  readonly prompts: readonly string[];
}

export function fakeIo({ env = {}, stdin, answers = [] }: World = {}): FakeIo {
  const out: string[] = [];
  const notes: string[] = [];
  const prompts: string[] = [];
  return {
    out: (text) => void out.push(text),
    note: (text) => void notes.push(text),
    env,
    tty: { stdin: stdin === undefined, stdout: false, stderr: false },
    columns: 80,
    readStdin: async () => stdin ?? "",
    askSecret: async (prompt) => {
      prompts.push(prompt);
      return answers[prompts.length - 1] ?? null;
    },
    now: () => Date.now(),
    signal: new AbortController().signal,
    stdout: () => out.join(""),
    stderr: () => notes.join(""),
    said: () => [...out, ...notes].join(""),
    prompts,
  };
}
