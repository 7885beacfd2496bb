import { describe, expect, test } from "vitest";
import { contentHashOf, hash128 } from "../../../src/domain/content-hash.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeTask } from "./make-task.ts";

describe("hash128", () => {
  test("is stable, and 32 hex digits long", () => {
    expect(hash128("")).toBe("0".repeat(32));
    expect(hash128("user www;\n")).toMatch(/^[0-9a-f]{32}$/u);
    expect(hash128("user www;\n")).toBe(hash128("user www;\n"));
  });

  test("tells texts apart", () => {
    const texts = Array.from({ length: 20_000 }, (_, n) => `worker_connections ${n};\n`);
    const lengths = Array.from({ length: 64 }, (_, n) => "\0".repeat(n));
    expect(new Set([...texts, ...lengths].map(hash128)).size).toBe(texts.length + lengths.length);
  });

  test.each(Array.from({ length: 19 }, (_, at) => at))("one bit of character %i changes half of all bits", (at) => {
    const text = "0123456789abcdefghi";
    const other = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
    const difference = BigInt(`0x${hash128(text)}`) ^ BigInt(`0x${hash128(other)}`);
    const bits = [...difference.toString(2)].filter((bit) => bit === "1").length;
    expect(bits).toBeGreaterThan(40);
    expect(bits).toBeLessThan(88);
  });
});

describe("contentHashOf", () => {
  test("minds what the content says and how it is encoded, and nothing else", () => {
    const hashOf = (Content: string, contentType = "PlainText", name = "a") =>
      contentHashOf(makeTask({ name: safeText(name), contentType: safeText(contentType), record: { Content } }));
    expect(hashOf("x", "PlainText", "b")).toBe(hashOf("x"));
    expect(hashOf("y")).not.toBe(hashOf("x"));
    expect(hashOf("x", "Base64")).not.toBe(hashOf("x"));
  });

  test("a task without its record has it with it", () => {
    expect(contentHashOf({ ...makeTask(), record: null, contentHash: "abc" })).toBe("abc");
  });
});
