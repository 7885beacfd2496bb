import { expect, test } from "vitest";
import { parseDuration } from "../../../src/emulator/duration.ts";

test.each([
  ["500ms", 500],
  ["90s", 90_000],
  ["5m", 300_000],
  ["2h", 7_200_000],
  ["42d", 3_628_800_000],
  ["0s", 0],
  ["5", undefined],
  ["m", undefined],
  ["-5m", undefined],
  ["1.5h", undefined],
  ["5 m", undefined],
  ["", undefined],
])("%j is %s ms", (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});
