import { expect, test } from "vitest";
import { paintFor } from "../../../../src/cli/output/paint.ts";

const tty = { stdin: true, stdout: true, stderr: true };

test("a terminal gets colour, and the word stays in it", () => {
  expect(paintFor({ tty, env: {} })("Failed", "failed")).toBe("\u001b[1;31mFailed\u001b[0m");
});

test.each([
  ["a pipe", { tty: { ...tty, stdout: false }, env: {} }],
  ["NO_COLOR", { tty, env: { NO_COLOR: "1" } }],
  ["CLICOLOR=0", { tty, env: { CLICOLOR: "0" } }],
  ["a dumb terminal", { tty, env: { TERM: "dumb" } }],
])("%s gets none", (_, io) => {
  expect(paintFor(io)("Failed", "failed")).toBe("Failed");
});
