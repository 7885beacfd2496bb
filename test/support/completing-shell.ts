/**
 * A real shell in a pseudo-terminal with the completion of cafe loaded, in which a test types and presses Tab. Its `cafe`
 * is a stub: it hands `__complete` to the program, and records the arguments of any other call byte by byte.
 */
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LAUNCHER } from "./explorer.ts";
import { start } from "./pty.ts";
import { tempFolder } from "./temp-folder.ts";

export type ShellName = "bash" | "zsh" | "fish";

/** Is the shell on this machine? */
export const isInstalled = (shell: ShellName): boolean => spawnSync(shell, ["-c", ":"]).status === 0;

export interface CompletingShell {
  readonly home: string;
  /** Types text, presses Tab, runs the line: the arguments that `cafe` was called with. */
  readonly complete: (line: string) => Promise<readonly string[]>;
  /** Types text that was not typed before and presses Tab: what shows from there on, when all of the words do. */
  readonly listed: (line: string, words: readonly string[]) => Promise<string>;
  readonly end: () => void;
}

/** zsh makes a file of all its completions at its first start, which takes a busy machine some seconds. */
const PATIENCE_MS = 45_000;

const ARGS = { bash: ["--rcfile", "rc", "-i"], zsh: ["-i"], fish: ["--no-config", "-C", "source rc"] } as const;

/** Starts the shell with an empty home; `prepare` puts files there. */
export async function completingShell(shell: ShellName, prepare: (home: string) => void): Promise<CompletingShell> {
  const home = tempFolder(`shell-${shell}`);
  prepare(home);
  const bin = join(home, "bin");
  const record = join(home, "record");
  mkdirSync(bin);
  writeFileSync(join(bin, "cafe"), stub(record));
  chmodSync(join(bin, "cafe"), 0o755);
  writeFileSync(join(home, "rc"), rc(shell));
  writeFileSync(join(home, ".zshrc"), rc(shell));
  const env = { HOME: home, ZDOTDIR: home, XDG_CONFIG_HOME: undefined, CAFE_CONFIG_DIR: undefined, LC_ALL: "C.UTF-8" };
  const session = start(shell, ARGS[shell], {
    cols: 160,
    cwd: home,
    env: { ...env, XDG_DATA_HOME: join(home, "share"), PATH: `${bin}:${process.env["PATH"] ?? ""}` },
  });
  let prompts = 0;
  const prompt = async (): Promise<void> => {
    await session.waitUntil("a new prompt", () => session.raw().split("READY>").length - 1 > prompts, PATIENCE_MS);
    prompts = session.raw().split("READY>").length - 1;
  };
  await prompt();
  let calls = 0;
  return {
    home,
    complete: async (line) => {
      calls += 1;
      // The shell reads the key after Tab when it has the answer.
      session.key(`${line}\t\r`);
      await session.waitUntil(`call ${calls}`, () => callsIn(record).length >= calls, PATIENCE_MS);
      await prompt();
      return callsIn(record).at(-1) ?? [];
    },
    listed: async (line, words) => {
      // bash lists at the second Tab.
      session.key(`${line}\t${shell === "bash" ? "\t" : ""}`);
      const shown = (): string => session.screen().slice(session.screen().indexOf(line.trimEnd()));
      await session.waitUntil(
        `a list of ${words.join()}`,
        () => words.every((word) => shown().includes(word)),
        PATIENCE_MS,
      );
      const list = shown();
      // bash writes its prompt again below the list: the one after the line is another.
      if (shell === "bash") await prompt();
      // Not Ctrl-C: a shell that is still writing its list takes that for the list, and stays in the line.
      session.key("\u0015\r");
      await prompt();
      return list;
    },
    end: () => session.kill("SIGKILL"),
  };
}

const stub = (record: string): string => `#!/bin/sh
if [ "$1" = __complete ]; then exec '${process.execPath}' '${LAUNCHER}' "$@"; fi
printf '%s\\0' "$#" "$@" >> '${record}'
`;

const rc = (shell: ShellName): string => {
  const script = spawnSync(process.execPath, [LAUNCHER, "completion", shell], { encoding: "utf8" }).stdout;
  const prompt = { bash: "PS1='READY> '", zsh: "PS1='READY> '", fish: "function fish_prompt; echo 'READY> '; end" };
  return `${script}\n${prompt[shell]}\n`;
};

function callsIn(record: string): readonly (readonly string[])[] {
  if (!existsSync(record)) return [];
  const fields = readFileSync(record, "utf8").split("\0").slice(0, -1);
  const calls: (readonly string[])[] = [];
  for (let at = 0; at < fields.length; ) {
    const count = Number(fields[at]);
    calls.push(fields.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return calls;
}
