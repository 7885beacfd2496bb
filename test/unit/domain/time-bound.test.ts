import { describe, expect, test } from "vitest";
import { parseTimeBound } from "../../../src/domain/time-bound.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");

describe("parseTimeBound", () => {
  // The tests run in UTC (vitest.config.ts), so local time is UTC.
  test.each([
    ["30m", "2026-11-24T11:30:00Z"],
    ["2h", "2026-11-24T10:00:00Z"],
    ["3d", "2026-11-21T12:00:00Z"],
    ["1w", "2026-11-17T12:00:00Z"],
    ["0h", "2026-11-24T12:00:00Z"],
    ["2026-11-20", "2026-11-20T00:00:00Z"],
    ["2026-11-20T08:00", "2026-11-20T08:00:00Z"],
    ["2026-11-20T08:00Z", "2026-11-20T08:00:00Z"],
    ["2026-11-20T08:00:30Z", "2026-11-20T08:00:30Z"],
    ["2026-11-20T08:00:30.5Z", "2026-11-20T08:00:30.500Z"],
    ["2026-11-20T08:00+08:00", "2026-11-20T00:00:00Z"],
    ["2024-02-29", "2024-02-29T00:00:00Z"],
  ])("reads %s as %s", (text, time) => {
    expect(parseTimeBound(text, NOW)).toBe(Date.parse(time));
  });

  test.each([
    "",
    "h",
    "2",
    "2y",
    "-2h",
    "1.5h",
    "123456d",
    "now",
    "24.11.2026",
    "2026-13-01",
    "2026-02-30",
    "2026-11-20T25:00",
    "2026-11-20 08:00",
    "2026-11-20T08:00 Z",
  ])("refuses %j", (text) => {
    expect(parseTimeBound(text, NOW)).toBeNull();
  });
});
