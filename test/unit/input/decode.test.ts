import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { typedBy } from "../../../src/input/chord.ts";
import { InputDecoder, type InputEvent } from "../../../src/input/decode.ts";

const decoded = (...chunks: readonly string[]): readonly InputEvent[] => {
  const decoder = new InputDecoder();
  return [...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.release()];
};

const chordsIn = (events: readonly InputEvent[]): readonly string[] =>
  events.map((event) => (event.kind === "chord" ? event.chord : event.kind));

describe("keys", () => {
  test.each<[string, string, readonly string[]]>([
    ["a letter", "j", ["j"]],
    ["a held key in one chunk", "jjj", ["j", "j", "j"]],
    ["letters with a line end", "j\r", ["j", "enter"]],
    ["a line end of two characters", "j\r\nk", ["j", "enter", "k"]],
    ["letters with a tab", "a\tb", ["a", "tab", "b"]],
    ["control keys", "\u0004\u0004\u0003", ["C-d", "C-d", "C-c"]],
    ["Backspace, as both bytes", "\u007f\b", ["backspace", "backspace"]],
    ["a space", " ", ["space"]],
    ["Esc alone", "\u001b", ["esc"]],
    ["Esc, and the terminal's answer behind it", "\u001b\u001b[0nj", ["esc", "status", "j"]],
    ["the terminal's answer", "\u001b[0nj", ["status", "j"]],
    ["Esc, then something that is no sequence", "\u001b\u001bj", ["esc"]],
    ["arrows", "\u001b[A\u001b[B\u001bOC\u001bOD", ["up", "down", "right", "left"]],
    ["arrows with modifiers", "\u001b[1;5A\u001b[b\u001b\u001b[C", ["up", "down", "right"]],
    [
      "Home and End in all their forms",
      "\u001b[H\u001bOF\u001b[1~\u001b[4~\u001b[7~\u001b[8$",
      ["home", "end", "home", "end", "home", "end"],
    ],
    ["PgUp, PgDn, Del", "\u001b[5~\u001b[6;2~\u001b[3~\u001b[[5~", ["pgup", "pgdn", "delete", "pgup"]],
    ["Shift-Tab", "\u001b[Z", ["S-tab"]],
    [
      "keys by code point",
      "\u001b[97;5u\u001b[13;2u\u001b[9;2u\u001b[27u\u001b[106;1:3u\u001b[103;2u",
      ["C-a", "enter", "S-tab", "esc", "G"],
    ],
    ["Alt-x, which means nothing", "\u001bx", []],
    ["Alt-Enter", "\u001b\r", ["enter"]],
    ["function keys, which mean nothing", "\u001bOP\u001b[15~\u001b[[A\u001b[24;5~", []],
    ["replies of a terminal", "\u001b[?62;22c\u001b[12;40R\u001b[I\u001b[?2026;2$y", []],
    ["control characters that no key sends", "\u0000\u009b", []],
    ["an emoji of several code points", "👩‍👩‍👧", ["👩‍👩‍👧"]],
    ["Chinese from an input method", "日本", ["日", "本"]],
    ["nothing", "", []],
  ])("%s", (_, bytes, chords) => {
    expect(chordsIn(decoded(bytes))).toEqual(chords);
  });

  test("of any text are characters that a text field takes back as that text", () => {
    const printable = fc.string({ unit: fc.constantFrom("a", "Z", " ", "-", "日", "é", "1") });
    fc.assert(
      fc.property(printable, (text) => {
        expect(chordsIn(decoded(text)).map(typedBy).join("")).toBe(text);
      }),
    );
  });
});

describe("a paste", () => {
  test("is one text, whatever is in it", () => {
    const events = decoded("a\u001b[200~q\u001b[A\r\u0003\u001b[201~b");
    expect(events[1]).toEqual({ kind: "paste", text: "q\u001b[A\r\u0003" });
    expect(chordsIn(events)).toEqual(["a", "paste", "b"]);
  });

  test("without an end stays a paste: no part of it becomes a key", () => {
    const decoder = new InputDecoder();
    expect([...decoder.push("\u001b[200~q"), ...decoder.push("q")]).toEqual([]);
    expect([decoder.mayBeKey, decoder.release()]).toEqual([false, []]);
  });
});

describe("the mouse", () => {
  test.each<[string, string, unknown]>([
    ["a press", "\u001b[<0;10;5M", { action: "press", x: 9, y: 4 }],
    ["a press with Ctrl", "\u001b[<16;1;1M", { action: "press", x: 0, y: 0 }],
    ["the wheel up", "\u001b[<64;3;4M", { action: "wheelUp", x: 2, y: 3 }],
    ["the wheel down", "\u001b[<65;300;400M", { action: "wheelDown", x: 299, y: 399 }],
  ])("%s is told with its cell", (_, bytes, report) => {
    expect(decoded(bytes)).toEqual([{ kind: "mouse", report }]);
  });

  test.each([
    ["a release", "\u001b[<0;10;5m"],
    ["another button", "\u001b[<2;10;5M"],
    ["a move", "\u001b[<35;10;5M"],
    ["a wheel to the side", "\u001b[<66;10;5M"],
  ])("%s is nothing", (_, bytes) => {
    expect(decoded(bytes)).toEqual([]);
  });
});

test("chunks may be cut anywhere", () => {
  const parts = [
    "j",
    "\u001b[A",
    "\u001bOB",
    "\u001b[<0;10;5M",
    "\u001b[200~q\u001bz\u001b[201~",
    "\u001b[5~",
    "日",
    "\r",
    "\u001b[106u",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...parts)),
      fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
      (all, sizes) => {
        const bytes = all.join("");
        const chunks: string[] = [];
        for (let at = 0; at < bytes.length; ) {
          const [size = 1] = sizes.take(1);
          chunks.push(bytes.slice(at, at + size));
          at += size;
        }
        expect(decoded(...chunks)).toEqual(decoded(bytes));
      },
    ),
  );
});

test("whatever comes, nothing of a sequence is taken for typed text", () => {
  const csi = fc
    .tuple(fc.string({ unit: fc.constantFrom(..."0123456789;:<=>?") }), fc.constantFrom(..."@ABCRcmnptuy~"))
    .map(([parameters, last]) => `\u001b[${parameters}${last}`);
  fc.assert(
    fc.property(csi, (bytes) => {
      for (const event of decoded(bytes)) {
        if (event.kind === "chord" && !bytes.endsWith("u")) expect(typedBy(event.chord)).toBeNull();
      }
    }),
  );
});
