/** Runs shell text in a real shell with a stub of a program first on the PATH, which records its arguments byte by byte. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Shells that printed commands are made for; zsh where the machine has it. */
export const SHELLS = ["/bin/sh", "/bin/bash", "/bin/zsh"].filter((shell) => spawnSync(shell, ["-c", ""]).status === 0);

/** The argument lists of the calls of the program, in order. @throws Error where the shell complains. */
export function recordedCalls(shell: string, text: string, program = "aliyun"): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), "cafe-shell-"));
  try {
    const record = join(folder, "record");
    writeFileSync(record, "");
    writeFileSync(join(folder, program), `#!/bin/sh\nprintf '%s\\0' "$#" "$@" >> '${record}'\n`);
    chmodSync(join(folder, program), 0o755);
    writeFileSync(join(folder, "text"), text);
    const env = { PATH: `${folder}:${process.env["PATH"] ?? ""}`, HOME: folder };
    const run = spawnSync(shell, [join(folder, "text")], { cwd: folder, env, encoding: "utf8" });
    if (run.status !== 0 || run.stderr !== "" || run.stdout !== "") {
      throw new Error(`${shell} ended with ${run.status}: ${run.stderr}${run.stdout}`);
    }
    return readCalls(readFileSync(record, "utf8").split("\0").slice(0, -1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readCalls(fields: readonly string[]): readonly (readonly string[])[] {
  const calls: (readonly string[])[] = [];
  for (let at = 0; at < fields.length; ) {
    const count = Number(fields[at]);
    calls.push(fields.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return calls;
}
