/** Replies that are damaged, absurd or made to harm: they are read or refused, and never throw, hang or spoil a neighbour. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePage } from "../../src/api/decode.ts";
import { parseJson } from "../../src/api/json.ts";
import type { WholeTask } from "../../src/domain/task.ts";
import { DEFAULT_KEYMAP } from "../../src/input/keymap.ts";
import { jsonText } from "../../src/lib/json.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { firstFrame } from "../../src/ui/first-frame.ts";
import { hostileReply } from "../support/hostile.ts";
import { THEMES } from "../support/looks.ts";
import { loaded, page, press } from "../support/make-state.ts";

const ORIGIN = { profile: safeText("prod"), region: safeText("cn-hangzhou") };
const VIEWPORT = { columns: 120, rows: 40 };
const GOOD = JSON.stringify(hostileReply(() => "plain"));

/** The tasks of a reply as far as it can be read, drawn, opened and written as JSON; null where it is refused. */
function digest(text: string, reader = true): readonly WholeTask[] | null {
  const body = parseJson(text);
  if (!body.ok) return null;
  const decoded = decodePage(body.value, ORIGIN);
  if (!decoded.ok) return null;
  const { tasks, totalCount } = decoded.value;
  const state = loaded(tasks, page(tasks, { totalCount }), { viewport: VIEWPORT });
  const opened = reader ? [press(state, "item.open").state, press(state, "raw.open").state] : [];
  for (const shown of [state, ...opened]) {
    firstFrame(shown, { theme: THEMES.dark, glyphs: UNICODE_GLYPHS }, DEFAULT_KEYMAP);
  }
  for (const { record } of tasks) expect(() => JSON.parse(jsonText(record ?? {}))).not.toThrow();
  return tasks;
}

/** Values of a kind that no field of the service has, or has in another place. */
const WRONG: readonly string[] = [
  "null",
  "true",
  "0",
  "-1",
  "1e308",
  "1e999",
  "123456789012345678901234567890",
  '""',
  '"x"',
  "[]",
  "[[]]",
  "[null,1,[],{}]",
  "{}",
  '{"Tag":{"TagKey":{}}}',
  '{"Invocation":5}',
  '{"InvokeInstance":[1,"x",null,[]]}',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}',
];

/** Every place of the good reply: the text before a value and the text after it. */
const PLACES = [...GOOD.matchAll(/"(\w+)":/gu)].map(({ index, 0: key }) => {
  const start = index + key.length;
  return { key, before: GOOD.slice(0, start), after: GOOD.slice(endOfValue(start)) };
});

function endOfValue(start: number): number {
  let depth = 0;
  for (let at = start; at < GOOD.length; at += 1) {
    const char = GOOD[at] ?? "";
    if ("]}".includes(char)) depth -= 1;
    if (depth < 0 || (depth === 0 && char === ",")) return at;
    if ("[{".includes(char)) depth += 1;
  }
  throw new Error("the value does not end");
}

test("a value of the wrong kind in any field costs that field, its row or the page, and nothing else", () => {
  expect(PLACES.length).toBeGreaterThan(60);
  for (const { key, before, after } of PLACES) {
    for (const wrong of WRONG) {
      const tasks = digest(before + wrong + after, false);
      const isOuter = /^"(?:RequestId|PageNumber|PageSize|TotalCount|Invocations|Invocation)"/u.test(key);
      if (!isOuter) expect(tasks?.length, `${key}${wrong}`).toBeGreaterThanOrEqual(2);
    }
  }
});

test("a key given twice counts as the last one, as in every JSON reader", () => {
  for (const { key, before, after } of PLACES) digest(`${before}"first",${key}"second"${after}`);
  const twice = GOOD.replace('"Name":"plain"', '"Name":"first","Name":"second"');
  expect(digest(twice)?.[0]?.name).toBe("second");
});

test("any damage to the text is refused or read, never thrown", () => {
  const cut = fc.record({
    at: fc.nat(GOOD.length),
    length: fc.nat(40),
    put: fc.oneof(
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.constantFrom(...WRONG, '"', "}", "]", ",", "\\", "\u0000"),
    ),
  });
  fc.assert(
    fc.property(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      digest(cuts.reduce((text, { at, length, put }) => text.slice(0, at) + put + text.slice(at + length), GOOD));
    }),
    { numRuns: 1_500 },
  );
});

test("any JSON at all, and any JSON in place of a task, is refused or read", () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (any) => {
      digest(any);
      const tasks = digest(`{"RequestId":"r","Invocations":{"Invocation":[${any},{"InvokeId":"f-good"}]}}`);
      expect(tasks?.some(({ invokeId }) => invokeId === "f-good")).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a key __proto__ is dropped, spelled out or escaped, at any depth", () => {
  for (const key of ["__proto__", "\\u005f_proto__", "__prot\\u006f__"]) {
    const [task] =
      digest(GOOD.replace('"Description"', `"${key}":{"isAdmin":true},"Deep":[{"${key}":1}],"Description"`)) ?? [];
    expect(task).toBeDefined();
    expect(jsonText(task?.record ?? {})).not.toMatch(/isAdmin|proto/u);
    expect("isAdmin" in {}).toBe(false);
  }
});

describe("what is nested without end", () => {
  test.each([65, 10_000, 200_000])("%i deep is refused, wherever it is", (depth) => {
    for (const [open, close] of [
      ["[", "]"],
      ['{"a":', "}"],
    ] as const) {
      const deep = `${open.repeat(depth)}1${close.repeat(depth)}`;
      expect(parseJson(deep)).toMatchObject({ ok: false });
      expect(digest(GOOD.replace('"Description":"plain"', `"Description":${deep}`))).toBeNull();
    }
  });
});

/** What takes a time that grows with the square of the size would take hours at this one; replies may have four times it. */
const LARGE = 2 * 1024 * 1024;

describe("a large reply is read and drawn before anybody loses patience", () => {
  const field = (name: string, value: string) => GOOD.replace(`"${name}":"plain"`, `"${name}":"${value}"`);
  const rows = (row: string) =>
    `{"RequestId":"r","Invocations":{"Invocation":[${Array(Math.floor(LARGE / row.length))
      .fill(row)
      .join(",")}]}}`;
  test.each<[string, () => string]>([
    ["of one name of emoji", () => field("Name", "👩‍👩‍👧".repeat(LARGE / 18))],
    ["of one emoji that does not end", () => field("Name", "👩\u200d".repeat(LARGE / 7))],
    ["of one description of combining marks", () => field("Description", "\u0301".repeat(LARGE / 2))],
    ["of one ErrorInfo without a break", () => field("ErrorInfo", "\u200b".repeat(LARGE / 3))],
    ["of one tag", () => field("TagValue", "配".repeat(LARGE / 3))],
    ["of tags", () => GOOD.replace('"Tag":[', `"Tag":[${'{"TagKey":"k"},'.repeat(LARGE / 15)}`)],
    [
      "of instances",
      () => GOOD.replace('"InvokeInstance":[', `"InvokeInstance":[${'{"InstanceId":"i"},'.repeat(LARGE / 19)}`),
    ],
    ["of content", () => field("Content", "c\\n".repeat(LARGE / 3))],
    ["of empty rows", () => rows("{}")],
    ["of rows with the same InvokeId", () => rows('{"InvokeId":"f"}')],
  ])("%s", (_, text) => {
    expect(digest(text(), false)).not.toBeNull();
  });
});
