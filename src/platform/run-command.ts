/** Runs a program without a shell and takes what it prints. Nothing of its stderr is kept or shown: it may hold secrets. */

import { execFile } from "node:child_process";
import { RUN_COMMAND } from "../copy/run-command.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";

const MAX_OUTPUT_BYTES = 1024 * 1024;

/**
 * Runs `program`; it gets no input. Killed after `timeoutMs`.
 * @returns its stdout, or the end of a sentence: "was not found"
 */
export function runCommand(
  program: string,
  args: readonly string[],
  { env, timeoutMs }: { readonly env: NodeJS.ProcessEnv; readonly timeoutMs: number },
): Promise<Result<string, SafeText>> {
  return new Promise((resolve) => {
    const options = { env, timeout: timeoutMs, maxBuffer: MAX_OUTPUT_BYTES, killSignal: "SIGKILL" as const };
    try {
      const child = execFile(program, [...args], options, (error, stdout) =>
        resolve(error === null ? ok(stdout) : err(problemOf(error, timeoutMs))),
      );
      // A program that does not read gets EPIPE, which is no problem of ours.
      child.stdin?.on("error", () => {});
      child.stdin?.end();
    } catch (error) {
      // An argument that no program can be given, such as one with a NUL.
      resolve(err(RUN_COMMAND.cannotStart(codeOf(error))));
    }
  });
}

function problemOf(error: Error & { readonly killed?: boolean }, timeoutMs: number): SafeText {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return RUN_COMMAND.notFound;
  if (code === "EACCES") return RUN_COMMAND.notAllowed;
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return RUN_COMMAND.tooMuch;
  if (error.killed === true) return RUN_COMMAND.tooLong(timeoutMs / 1000);
  return typeof code === "number" ? RUN_COMMAND.ended(code) : RUN_COMMAND.failed(codeOf(error));
}

const codeOf = (error: unknown): SafeText =>
  safeText(error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no code");
