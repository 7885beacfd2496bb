import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bytesOf,
  contentOf,
  decodeContent,
  hexLines,
  lineEndsOf,
  sizeOf,
  sizeText,
} from "../../../src/domain/content.ts";
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
  test("is none where the service sent none, or something else in its place", () => {
    expect(contentOf(makeTask({ record: {} }))).toEqual({ kind: "none" });
    expect(contentOf(makeTask({ record: { Content: 5 } }))).toEqual({ kind: "none" });
  });
});

test("a hex dump says where, what, and what of it is ASCII", () => {
  const bytes = new Uint8Array([0, 1, 65, 66, 255, ...Array.from({ length: 12 }, () => 0x20)]);
  expect(hexLines(bytes)).toEqual([
    "000000  00 01 41 42 ff 20 20 20 20 20 20 20 20 20 20 20  ..AB.           ",
    `000010  20${" ".repeat(45)}   `,
  ]);
});

test.each([
  ["", 0, 0],
  ["one line", 0, 0],
  ["a\nb\n", 2, 0],
  ["a\r\nb\r\n", 0, 2],
  ["a\r\nb\nc", 1, 1],
  ["a\rb", 0, 0],
])("the line ends of %j are %i LF and %i CRLF", (text, lf, crlf) => {
  expect(lineEndsOf(text)).toEqual({ lf, crlf });
});

test("the bytes of a content are those on the disk, a byte order mark among them", () => {
  const bytes = new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0xc3, 0xa4]);
  expect(bytesOf(decodeContent(base64(bytes), "Base64"))).toEqual(bytes);
  expect(bytesOf({ kind: "binary", data: bytes })).toBe(bytes);
  expect(bytesOf({ kind: "none" })).toHaveLength(0);
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
