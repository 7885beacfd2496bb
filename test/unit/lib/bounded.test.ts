import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mapBounded } from "../../../src/lib/bounded.ts";

describe("mapBounded", () => {
  test("answers in the order of the items, and never runs more than the limit at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 4 }),
        async (turns, limit) => {
          let running = 0;
          let most = 0;
          const answers = await mapBounded([...turns.entries()], limit, async ([at, waits]) => {
            running += 1;
            most = Math.max(most, running);
            for (let n = 0; n < waits; n += 1) await Promise.resolve();
            running -= 1;
            return at;
          });
          expect(answers).toEqual([...turns.keys()]);
          expect(most).toBe(Math.min(limit, turns.length));
        },
      ),
    );
  });

  test("a job that hangs keeps the others from nothing", async () => {
    const done: number[] = [];
    let release = (): void => undefined;
    const hanging = new Promise<void>((resolve) => {
      release = resolve;
    });
    const all = mapBounded([0, 1, 2, 3, 4], 2, async (item) => {
      if (item === 0) await hanging;
      done.push(item);
      if (item === 4) release();
    });
    await all;
    expect(done).toEqual([1, 2, 3, 4, 0]);
  });
});
