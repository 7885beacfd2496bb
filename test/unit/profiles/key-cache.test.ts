import { describe, expect, it } from "vitest";
import type { Credentials } from "../../../src/core/ports.ts";
import type { Failure } from "../../../src/domain/failure.ts";
import { err, ok, type Result } from "../../../src/lib/result.ts";
import { createKeyCache } from "../../../src/profiles/key-cache.ts";
import { fakeClock, settled } from "../../support/fake-ports.ts";
import { failure, NOW } from "../../support/make-state.ts";

const MINUTE = 60_000;
const keysUntil = (id: string, expiresAt?: number): Credentials => ({
  accessKeyId: id,
  accessKeySecret: "s",
  ...(expiresAt !== undefined && { expiresAt }),
});

function setUp() {
  const clock = fakeClock();
  const cache = createKeyCache(clock);
  const asked: ((answer: Result<Credentials, Failure>) => void)[] = [];
  const fetch = () => new Promise<Result<Credentials, Failure>>((answer) => asked.push(answer));
  const get = (source = "a") => cache.get(source, fetch);
  const id = async (source?: string) => {
    const keys = await get(source);
    return keys.ok ? keys.value.accessKeyId : keys.error.code;
  };
  return { clock, cache, asked, get, id };
}

describe("keys that were asked for", () => {
  it("are asked for once by those who come together, and kept", async () => {
    const { asked, id } = setUp();
    const together = [id(), id(), id(), id()];
    asked[0]?.(ok(keysUntil("one", NOW + 60 * MINUTE)));
    expect(await Promise.all(together)).toEqual(["one", "one", "one", "one"]);
    expect([await id(), asked.length]).toEqual(["one", 1]);
  });

  it("are fetched ahead of their end while the old ones are given", async () => {
    const { clock, asked, id } = setUp();
    const first = id();
    asked[0]?.(ok(keysUntil("old", NOW + 60 * MINUTE)));
    await first;
    clock.advance(44 * MINUTE);
    expect([await id(), asked.length]).toEqual(["old", 1]);
    clock.advance(MINUTE);
    expect([await id(), await id(), asked.length]).toEqual(["old", "old", 2]);
    asked[1]?.(ok(keysUntil("new", NOW + 120 * MINUTE)));
    await settled();
    expect([await id(), asked.length]).toEqual(["new", 2]);
  });

  it("of a short life are fetched at half of it", async () => {
    const { clock, asked, id } = setUp();
    const first = id();
    asked[0]?.(ok(keysUntil("short", NOW + 10 * MINUTE)));
    await first;
    clock.advance(5 * MINUTE);
    expect([await id(), asked.length]).toEqual(["short", 2]);
  });

  it("without an end are kept until the service refuses them", async () => {
    const { clock, cache, asked, id } = setUp();
    const first = id();
    asked[0]?.(ok(keysUntil("endless")));
    await first;
    clock.advance(1_000 * MINUTE);
    expect([await id(), asked.length]).toEqual(["endless", 1]);
    cache.forget();
    const second = id();
    asked[1]?.(ok(keysUntil("fresh")));
    expect(await second).toBe("fresh");
  });

  it("are not given in the last seconds before their end", async () => {
    const { clock, asked, id } = setUp();
    const first = id();
    asked[0]?.(ok(keysUntil("old", NOW + MINUTE)));
    await first;
    clock.advance(MINUTE - 9_000);
    const second = id();
    asked[1]?.(ok(keysUntil("new", NOW + 60 * MINUTE)));
    expect(await second).toBe("new");
  });
});

describe("a source that fails", () => {
  it("is asked again by the next call", async () => {
    const { asked, id } = setUp();
    const first = id();
    asked[0]?.(err(failure("network")));
    expect(await first).toBe("Test.network");
    const second = id();
    asked[1]?.(ok(keysUntil("one")));
    expect(await second).toBe("one");
  });

  it("ahead of the end costs nothing, and is asked again half a minute later", async () => {
    const { clock, asked, id } = setUp();
    const first = id();
    asked[0]?.(ok(keysUntil("old", NOW + 60 * MINUTE)));
    await first;
    clock.advance(50 * MINUTE);
    await id();
    asked[1]?.(err(failure("network")));
    await settled();
    expect([await id(), asked.length]).toEqual(["old", 2]);
    clock.advance(30_000);
    expect([await id(), asked.length]).toEqual(["old", 3]);
  });
});

it("a source that throws is asked again, and whoever waits is told; nobody else trips over it", async () => {
  const clock = fakeClock();
  const cache = createKeyCache(clock);
  const throwing = () => cache.get("a", () => Promise.reject(new Error("broken")));
  await expect(throwing()).rejects.toThrow("broken");
  const keys = ok(keysUntil("one", NOW + 60 * MINUTE));
  expect(await cache.get("a", async () => keys)).toEqual(keys);
  clock.advance(50 * MINUTE);
  expect(await throwing()).toEqual(keys);
  await settled();
});

it("another source is asked at once, and a late answer of the one before is not kept", async () => {
  const { asked, id } = setUp();
  const first = id("a");
  const second = id("b");
  asked[1]?.(ok(keysUntil("of b")));
  asked[0]?.(ok(keysUntil("of a")));
  expect([await first, await second, await id("b")]).toEqual(["of a", "of b", "of b"]);
  expect(asked).toHaveLength(2);
});
