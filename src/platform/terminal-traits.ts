/**
 * What the environment says of the terminal: whether colours are wanted, which it shows, which characters it has, and
 * whether it may be asked. Reads the environment that it is given, and nothing else.
 */
import type { Ground } from "../lib/colour.ts";
import type { Traits } from "./terminal/pen.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** Terminals that show no colour, or do not answer: they would print a question, or lose the keys after it. */
const PLAIN = /^(?:dumb|unknown|)$/u;
/** Terminals of the kind of xterm, and tmux where it says its own name. */
const OF_XTERMS_KIND = /^(?:xterm|tmux|alacritty|foot|ghostty|kitty|konsole|vte|wezterm)/u;
const PRINTED = /^linux(?:-|$)/u;

/** Is no colour asked for, or none there? An empty NO_COLOR asks for nothing (no-color.org). */
export const wantsNoColour = (env: Environment): boolean =>
  Boolean(env["NO_COLOR"]) || env["CLICOLOR"] === "0" || env["TERM"] === "dumb";

/** Does it show true colour? It has to say so; GNU screen hands the word on from outside, and mangles the colours. */
export const showsTrueColour = (env: Environment): boolean =>
  /^(?:truecolor|24bit)$/iu.test(env["COLORTERM"] ?? "") && !env["STY"] && mayBeAsked(env);

/**
 * Does it lack the characters that are drawn with? Not where a locale is set and is no UTF-8, nor on the console of Linux,
 * whose font has 256 or 512. Where no locale is set, as in most containers, the terminal in front is one of UTF-8; not
 * GNU screen, which then takes each byte for a character.
 */
export function lacksGlyphs(env: Environment): boolean {
  const locale = localeOf(env);
  const takesUtf8 = locale === "" ? !env["STY"] : isUtf8(locale);
  return !takesUtf8 || PRINTED.test(env["TERM"] ?? "");
}

/** The locale that says what characters are; empty where none is set. */
export const localeOf = (env: Environment): string => env["LC_ALL"] || env["LC_CTYPE"] || env["LANG"] || "";

/** Is it one of UTF-8? */
export const isUtf8 = (locale: string): boolean => /utf-?8/iu.test(locale);

/**
 * Does it fill what it erases with the background that is set, and go down at a vertical tab, as xterm and its kind do? GNU
 * screen does not fill and promises no tab, and whatever runs in it says so.
 */
export function drawingTraits({ TERM = "", STY }: Environment): Traits {
  const isOfXtermsKind = OF_XTERMS_KIND.test(TERM) && !STY;
  return { erasesInColour: isOfXtermsKind, hasVerticalTab: isOfXtermsKind };
}

/** Does it know what a question is? */
export const mayBeAsked = ({ TERM = "" }: Environment): boolean => !PLAIN.test(TERM) && !PRINTED.test(TERM);

/**
 * The ground before the terminal has been asked: as COLORFGBG says ("15;0", the background last; rxvt, Konsole and others
 * set it), and else dark. Of the 16 colours, 7 and 9 to 15 are light.
 */
export function assumedGround({ COLORFGBG = "" }: Environment): Ground {
  const background = /;(\d+)$/u.exec(COLORFGBG)?.[1];
  return background !== undefined && /^(?:7|9|1[0-5])$/u.test(background) ? "light" : "dark";
}
