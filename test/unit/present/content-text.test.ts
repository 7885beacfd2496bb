import { describe, expect, test } from "vitest";
import type { WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { contentReading, type ReadingTools } from "../../../src/present/content-text.ts";
import { jsonReading } from "../../../src/present/json-text.ts";
import { makeTask } from "../domain/make-task.ts";

const NOW = Date.parse("2026-11-24T03:00:00Z");

/** Marks the first character of each line; the hash is a length. */
const TOOLS: ReadingTools = {
  highlight: (lines, language) =>
    lines.map((line) => (line === "" ? [] : [{ from: 0, to: 1, tone: language === "json" ? "name" : "keyword" }])),
  sha256: (data) => safeText(`hash of ${data.length}`),
  readCertificate: () => ({ subject: safeText("CN=old"), validFrom: 0, validTo: Date.parse("2026-11-23T00:00:00Z") }),
};

const base64 = (data: string | Uint8Array): string => Buffer.from(data).toString("base64");
const taskOf = (Content: string, over: Partial<WholeTask> = {}): WholeTask =>
  makeTask({ contentType: safeText("Base64"), record: { Content }, ...over });
const shown = (task: WholeTask): readonly string[] =>
  contentReading(task, TOOLS, NOW).masked.lines.map(({ text, number }) =>
    number === null ? text : `${number}|${text}`,
  );

describe("a content", () => {
  test("is shown under what it is and where it went, with the numbers of its lines", () => {
    expect(shown(taskOf(base64("a 1;\n\tb;\n")))).toEqual([
      "Path         /etc/nginx/nginx.conf",
      "Owner, mode  root:root, 0644",
      "Size         9 B",
      "SHA-256      hash of 9",
      "Encoding     UTF-8, sent as Base64",
      "Line ends    LF",
      "",
      "1|a 1;",
      "2|    b;",
    ]);
  });

  test("is coloured in the language of its name, and plain where that says nothing", () => {
    const marks = (name: string) =>
      contentReading(taskOf(base64("a\n"), { name: safeText(name) }), TOOLS, NOW).masked.lines.at(-1)?.marks;
    expect(marks("nginx.conf")).toEqual([{ from: 0, to: 1, tone: "keyword" }]);
    expect(marks("README")).toEqual([]);
  });

  test("says what is wrong with it", () => {
    const script = taskOf(base64("\ufeff#!/bin/sh\r\necho -----BEGIN CERTIFICATE-----x-----END CERTIFICATE-----"));
    const lines = shown(script);
    expect(lines).toContain("Encoding     UTF-8 with a byte order mark, sent as Base64");
    expect(lines).toContain("Line ends    CRLF");
    expect(lines.filter((line) => line.startsWith("Beware"))).toEqual([
      expect.stringMatching(/^Beware {7}1 line ends in CRLF: /u),
      expect.stringMatching(/byte order mark, so the system does not see/u),
      "Beware       The certificate of CN=old expired on 2026-11-23.",
      expect.stringMatching(/no line end; cron/u),
    ]);
  });

  test("says once what is wrong several times", () => {
    const one = "-----BEGIN CERTIFICATE-----x-----END CERTIFICATE-----\n";
    expect(shown(taskOf(base64(one + one))).filter((line) => line.startsWith("Beware"))).toHaveLength(1);
  });

  test.each([
    ["a\nb\r\n", "mixed: 1 LF, 1 CRLF"],
    ["a", "none: one line"],
  ])("%j has line ends that are %s", (text, words) => {
    expect(shown(taskOf(base64(text)))).toContain(`Line ends    ${words}`);
  });

  test("has its secrets masked, line by line, until they are asked for", () => {
    const text = "user=root\npassword=hunter2!\n";
    const { masked, open } = contentReading(taskOf(base64(text)), TOOLS, NOW);
    expect(masked.raw).toBe("user=root\npassword=****\n");
    expect(open?.raw).toBe(text);
    expect(masked.lines).toHaveLength(open?.lines.length ?? 0);
    expect(JSON.stringify(masked)).not.toContain("hunter2");
    expect(masked.lines.map((line) => line.text).join("\n")).toContain(
      "It seems to hold a secret (assigned secret, line 2)",
    );
    expect(contentReading(taskOf(base64("user=root\n")), TOOLS, NOW).open).toBeNull();
  });

  test("that is no text is a hex dump without masks, and y copies the dump", () => {
    const { masked, open } = contentReading(taskOf(base64(new Uint8Array([0, 65, 255]))), TOOLS, NOW);
    expect(masked.lines.map(({ text }) => text)).toContain(`000000  00 41 ff${" ".repeat(39)}  .A.`);
    expect(masked.lines.map(({ text }) => text)).toContain("SHA-256      hash of 3");
    expect([masked.raw, open]).toEqual([`000000  00 41 ff${" ".repeat(39)}  .A.`, null]);
  });

  test("that is none, or is not what its label says, is told as such", () => {
    expect(shown(taskOf("")).slice(2)).toEqual(["Encoding     the service sent no content", ""]);
    const odd = shown(taskOf("password=hunter2!"));
    expect(odd).toContain("Encoding     said to be Base64, which it is not; shown as it was sent");
    expect(odd.at(-1)).toBe("1|password=****");
  });

  test("never steers the terminal", () => {
    expect(shown(taskOf("a\u001b[2Jb\u202e", { contentType: safeText("PlainText") })).at(-1)).toBe("1|a␛[2Jb‹U+202E›");
  });

  test.each([
    ["C:\\Windows", "C:\\Windows\\f"],
    ["C:/Windows", "C:/Windows/f"],
    ["/etc/", "/etc/f"],
    ["", "f"],
  ])("sent to %s is at %s", (targetDir, path) => {
    const task = taskOf("", { targetDir: safeText(targetDir), name: safeText("f"), owner: safeText("") });
    expect(shown(task).slice(0, 2)).toEqual([`Path         ${path}`, "Owner, mode  (none):root, 0644"]);
  });
});

describe("the JSON of a task", () => {
  test("is all that the service said, coloured, when it holds no secret", () => {
    const task = taskOf("hello", { contentType: safeText("PlainText") });
    const { masked, open } = jsonReading(task, TOOLS.highlight);
    expect(JSON.parse(masked.raw)).toEqual(task.record);
    expect(masked.lines[0]).toEqual({ text: "{", marks: [{ from: 0, to: 1, tone: "name" }], number: null });
    expect(open).toBeNull();
  });

  test("stays JSON where secrets are masked in it", () => {
    const task = taskOf('a\npassword=hunt"er2\n', { contentType: safeText("PlainText") });
    const { masked, open } = jsonReading(task, TOOLS.highlight);
    expect(JSON.parse(masked.raw)).toEqual({ Content: 'a\npassword=****"er2\n' });
    expect(JSON.parse(open?.raw ?? "")).toEqual(task.record);
  });

  test("hides a Base64 content with a secret as a whole", () => {
    const { masked } = jsonReading(taskOf(base64("password=hunter2!")), TOOLS.highlight);
    expect(JSON.parse(masked.raw)).toEqual({
      Content: "(24 characters of Base64 that seem to hold a secret; m shows them)",
    });
  });
});
