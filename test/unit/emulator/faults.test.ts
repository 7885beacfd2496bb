import { describe, expect, test } from "vitest";
import { createFaultPlan, type FaultRates, parseFaults } from "../../../src/emulator/faults.ts";

const none = new Map<string, FaultRates>();

describe("the written form", () => {
  test.each([
    ["throttle=0.2", { everywhere: { throttle: 0.2 }, regions: none }],
    ["e500=0.05, hang=0.01,drop=1", { everywhere: { e500: 0.05, hang: 0.01, drop: 1 }, regions: none }],
    ["latency=200ms", { everywhere: { latency: { mean: 200, spread: 0 } }, regions: none }],
    ["latency=200ms±100", { everywhere: { latency: { mean: 200, spread: 100 } }, regions: none }],
    ["latency=1s+-500ms", { everywhere: { latency: { mean: 1_000, spread: 500 } }, regions: none }],
    ["expire-after=5m", { everywhere: {}, regions: none, expireAfter: 300_000 }],
    [
      "html=0.1,cn-beijing:throttle=1,cn-beijing:truncate=0.5",
      { everywhere: { html: 0.1 }, regions: new Map([["cn-beijing", { throttle: 1, truncate: 0.5 }]]) },
    ],
  ])("%s", (text, expected) => {
    expect(parseFaults(text)).toEqual(expected);
  });

  test.each([
    ["", /^A fault is NAME=VALUE or REGION:NAME=VALUE.*; "" is none\.$/],
    ["throttle", /; "throttle" is none\.$/],
    ["fire=1", /^There is no fault "fire"; a fault is .*drop, hang, throttle, e500, e503, html, truncate, latency/],
    ["throttle=2", /^The fault throttle takes a probability from 0 to 1, not "2"\.$/],
    ["throttle=x", /^The fault throttle takes a probability from 0 to 1, not "x"\.$/],
    ["latency=fast", /^The fault latency takes a time such as 200ms, or 200ms±100ms, not "fast"\.$/],
    ["latency=1s±1s±1s", /^The fault latency takes a time/],
    ["expire-after=5", /^The fault expire-after takes a number with ms, s, m, h or d.*, not "5"\.$/],
    ["cn-beijing:expire-after=5m", /^The fault expire-after holds for all regions; leave the region out\.$/],
  ])("%j gets one sentence", (text, sentence) => {
    expect(() => parseFaults(text)).toThrow(sentence);
  });
});

describe("the plan", () => {
  const strikes = (text: string, seed: number, regions: readonly string[]) => {
    const plan = createFaultPlan(parseFaults(text), seed);
    return regions.map((region) => plan.next(region));
  };
  const thousand = Array.from({ length: 1_000 }, () => "cn-hangzhou");

  test("strikes about as often as it was told, and the same way for the same seed", () => {
    const kinds = strikes("throttle=0.2,e500=0.05", 7, thousand).map(({ kind }) => kind);
    const share = (kind: string) => kinds.filter((struck) => struck === kind).length / kinds.length;
    expect(share("throttle")).toBeGreaterThan(0.15);
    expect(share("throttle")).toBeLessThan(0.25);
    expect(share("e500")).toBeGreaterThan(0.02);
    expect(share("e500")).toBeLessThan(0.08);
    expect(strikes("throttle=0.2,e500=0.05", 7, thousand).map(({ kind }) => kind)).toEqual(kinds);
    expect(strikes("throttle=0.2,e500=0.05", 8, thousand).map(({ kind }) => kind)).not.toEqual(kinds);
  });

  test("is late within the spread", () => {
    const delays = strikes("latency=200ms±100", 1, thousand).map(({ delay }) => delay);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...delays)).toBeLessThanOrEqual(300);
    expect(Math.max(...delays) - Math.min(...delays)).toBeGreaterThan(150);
    expect(strikes("latency=10ms±1s", 1, thousand).every(({ delay }) => delay >= 0)).toBe(true);
  });

  test("a region can differ, and nothing else about it", () => {
    const regions = ["cn-beijing", "cn-hangzhou", ""];
    expect(strikes("cn-beijing:throttle=1", 1, regions).map(({ kind }) => kind)).toEqual([
      "throttle",
      undefined,
      undefined,
    ]);
    expect(strikes("drop=1,cn-beijing:drop=0", 1, regions).map(({ kind }) => kind)).toEqual([
      undefined,
      "drop",
      "drop",
    ]);
  });
});
