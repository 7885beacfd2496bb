import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contentLines, contentOf, decodeContent, sizeOf, sizeText } from "../../../src/domain/content.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeTask } from "./make-task.ts";

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const encoded = (text: string): string => base64(new TextEncoder().encode(text));

describe("decodeContent", () => {
  test("gives back any text that was sent as Base64", () => {
    const text = fc
      .string({ unit: "grapheme", minLength: 1 })
      .filter((one) => !/[\u0000-\u0008\u000b\u000e-\u001f]/u.test(one));
    fc.assert(
      fc.property(text, (one) => {
        const bytes = new TextEncoder().encode(one).length;
        expect(decodeContent(encoded(one), "Base64")).toEqual({ kind: "text", text: one, bytes, wasBase64: true });
      }),
    );
  });

  test("gives back any bytes that are no text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        const withZero = new Uint8Array([...bytes, 0]);
        expect(decodeContent(base64(withZero), "Base64")).toEqual({ kind: "binary", data: withZero });
      }),
    );
  });

  test.each([
    ["", "PlainText", { kind: "none" }],
    ["", "Base64", { kind: "none" }],
    ["hello", "PlainText", { kind: "text", text: "hello", bytes: 5, wasBase64: false }],
    ["日本", "PlainText", { kind: "text", text: "日本", bytes: 6, wasBase64: false }],
    ["aGVsbG8=", "Base64", { kind: "text", text: "hello", bytes: 5, wasBase64: true }],
    ["aGVs\r\nbG8=", "Base64", { kind: "text", text: "hello", bytes: 5, wasBase64: true }],
    ["not base64!", "Base64", { kind: "undecodable", text: "not base64!" }],
    ["aGVsbG8", "Base64", { kind: "undecodable", text: "aGVsbG8" }],
  ])("of %j, labelled %s, is %j", (content, label, expected) => {
    expect(decodeContent(content, label)).toEqual(expected);
  });

  test("does not trust the label PlainText: the service's own sample has Base64 under it", () => {
    const sample = "IyEvYmluL2Jhc2gNCmVjaG8gaGVsbG8=";
    expect(decodeContent(sample, "PlainText")).toMatchObject({
      kind: "text",
      text: "#!/bin/bash\r\necho hello",
      wasBase64: true,
    });
  });

  test.each(["deadbeef", "test", "configfile12", "abcdefghijklmnop"])("takes the plain word %s as it is", (word) => {
    expect(decodeContent(word, "PlainText")).toMatchObject({ kind: "text", text: word, wasBase64: false });
  });
});

describe("the content of a task", () => {
  const withContent = (content: string) => makeTask({ record: { Content: content }, contentType: safeText("Base64") });

  test("is none where the service sent none, or something else in its place", () => {
    expect(contentOf(makeTask({ record: {} }))).toEqual({ kind: "none" });
    expect(contentOf(makeTask({ record: { Content: 5 } }))).toEqual({ kind: "none" });
    expect(contentLines(makeTask({ record: {} }))).toEqual(["(the service sent no content)"]);
  });

  test("is shown as numbered lines", () => {
    expect(contentLines(withContent(encoded(Array.from({ length: 10 }, (_, i) => `line ${i}`).join("\n"))))).toEqual(
      Array.from({ length: 10 }, (_, i) => `${String(i + 1).padStart(2)}  line ${i}`),
    );
  });

  test("never steers the terminal", () => {
    const lines = contentLines(makeTask({ record: { Content: "a\u001b[2Jb\u202e" } }));
    expect(lines).toEqual(["1  a␛[2Jb‹U+202E›"]);
  });

  test("that is no text is shown as a hex dump", () => {
    const bytes = new Uint8Array([0, 1, 65, 66, 255, ...Array.from({ length: 12 }, () => 0x20)]);
    expect(contentLines(withContent(base64(bytes)))).toEqual([
      "000000  00 01 41 42 ff 20 20 20 20 20 20 20 20 20 20 20  ..AB.           ",
      `000010  20${" ".repeat(45)}   `,
    ]);
  });
});

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1024, "1 KiB"],
  [1536, "1.5 KiB"],
  [24 * 1024, "24 KiB"],
])("%i bytes are %s", (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test.each([
  ["aGVsbG8=", "Base64", 5],
  ["AAEC", "Base64", 3],
  ["", "Base64", 0],
  ["???", "Base64", 3],
])("the size of %j is that of what it holds", (content, label, size) => {
  expect(sizeOf(decodeContent(content, label))).toBe(size);
});
