import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Pace } from "../../../../src/platform/terminal/pace.ts";

const QUESTION = "\u001b[5n";

function started(): Pace {
  const pace = new Pace();
  pace.start();
  return pace;
}

/** A link that takes `bytesPerMs` one way, and `delay` ms there and back; frames wait while the pace says so. */
function lagOfHeldKey(
  bytesPerMs: number,
  delay: number,
  frame: number,
): { readonly lag: number; readonly frames: number } {
  const pace = started();
  let freeAt = 0;
  let answerAt: number | null = null;
  let pending: number | null = null;
  let lag = 0;
  let frames = 0;
  for (let now = 0; now < 20_000; now += 1) {
    if (answerAt !== null && now >= answerAt) {
      answerAt = null;
      pace.answered(now);
    }
    if (now % 33 === 0) pending = now;
    if (pending === null || pace.wait(now) > 0) continue;
    const question = pace.wrote(frame, now);
    freeAt = Math.max(freeAt, now) + frame / bytesPerMs;
    if (question !== "") answerAt = freeAt + delay;
    if (now > 10_000) lag = Math.max(lag, freeAt + delay / 2 - pending);
    pending = null;
    frames += 1;
  }
  return { lag, frames };
}

describe("what is on its way to the terminal", () => {
  test("is of no concern before somebody reads the answers", () => {
    const pace = new Pace();
    expect(pace.wrote(1_000_000, 0)).toBe("");
    expect(pace.wait(0)).toBe(0);
  });

  test("is asked about once it is more than a frame or two", () => {
    const pace = started();
    expect([pace.wrote(240, 0), pace.wrote(240, 1), pace.wrote(240, 2), pace.wrote(240, 3)]).toEqual([
      "",
      "",
      QUESTION,
      "",
    ]);
  });

  test("holds frames back once it is too much, until it is answered", () => {
    const pace = started();
    for (let n = 0; n < 5; n += 1) pace.wrote(240, 0);
    expect(pace.wait(10)).toBeGreaterThan(0);
    pace.answered(20);
    expect(pace.wait(20)).toBe(0);
  });

  test("is of no concern any more where a terminal does not answer", () => {
    const pace = started();
    for (let n = 0; n < 5; n += 1) pace.wrote(240, 0);
    expect(pace.wait(3000)).toBe(0);
    expect([pace.wrote(9999, 3001), pace.wait(3002)]).toEqual(["", 0]);
  });

  test("is worth waiting for on the way out only while a question is open, and not for long", () => {
    const pace = started();
    expect(pace.owed(0)).toBe(0);
    pace.wrote(600, 0);
    expect(pace.owed(10)).toBe(700);
    expect(pace.owed(2900)).toBe(100);
    pace.stop();
    expect(pace.owed(2900)).toBe(100);
    pace.answered(2950);
    expect(pace.owed(2951)).toBe(0);
  });

  test.each([
    ["9,600 bit/s and 300 ms there and back", 0.96, 300, 1300],
    ["19,200 bit/s and 50 ms", 1.92, 50, 1300],
    ["a megabit and 300 ms", 100, 300, 400],
  ])("never is more than a second or so behind a held key: %s", (_, bytesPerMs, delay, most) => {
    expect(lagOfHeldKey(bytesPerMs, delay, 240).lag).toBeLessThan(most);
  });

  test.each([
    ["a terminal nearby", 10_000, 1],
    ["a fast link around the world", 1000, 300],
  ])("holds nothing back on %s", (_, bytesPerMs, delay) => {
    expect(lagOfHeldKey(bytesPerMs, delay, 240).frames).toBeGreaterThan(580);
  });

  test("never stops frames for good, whatever comes when", () => {
    const step = fc.record({
      wrote: fc.integer({ min: 1, max: 5000 }),
      answered: fc.boolean(),
      passed: fc.integer({ min: 0, max: 4000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const pace = started();
        let now = 0;
        for (const { wrote, answered, passed } of steps) {
          now += passed;
          if (pace.wait(now) === 0) pace.wrote(wrote, now);
          if (answered) pace.answered(now);
        }
        const left = pace.wait(now);
        expect(left).toBeLessThanOrEqual(3000);
        expect(pace.wait(now + left)).toBe(0);
      }),
    );
  });
});
