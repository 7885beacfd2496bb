/** A CommandIo that keeps what was written. */
import type { CommandIo } from "../../../src/cli/io.ts";

export interface FakeIo extends CommandIo {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** 2026-11-24, noon UTC. */
export const NOW = Date.parse("2026-11-24T12:00:00Z");

export function fakeIo(over: Partial<CommandIo> = {}): FakeIo {
  const out: string[] = [];
  const note: string[] = [];
  return {
    out: (text) => void out.push(text),
    note: (text) => void note.push(text),
    env: {},
    tty: { stdin: false, stdout: false, stderr: false },
    columns: 80,
    readStdin: async () => "",
    askSecret: async () => null,
    now: () => NOW,
    signal: new AbortController().signal,
    ...over,
    stdout: () => out.join(""),
    stderr: () => note.join(""),
  };
}
