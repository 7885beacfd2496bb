import { describe, expect, test } from "vitest";
import {
  assumedGround,
  drawingTraits,
  lacksGlyphs,
  mayBeAsked,
  showsTrueColour,
  wantsNoColour,
} from "../../../src/platform/terminal-traits.ts";

test.each([
  [{ NO_COLOR: "1" }, true],
  [{ NO_COLOR: "0" }, true],
  [{ NO_COLOR: "" }, false],
  [{ CLICOLOR: "0" }, true],
  [{ CLICOLOR: "1" }, false],
  [{ TERM: "dumb" }, true],
  [{ TERM: "xterm-256color" }, false],
  [{}, false],
])("%j asks for no colour: %s", (env, expected) => {
  expect(wantsNoColour(env)).toBe(expected);
});

const TERM = "xterm-256color";

test.each([
  [{ TERM, COLORTERM: "truecolor" }, true],
  [{ TERM, COLORTERM: "24bit" }, true],
  [{ TERM, COLORTERM: "yes" }, false],
  [{ TERM }, false],
  [{ TERM: "screen", COLORTERM: "truecolor", STY: "1.pts" }, false],
  [{ TERM: "linux", COLORTERM: "truecolor" }, false],
])("%j shows true colour: %s", (env, expected) => {
  expect(showsTrueColour(env)).toBe(expected);
});

describe("ASCII is drawn", () => {
  test.each([
    [{}, false],
    [{ STY: "1.pts" }, true],
    [{ STY: "1.pts", LANG: "C.UTF-8" }, false],
    [{ LANG: "en_US.UTF-8" }, false],
    [{ LANG: "C.utf8" }, false],
    [{ LANG: "C" }, true],
    [{ LANG: "zh_CN.GB18030" }, true],
    [{ LANG: "en_US.UTF-8", LC_ALL: "POSIX" }, true],
    [{ LANG: "C", LC_CTYPE: "en_US.UTF-8" }, false],
    [{ LANG: "C", LC_ALL: "", LC_CTYPE: "UTF-8" }, false],
    [{ LANG: "en_US.UTF-8", TERM: "linux" }, true],
    [{ LANG: "en_US.UTF-8", TERM: "linux-16color" }, true],
  ])("in %j: %s", (env, expected) => {
    expect(lacksGlyphs(env)).toBe(expected);
  });
});

test.each([
  [{ TERM }, true],
  [{ TERM: "tmux-256color" }, true],
  [{ TERM: "linux" }, false],
  [{ TERM: "dumb" }, false],
  [{ TERM: "" }, false],
  [{}, false],
])("%j may be asked: %s", (env, expected) => {
  expect(mayBeAsked(env)).toBe(expected);
});

test.each([
  ["15;0", "dark"],
  ["0;15", "light"],
  ["0;default;15", "light"],
  ["12;7", "light"],
  ["15;8", "dark"],
  ["15;default", "dark"],
  ["0;150", "dark"],
  ["", "dark"],
])("COLORFGBG=%s is taken for a %s ground", (COLORFGBG, expected) => {
  expect(assumedGround({ COLORFGBG })).toBe(expected);
});

test.each([
  ["xterm-256color", {}, true],
  ["tmux-256color", {}, true],
  ["screen-256color", {}, false],
  ["xterm-256color", { STY: "1.pts-0" }, false],
  ["dumb", {}, false],
  ["vt100", {}, false],
])("%s with %j draws as xterm does: %s", (TERM, more, expected) => {
  expect(drawingTraits({ TERM, ...more })).toEqual({ erasesInColour: expected, hasVerticalTab: expected });
});
