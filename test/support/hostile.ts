/**
 * Text that attacks terminals and readers, replies that are made of it, and what may be in the bytes that cafe writes.
 * Knows the API's field names and nothing of cafe's code.
 */
import fc from "fast-check";

/** One or more of each kind that B.1 of issue 5 names, and scripts that are hard to measure. */
export const HOSTILE_TEXTS: readonly string[] = [
  "\u001b[2J\u001b[H\u001b[31m",
  "\u001b]0;owned\u0007\u001b]52;c;cm0gLXJmIC8=\u0007",
  "\u001b]8;;http://evil.example\u001b\\click\u001b]8;;\u001b\\",
  "\u001bPq#0;2;0;0;0~-\u001b\\\u001b_Gf=24;AAAA\u001b\\\u001b^pm\u001b\\",
  "\u009b2J\u009d0;owned\u009c\u0090q\u009c\u009f\u009c\u0085",
  "\u0000\u0001\u0007\u0008\u000b\u000c\u000e\u000f\u0018\u001a\u007f",
  "over\rwritten\r\n\tand\tonward",
  "fdp.\u202egnp.exe\u202c\u2066a\u2067b\u2068c\u2069\u200e\u200f\u061c",
  "in\u200bvis\u200cib\u2060le\ufeff\u00ad\u180e\u034f\u3164",
  "tags \u{e0001}\u{e0068}\u{e0069}\u{e007f}",
  "hidden\ufe00\ufe01\u{e0100}\u{e01ef}",
  "lone \ud800 and \udc00",
  `z${"\u0301\u0316\u0489".repeat(200)}algo`,
  "\u0301\u0302starts with marks",
  "配置文件（全角）ｶﾅ.conf",
  "👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇨🇳🇺 ❤️‍🔥 1️⃣ ⚠️ ☎︎ ✅.txt",
  "a\u200db\u200d👩\u200d\u200d💻",
  "عربي שלום mixed 123",
  "हिन्दी क्ष்ண தமிழ் ไทยกำ ကြ 각 한글",
  "\u{10ffff}\ufffe\uffff\ue000 \u{1d173}\u{1bca0}",
  "=cmd|'/c calc'!A1",
  "__proto__",
  "  ",
  "",
  "w".repeat(9_000),
];

/** Any text, hostile more often than chance makes it. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
      { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
      { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) },
    ),
    { maxLength: 3 },
  )
  .map((parts) => parts.join(""));

/** A reply of DescribeSendFileResults with three tasks, each text of which comes from `next`. */
export function hostileReply(next: () => string): object {
  const instance = (id: number, status: string) => ({
    InstanceId: `i-${id}${next()}`,
    InvocationStatus: status || next(),
    ErrorCode: next(),
    ErrorInfo: next(),
    CreationTime: next(),
    StartTime: "2026-11-24T02:00:00Z",
    FinishTime: next(),
    UpdateTime: next(),
  });
  const task = (id: number, status: string) => ({
    InvokeId: `f-${id}${next()}`,
    Name: next(),
    Description: next(),
    TargetDir: next(),
    FileOwner: next(),
    FileGroup: next(),
    FileMode: next(),
    Overwrite: next(),
    ContentType: "PlainText",
    Content: next(),
    CreationTime: id === 1 ? "2026-11-24T01:00:00Z" : next(),
    InvocationStatus: status || next(),
    VmCount: 2,
    InvokeInstances: { InvokeInstance: [instance(1, "Failed"), instance(2, "")] },
    Tags: { Tag: [{ TagKey: next(), TagValue: next() }] },
  });
  return {
    RequestId: next(),
    PageNumber: 1,
    PageSize: 50,
    TotalCount: 3,
    Invocations: { Invocation: [task(1, "PartialFailed"), task(2, "Failed"), task(3, "")] },
  };
}

/** Texts of the corpus in turn, for `hostileReply`. */
export function inTurn(texts: readonly string[] = HOSTILE_TEXTS, from = 0): () => string {
  let at = from;
  return () => texts[at++ % texts.length] ?? "";
}

/** What cafe writes to a terminal itself: colours, cursor, erasing, its five modes, and its two questions. */
const OWN =
  /\u001b\]11;\?\u001b\\\u001b\[c|\u001b\[5n|\u001b\[[\d;:]*[mHGABCDKJX]|\u001b\[\?(?:7|25|1049|2004|2026)[hl]|[\r\n\b]|\u0018/gu;

/** Neither printed nor harmless: controls, what is invisible, halves of characters. */
const FOREIGN =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufff9-\ufffb]|(?![\u200d\ufe0e\ufe0f])\p{Default_Ignorable_Code_Point}|\p{M}{6}/u;

/**
 * The first thing in the bytes that is neither a sequence of cafe's own nor printable text; null where there is none.
 * @param hasVerticalTab the terminal is one on which a row down is a vertical tab
 */
export function foreignIn(bytes: string, hasVerticalTab = false): string | null {
  const rest = bytes.replace(OWN, "");
  const found = FOREIGN.exec(hasVerticalTab ? rest.replaceAll("\v", "") : rest);
  return found === null
    ? null
    : `${JSON.stringify(found[0])} in ${JSON.stringify(found.input.slice(Math.max(0, found.index - 20), found.index + 20))}`;
}

/** The first thing in a command's output that is neither a line's end nor printable text; null where there is none. */
export const unprintableIn = (output: string): string | null => FOREIGN.exec(output.replaceAll("\n", ""))?.[0] ?? null;
