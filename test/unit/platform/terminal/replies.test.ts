import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Replies } from "../../../../src/platform/terminal/replies.ts";

const ESC = "\u001b";
const WHITE = `${ESC}]11;rgb:ffff/ffff/ffff${ESC}\\`;
const FENCE = `${ESC}[?62;22c`;

/** What is typed and what is found of an input that comes in these chunks, the rest given up at the end. */
function heard(chunks: readonly string[]) {
  const replies = new Replies();
  let keys = "";
  let background: readonly number[] | null = null;
  for (const chunk of chunks) {
    const one = replies.push(chunk);
    keys += one.keys;
    background = one.background ?? background;
  }
  return { keys: keys + replies.release(), background, isFenced: replies.isFenced };
}

/** The text cut at these places. */
const cut = (text: string, places: readonly number[]): readonly string[] => {
  const at = [...new Set(places.map((place) => place % (text.length + 1)))].toSorted((a, b) => a - b);
  return [0, ...at].map((from, i) => text.slice(from, at[i] ?? text.length));
};

test.each([
  ["rgb:ffff/ffff/ffff", [1, 1, 1]],
  ["rgb:ff/80/00", [1, 0x80 / 255, 0]],
  ["rgb:f/0/0", [1, 0, 0]],
  ["rgba:0000/0000/0000/ffff", [0, 0, 0]],
  ["rgb:zz/00/00", null],
  ["?", null],
  ["", null],
])("an answer of %j is read", (text, expected) => {
  expect(heard([`${ESC}]11;${text}\u0007${FENCE}`]).background).toEqual(expected);
});

test("answers are no keys, however the way cuts them, and keys around them stay", () => {
  const typed = fc.string({ unit: fc.constantFrom("j", "q", "1", ";", "/", `${ESC}[A`, `${ESC}[1;5C`), maxLength: 4 });
  fc.assert(
    fc.property(typed, typed, typed, fc.array(fc.nat(), { maxLength: 6 }), (before, between, after, places) => {
      const text = `${before}${WHITE}${between}${FENCE}${after}`;
      expect(heard(cut(text, places))).toEqual({
        keys: before + between + after,
        background: [1, 1, 1],
        isFenced: true,
      });
    }),
  );
});

test("a terminal that knows no background colour ends the wait all the same", () => {
  expect(heard(["j", `${FENCE}k`])).toEqual({ keys: "jk", background: null, isFenced: true });
});

test("an answer that comes after the fence is still no key", () => {
  expect(heard([FENCE, "j", WHITE.slice(0, 9), `${WHITE.slice(9)}k`])).toMatchObject({
    keys: "jk",
    background: [1, 1, 1],
  });
});

describe("what may be a key", () => {
  test.each([ESC, `${ESC}[`])("is held back for a while, and given up: %j", (begun) => {
    const replies = new Replies();
    expect(replies.push(`j${begun}`).keys).toBe("j");
    expect(replies.mayHoldKey).toBe(true);
    expect(replies.release()).toBe(begun);
    expect(replies.mayHoldKey).toBe(false);
  });

  test.each([WHITE, FENCE])("takes no more than itself along where it was given up too early: %j", (answer) => {
    const replies = new Replies();
    replies.push(ESC);
    expect(replies.release()).toBe(ESC);
    expect(replies.push(`${answer.slice(1)}j`).keys).toBe("j");
  });

  test("leaves other keys alone that come after it was given up", () => {
    const replies = new Replies();
    replies.push(ESC);
    replies.release();
    expect(replies.push("]j").keys).toBe("]j");
  });

  test("is not held back after the fence", () => {
    const replies = new Replies();
    replies.push(FENCE);
    expect(replies.push(ESC).keys).toBe(ESC);
  });

  test("is none where it cannot be one", () => {
    const replies = new Replies();
    replies.push(`${ESC}]11;rgb:ff`);
    expect(replies.mayHoldKey).toBe(false);
    expect(replies.release()).toBe("");
  });
});
