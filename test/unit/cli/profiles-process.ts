/** Runs `cafe profiles` as a process of its own, on real standard streams. For tests; part of no build. */
import { text } from "node:stream/consumers";
import { runProfiles } from "../../../src/cli/commands/profiles.ts";
import { askSecret } from "../../../src/platform/prompt.ts";

const { stdin, stdout, stderr } = process;
process.exitCode = await runProfiles(process.argv.slice(2), {
  out: (data) => void stdout.write(data),
  note: (data) => void stderr.write(data),
  env: process.env,
  tty: { stdin: stdin.isTTY, stdout: stdout.isTTY, stderr: stderr.isTTY },
  columns: 80,
  readStdin: () => text(stdin),
  askSecret: (prompt) => askSecret(prompt, stdin, stderr),
  now: Date.now,
  signal: new AbortController().signal,
});
