/**
 * Runs a program in a real pseudo-terminal, with xterm's own screen model behind it, and waits for what the screen shows.
 * Knows nothing of cafe. Tests wait for content with `waitFor`, never for time.
 */
import { spawnSync } from "node:child_process";
import pty from "@lydell/node-pty";
import type { Terminal } from "@xterm/headless";
import xterm from "@xterm/headless";

export interface PtyOptions {
  /** Columns and rows; 120x40. */
  readonly cols?: number;
  readonly rows?: number;
  /** Added to this process' environment; undefined takes a variable away. CI is always taken away: it silences Ink. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
}

export interface PtyExit {
  readonly code: number;
  /** Number of the signal that ended the program; 0 where none did. */
  readonly signal: number;
}

export interface PtySession {
  readonly pid: number;
  /** For cells, cursor and modes: `terminal.buffer.active.type`, `terminal.modes`. */
  readonly terminal: Terminal;
  readonly exit: Promise<PtyExit>;
  /** The same; rejects, showing the screen and what the process does, after 10 s. */
  readonly ended: () => Promise<PtyExit>;
  /** The screen's lines, right-trimmed, joined by line feeds. */
  readonly screen: () => string;
  /** Everything the program has written, escape sequences included. */
  readonly raw: () => string;
  /** Answers with the screen as soon as it matches; rejects, showing the screen, after `timeoutMs` (10 s). */
  readonly waitFor: (pattern: RegExp, timeoutMs?: number) => Promise<string>;
  /** The same for anything that the terminal's output brings about; `what` ends "Did not appear: ". */
  readonly waitUntil: (what: string, holds: () => boolean, timeoutMs?: number) => Promise<string>;
  /** Types text or the bytes of a key, e.g. "\u001b[B". */
  readonly key: (text: string) => void;
  readonly resize: (cols: number, rows: number) => void;
  readonly kill: (signal: string) => void;
  /** Reads nothing more of what the program writes, as a stalled connection does. */
  readonly stall: () => void;
  /** Closes the terminal's other end, as a dropped SSH connection does. */
  readonly hangUp: () => void;
}

/** Starts a program. Tests that end early should `kill("SIGKILL")` it. */
export function start(command: string, args: readonly string[], options: PtyOptions = {}): PtySession {
  const { cols = 120, rows = 40, cwd = process.cwd() } = options;
  const env = environment(options.env ?? {});
  // node-pty puts the name over TERM.
  const child = pty.spawn(command, [...args], { name: env["TERM"] ?? "", cols, rows, cwd, env });
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 200 });
  const chunks: string[] = [];
  child.onData((data) => {
    chunks.push(data);
    terminal.write(data);
  });
  // The terminal's answers to queries, as a real one sends them.
  terminal.onData((data) => child.write(data));
  const screen = () => screenText(terminal);
  const exit = new Promise<PtyExit>((resolve) => {
    child.onExit(({ exitCode, signal }) => resolve({ code: exitCode, signal: signal ?? 0 }));
  });
  return {
    pid: child.pid,
    terminal,
    exit,
    ended: () => Promise.race([exit, overdue(child.pid, screen)]),
    screen,
    raw: () => chunks.join(""),
    waitFor: (pattern, timeoutMs) => waitUntil(terminal, String(pattern), () => pattern.test(screen()), timeoutMs),
    waitUntil: (what, holds, timeoutMs) => waitUntil(terminal, what, holds, timeoutMs),
    key: (text) => child.write(text),
    resize: (newCols, newRows) => {
      terminal.resize(newCols, newRows);
      child.resize(newCols, newRows);
    },
    kill: (signal) => child.kill(signal),
    stall: () => child.pause(),
    hangUp: () => Reflect.apply(Reflect.get(child, "destroy"), child, []),
  };
}

function overdue(pid: number, screen: () => string): Promise<never> {
  // Made here, because its stack names the test that waits.
  const failure = new Error();
  return new Promise((_, reject) => {
    setTimeout(() => {
      const { stdout } = spawnSync("ps", ["-o", "pid,stat,wchan,time,args", "-p", String(pid), "--ppid", String(pid)]);
      failure.message = `Did not end within 10 s:\n${stdout}\n${screen()}`;
      reject(failure);
    }, 10_000).unref();
  });
}

/** The active screen's lines, right-trimmed, joined by line feeds. */
export function screenText(terminal: Terminal): string {
  const { active } = terminal.buffer;
  return Array.from(
    { length: terminal.rows },
    (_, row) =>
      active
        .getLine(active.baseY + row)
        ?.translateToString(true, 0, terminal.cols)
        .trimEnd() ?? "",
  ).join("\n");
}

function environment(extra: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const all = { ...process.env, TERM: "xterm-256color", COLORTERM: "truecolor", FORCE_COLOR: undefined, ...extra };
  return Object.fromEntries(
    Object.entries({ ...all, CI: undefined }).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function waitUntil(terminal: Terminal, what: string, holds: () => boolean, timeoutMs = 10_000): Promise<string> {
  // Made here, because its stack names the test that waits.
  const failure = new Error();
  return new Promise((resolve, reject) => {
    const look = () => {
      // A frame that is still being written is nothing that anybody sees.
      if (terminal.modes.synchronizedOutputMode || !holds()) return;
      stop();
      resolve(screenText(terminal));
    };
    const parsed = terminal.onWriteParsed(look);
    const timer = setTimeout(() => {
      stop();
      failure.message = `Did not appear within ${timeoutMs} ms: ${what}; the screen:\n${screenText(terminal)}`;
      reject(failure);
    }, timeoutMs);
    const stop = () => {
      parsed.dispose();
      clearTimeout(timer);
    };
    look();
  });
}
