/** Runs a program without a shell and takes what it prints. Nothing of its stderr is kept or shown: it may hold secrets. */
import { execFile } from "node:child_process";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

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
      resolve(err(say`cannot be started (${codeOf(error)})`));
    }
  });
}

function problemOf(error: Error & { readonly killed?: boolean }, timeoutMs: number): SafeText {
  const code = "code" in error ? error.code : undefined;
  if (code === "ENOENT") return say`was not found`;
  if (code === "EACCES") return say`may not be run`;
  if (code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER") return say`printed more than 1 MiB`;
  if (error.killed === true) return say`did not end within ${timeoutMs / 1000} s`;
  return typeof code === "number" ? say`ended with exit code ${code}` : say`failed (${codeOf(error)})`;
}

const codeOf = (error: unknown): SafeText =>
  safeText(error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no code");
