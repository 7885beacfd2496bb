import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WholeTask } from "../../../src/domain/task.ts";
import { tallyOf } from "../../../src/domain/task.ts";
import { timeBuckets } from "../../../src/domain/time-buckets.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "./make-task.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.parse("2026-11-20T08:00:00Z");

function sent(ms: number | null, statuses: readonly string[] = ["Success"]): WholeTask {
  const instances = statuses.map((status) => makeInstance({ status: safeText(status) }));
  const createdAt = at(ms === null ? "" : new Date(ms).toISOString());
  return makeTask({ createdAt, instances, tally: tallyOf(instances) });
}

describe("timeBuckets", () => {
  test("counts sends and results by creation, and leaves no gap", () => {
    const { stepMs, buckets } = timeBuckets(
      [
        sent(START + 3 * HOUR + 59 * MINUTE, ["Failed", "Success", "Running"]),
        sent(START, ["Success", "Pending"]),
        sent(START + 5 * MINUTE),
        sent(null, ["Failed"]),
      ],
      4,
    );
    expect(stepMs).toBe(HOUR);
    expect(buckets).toEqual([
      { startsAt: START, sends: 2, failed: 0, open: 1, ok: 2 },
      { startsAt: START + HOUR, sends: 0, failed: 0, open: 0, ok: 0 },
      { startsAt: START + 2 * HOUR, sends: 0, failed: 0, open: 0, ok: 0 },
      { startsAt: START + 3 * HOUR, sends: 1, failed: 1, open: 1, ok: 1 },
    ]);
  });

  test.each([
    [0, MINUTE],
    [47 * MINUTE, MINUTE],
    [48 * MINUTE, 2 * MINUTE],
    [47 * HOUR, HOUR],
    [48 * HOUR, 2 * HOUR],
    [40 * DAY, DAY],
    [100 * DAY, 7 * DAY],
    [700 * DAY, 21 * DAY],
  ])("takes the shortest length that fits: %i ms take steps of %i ms", (length, stepMs) => {
    expect(timeBuckets([sent(START), sent(START + length)], 48).stepMs).toBe(stepMs);
  });

  test("is empty where no time can be read", () => {
    expect(timeBuckets([sent(null)], 48).buckets).toEqual([]);
    expect(timeBuckets([], 48).buckets).toEqual([]);
  });

  test("never has more buckets than there is room for, and loses no task", () => {
    const times = fc.array(fc.integer({ min: 0, max: 4_000 * DAY }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 60 }), (offsets, most) => {
        const { buckets } = timeBuckets(
          offsets.map((offset) => sent(START + offset)),
          most,
        );
        expect(buckets.length).toBeLessThanOrEqual(most + 1);
        expect(buckets.reduce((sum, { sends }) => sum + sends, 0)).toBe(offsets.length);
      }),
    );
  });
});
