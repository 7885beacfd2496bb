import { describe, expect, test } from "vitest";
import { ownFailure } from "../../../src/api/network-failure.ts";
import { type Retry, withRetries } from "../../../src/api/retry.ts";
import type { Failure, FailureKind } from "../../../src/domain/failure.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { impatientClock, manualClock } from "./clocks.ts";

const failing = (kind: FailureKind, name = "Test", retryAfterMs: number | null = null): Failure => ({
  ...ownFailure(kind, name, safeText("no")),
  retryAfterMs,
});
const never = new AbortController().signal;

async function run(failure: Failure, random = 0): Promise<{ waits: number[]; attempts: number[]; told: Retry[] }> {
  const clock = impatientClock();
  const attempts: number[] = [];
  const told: Retry[] = [];
  await withRetries(
    async (retries) => {
      attempts.push(retries);
      return err(failure);
    },
    { clock, random: () => random, onRetry: (retry) => told.push(retry) },
    never,
  );
  return { waits: clock.waits, attempts, told };
}

test.each<[FailureKind, string]>([
  ["throttled", "Test"],
  ["server", "Test"],
  ["network", "ConnectionReset"],
])("%s %s is tried three times", async (kind, name) => {
  const { attempts, told } = await run(failing(kind, name));
  expect(attempts).toEqual([0, 1, 2]);
  expect(told.map((retry) => retry.attempt)).toEqual([1, 2]);
});

test.each<FailureKind>([
  "credentials",
  "signature",
  "clock",
  "token",
  "permission",
  "region",
  "input",
  "stale-token",
  "network",
  "timeout",
  "malformed",
  "cancelled",
  "other",
])("%s is tried once", async (kind) => {
  expect((await run(failing(kind))).attempts).toEqual([0]);
});

describe("waits", () => {
  test.each([
    ["grow exponentially, half of them by chance", failing("server"), 0, [150, 300]],
    ["the other end of chance", failing("server"), 0.999, [300, 600]],
    ["are longer for throttling", failing("throttled"), 0.999, [1999, 3998]],
    ["are the service's where it names one", failing("throttled", "T", 1500), 0, [1500, 1500]],
    ["have jitter on top of the service's", failing("server", "T", 1500), 0.5, [1650, 1650]],
    ["are 60 s at most", failing("throttled", "T", 999_999), 0.9, [60_000, 60_000]],
  ])("%s", async (_, failure, random, expected) => {
    expect((await run(failure, random)).waits).toEqual(expected);
  });
});

test("a success after a failure is the answer", async () => {
  const answer = await withRetries(
    async (retries) => (retries === 0 ? err(failing("server")) : ok("page")),
    { clock: impatientClock(), random: () => 0 },
    never,
  );
  expect(answer).toEqual(ok("page"));
});

test("an abort ends the wait at once, and nothing is tried any more", async () => {
  const clock = manualClock();
  const controller = new AbortController();
  let attempts = 0;
  const answer = withRetries(
    async () => {
      attempts += 1;
      return err(failing("server"));
    },
    { clock, random: () => 0, onRetry: () => queueMicrotask(() => controller.abort()) },
    controller.signal,
  );
  expect(await answer).toMatchObject({ ok: false, error: { kind: "cancelled" } });
  expect(attempts).toBe(1);
  expect(clock.pending()).toEqual([]);
});
