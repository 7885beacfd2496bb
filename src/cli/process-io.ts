/** The process as a command sees it: streams, terminal, environment, Ctrl-C. Knows no command. */
import { isatty } from "node:tty";
import { reportCrash } from "./crash.ts";
import type { CommandIo } from "./io.ts";

/** Wires a command's io to this process. Once per process: it listens for signals and stream errors. */
export function processIo(): CommandIo {
  // Started from within an Ubuntu snap, conf would write the profiles in place: a full disk would cut them off.
  delete process.env["SNAP"];
  // Once: a second Ctrl-C ends the process even where the first was not heard.
  process.once("SIGINT", () => interrupt().abort());
  // `cafe list | head` is no error, and where nobody reads there is nobody to tell. Later, because the explorer has a
  // listener of its own, which has a terminal to restore first.
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
    setImmediate(() => process.exit(code === "EPIPE" ? 0 : 1)),
  );
  process.on("uncaughtException", (thrown) =>
    setImmediate(() => {
      stderr().write(`${reportCrash(thrown, Date.now())}\n`);
      process.exit(1);
    }),
  );
  return {
    out: (text) => void process.stdout.write(text),
    note: (text) => void stderr().write(text),
    env: process.env,
    tty: { stdin: isatty(0), stdout: isatty(1), stderr: isatty(2) },
    columns: process.stdout.columns || 80,
    readStdin: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks).toString("utf8");
    },
    askSecret: async (prompt) => {
      const { askSecret } = await import("../platform/prompt.ts");
      return askSecret(prompt, process.stdin, stderr());
    },
    now: Date.now,
    get signal() {
      return interrupt().signal;
    },
  };
}

/** Made when they are first asked for, which an explorer does late or never: they take 1 ms of every start. */
let [errors, interruption]: [NodeJS.WriteStream?, AbortController?] = [];

function stderr(): NodeJS.WriteStream {
  errors ??= process.stderr.on("error", () => {});
  return errors;
}

function interrupt(): AbortController {
  interruption ??= new AbortController();
  return interruption;
}

/** Ends the process with a code, after everything written has left it. */
export function exitWith(code: number): void {
  process.stdout.write("", () => stderr().write("", () => process.exit(code)));
}
