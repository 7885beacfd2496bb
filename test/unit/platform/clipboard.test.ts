import { describe, expect, test } from "vitest";
import { type Carrier, carrierOf, copySequence, MAX_COPY_BYTES } from "../../../src/platform/clipboard.ts";

describe("who carries a copy to the terminal", () => {
  test.each<[Readonly<Record<string, string>>, Carrier]>([
    [{ TERM: "xterm-256color" }, "terminal"],
    [{}, "terminal"],
    [{ TERM: "screen-256color", TMUX: "/tmp/tmux-0/default,1,0" }, "tmux"],
    [{ TERM: "tmux-256color", TMUX: "/tmp/x", VTE_VERSION: "7600" }, "tmux"],
    [{ TERM: "xterm", STY: "1234.pts-0.host" }, "screen"],
    [{ TERM: "screen.xterm-256color" }, "screen"],
    [{ TERM: "screenish" }, "terminal"],
    [{ TERM: "linux" }, "none"],
    [{ TERM: "xterm-256color", VTE_VERSION: "7600" }, "none"],
    [{ TERM: "xterm-256color", TERM_PROGRAM: "Apple_Terminal" }, "none"],
  ])("by %j is %s", (env, carrier) => {
    expect(carrierOf(env)).toBe(carrier);
  });
});

describe("the sequence", () => {
  const OF = "\u001b]52;c;w6Ri\u0007";
  const sequence = (text: string, carrier: Carrier): string => {
    const copy = copySequence(text, carrier);
    return "sequence" in copy ? copy.sequence : copy.problem;
  };

  test.each<[Carrier, string]>([
    ["terminal", OF],
    ["tmux", `${OF}\u001bPtmux;\u001b${OF}\u001b\\`],
    ["screen", `${OF}\u001bP${OF}\u001b\\`],
    ["none", "not-taken"],
  ])("for %s is wrapped as it wants it", (carrier, expected) => {
    expect(sequence("äb", carrier)).toBe(expected);
  });

  test("for GNU screen comes in pieces that it takes, which together are the whole", () => {
    const plain = sequence("x".repeat(5_000), "terminal");
    const pieces = sequence("x".repeat(5_000), "screen").slice(plain.length).split("\u001b\\").slice(0, -1);
    for (const piece of pieces) expect(piece).toMatch(/^\u001bP[\s\S]{1,764}$/u);
    expect(pieces.map((piece) => piece.slice(2)).join("")).toBe(plain);
  });

  test("does not exist for what terminals would cut; bytes count", () => {
    expect(sequence("x".repeat(MAX_COPY_BYTES), "terminal")).toContain("]52;c;");
    expect(sequence(`${"x".repeat(MAX_COPY_BYTES - 1)}ä`, "terminal")).toBe("too-long");
  });
});
