import { expect, test } from "vitest";
import { safeText } from "../../../src/lib/safe-text.ts";
import {
  ago,
  clockTime,
  duration,
  exactTime,
  percent,
  utc,
  utcMinute,
  utcTimeOfDay,
} from "../../../src/present/format.ts";
import { NOW } from "../../support/make-state.ts";
import { at } from "../domain/make-task.ts";

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each([
  [0, "now"],
  [9_999, "now"],
  [10 * SECOND, "10s"],
  [59 * SECOND, "50s"],
  [MINUTE, "1m"],
  [HOUR - 1, "59m"],
  [HOUR, "1h"],
  [2 * DAY - 1, "47h"],
  [2 * DAY, "2d"],
  [400 * DAY, "400d"],
  [-5 * MINUTE, "now"],
])("%i ms ago is %s", (age, text) => {
  expect(ago(NOW - age, NOW)).toBe(text);
});

test("no time at all is a dash", () => {
  expect(ago(null, NOW)).toBe("-");
});

test("local time is to the second", () => {
  expect(clockTime(Date.parse("2026-11-24T03:04:05Z"))).toBe("03:04:05");
});

test("UTC is written out", () => {
  expect(utc(Date.parse("2026-11-24T02:01:13.900Z"))).toBe("2026-11-24 02:01:13Z");
});

test.each([
  ["2026-11-24T02:00:00Z", "2026-11-24 02:00:00Z (1h ago)"],
  ["2026-11-24T02:59:55Z", "2026-11-24 02:59:55Z (now)"],
  ["", "not reached"],
])("the exact time of %j is %s", (text, expected) => {
  expect(exactTime(at(text), NOW)).toBe(expected);
});

test("a time that cannot be read is shown as it came", () => {
  const odd = { text: safeText("yesterday"), ms: null };
  expect(exactTime(odd, NOW)).toBe("yesterday");
  expect(utcTimeOfDay(odd)).toBe("yesterday");
});

test.each([
  ["2026-11-24T02:00:09Z", "02:00:09Z"],
  ["", "-"],
])("the time of day of %j is %s", (text, expected) => {
  expect(utcTimeOfDay(at(text))).toBe(expected);
});

test.each([
  [0, 10, "0%"],
  [1, 1_000, "<1%"],
  [1, 3, "33%"],
  [999, 1_000, "99%"],
  [10, 10, "100%"],
  [0, 0, "0%"],
])("%i of %i is %s", (part, whole, text) => {
  expect(percent(part, whole)).toBe(text);
});

test.each([
  ["2026-11-24T02:00:00Z", "2026-11-24T02:00:00.400Z", "0s"],
  ["2026-11-24T02:00:00Z", "2026-11-24T02:00:59Z", "59s"],
  ["2026-11-24T02:00:00Z", "2026-11-24T02:03:05Z", "3m05s"],
  ["2026-11-24T02:00:00Z", "2026-11-24T04:07:59Z", "2h07m"],
  ["2026-11-24T02:00:00Z", "2026-11-24T01:00:00Z", "-"],
  ["", "2026-11-24T01:00:00Z", "-"],
  ["2026-11-24T02:00:00Z", "", "-"],
])("from %j to %j it took %s", (from, to, text) => {
  expect(duration(at(from), at(to))).toBe(text);
});

test("UTC to the minute is for whole hours", () => {
  expect(utcMinute(Date.parse("2026-11-24T02:00:00Z"))).toBe("2026-11-24 02:00Z");
});
