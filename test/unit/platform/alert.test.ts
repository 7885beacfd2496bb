import { expect, test } from "vitest";
import { safeText } from "../../../src/lib/safe-text.ts";
import { alertSequence } from "../../../src/platform/alert.ts";

test("rings, and notifies by OSC 9 under cafe's name", () => {
  expect(alertSequence(safeText("4;1;50"), "terminal")).toBe("\u0007\u001b]9;cafe: 4;1;50\u0007");
});

test.each([
  ["tmux", "\u0007\u001bPtmux;\u001b\u001b]9;cafe: done\u0007\u001b\\"],
  ["screen", "\u0007\u001bP\u001b]9;cafe: done\u0007\u001b\\"],
  ["none", "\u0007"],
] as const)("rings by itself in %s, and is passed on where it can be", (carrier, sequence) => {
  expect(alertSequence(safeText("done"), carrier)).toBe(sequence);
});

test("a hostile name neither ends the notification nor makes it long", () => {
  const sequence = alertSequence(safeText(`a\u0007\u001b\\\u009c\n${"👍".repeat(500)}`), "terminal");
  const inside = /^\u0007\u001b\]9;([\s\S]*)\u0007$/u.exec(sequence)?.[1] ?? "";
  expect(inside).not.toMatch(/\p{Cc}/u);
  expect([...inside]).toHaveLength("cafe: ".length + 200);
});
