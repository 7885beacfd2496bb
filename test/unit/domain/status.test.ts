import { describe, expect, test } from "vitest";
import {
  compareOutcomes,
  isActive,
  isFailure,
  isOverallStatus,
  type Outcome,
  OVERALL_STATUSES,
  outcomeOf,
} from "../../../src/domain/status.ts";

describe("outcomeOf", () => {
  test.each([
    ["Pending", "waiting"],
    ["Running", "running"],
    ["Success", "ok"],
    ["PartialFailed", "mixed"],
    ["Failed", "failed"],
    ["Invalid", "failed"],
    ["Aborted", "failed"],
    ["Error", "failed"],
    ["Timeout", "failed"],
    ["Cancelled", "unknown"],
    ["success", "unknown"],
    ["", "unknown"],
    ["constructor", "unknown"],
    ["__proto__", "unknown"],
  ])("reads %j as %s", (status, outcome) => {
    expect(outcomeOf(status)).toBe(outcome);
  });
});

test("only waiting and running may still change, only failed and mixed are failures", () => {
  const all: readonly Outcome[] = ["failed", "mixed", "running", "waiting", "ok", "unknown"];
  expect(all.filter(isActive)).toEqual(["running", "waiting"]);
  expect(all.filter(isFailure)).toEqual(["failed", "mixed"]);
});

test("worst news sorts first and ok last", () => {
  const shuffled: Outcome[] = ["ok", "unknown", "waiting", "mixed", "failed", "running"];
  expect(shuffled.sort(compareOutcomes)).toEqual(["failed", "mixed", "running", "waiting", "unknown", "ok"]);
});

test("the service filters by the five overall statuses and nothing else", () => {
  expect(OVERALL_STATUSES.every(isOverallStatus)).toBe(true);
  expect(["Invalid", "pending", "", "toString"].some(isOverallStatus)).toBe(false);
});
