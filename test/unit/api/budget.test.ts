import { describe, expect, it } from "vitest";
import { createBudget } from "../../../src/api/budget.ts";
import { fakeClock, settled } from "../../support/fake-ports.ts";

const never = new AbortController().signal;

function setUp(maxRps: number) {
  const clock = fakeClock();
  const budget = createBudget(clock, maxRps);
  let gone = 0;
  const take = (key = "LTAI", region = "cn-hangzhou", signal = never) =>
    void budget.take(key, region, signal).then(() => {
      gone += 1;
    });
  const count = async (): Promise<number> => {
    await settled();
    return gone;
  };
  return { clock, take, count };
}

describe("the ceiling of calls", () => {
  it("lets two seconds' worth go at once, and the rest one after another", async () => {
    const { clock, take, count } = setUp(5);
    for (let i = 0; i < 13; i++) take();
    expect(await count()).toBe(10);
    clock.advance(200);
    expect(await count()).toBe(11);
    clock.advance(400);
    expect(await count()).toBe(13);
  });

  it("fills up again while nothing is asked, but not beyond its size", async () => {
    const { clock, take, count } = setUp(1);
    take();
    take();
    clock.advance(3_600_000);
    for (let i = 0; i < 3; i++) take();
    expect(await count()).toBe(4);
  });

  it("is one for each account and region", async () => {
    const { take, count } = setUp(1);
    for (const [key, region] of [
      ["a", "x"],
      ["a", "y"],
      ["b", "x"],
    ])
      for (let i = 0; i < 2; i++) take(key, region);
    expect(await count()).toBe(6);
    take("a", "x");
    expect(await count()).toBe(6);
  });

  it("keeps nobody who gives up", async () => {
    const { take, count } = setUp(1);
    const controller = new AbortController();
    take();
    take();
    take("LTAI", "cn-hangzhou", controller.signal);
    expect(await count()).toBe(2);
    controller.abort();
    expect(await count()).toBe(3);
  });

  it("is not held up by a clock that was set back", async () => {
    const { clock, take, count } = setUp(1);
    take();
    clock.advance(-3_600_000);
    take();
    expect(await count()).toBe(2);
  });
});
