/** The signs that are not words, in Unicode and in ASCII (`--ascii`). Each is one cell wide. */
import type { Outcome } from "../domain/status.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

export interface Glyphs {
  readonly outcome: Readonly<Record<Outcome, SafeText>>;
  readonly cursor: SafeText;
  readonly chosen: SafeText;
  /** Another status than at the look before. */
  readonly changed: SafeText;
  readonly up: SafeText;
  readonly down: SafeText;
  readonly dot: SafeText;
  readonly arrow: SafeText;
  readonly caret: SafeText;
  /** A share: what is there, and what is not. */
  readonly bar: { readonly full: SafeText; readonly empty: SafeText };
  /** Parts of a whole beside each other, and on each other. */
  readonly share: Readonly<Record<"failed" | "open" | "ok", SafeText>>;
  readonly stack: Readonly<Record<"failed" | "open" | "ok", SafeText>>;
  /** Heights in a cell, from nothing to all of it. */
  readonly levels: readonly SafeText[];
  readonly frame: Readonly<Record<"tl" | "tr" | "bl" | "br" | "h" | "v", SafeText>>;
}

export const UNICODE_GLYPHS: Glyphs = {
  outcome: { failed: say`✗`, mixed: say`◐`, running: say`▸`, waiting: say`○`, ok: say`✓`, unknown: say`?` },
  cursor: say`▌`,
  chosen: say`●`,
  changed: say`»`,
  up: say`↑`,
  down: say`↓`,
  dot: say`·`,
  arrow: say`→`,
  caret: say`▏`,
  bar: { full: say`━`, empty: say`─` },
  share: { failed: say`━`, open: say`╌`, ok: say`─` },
  stack: { failed: say`█`, open: say`▒`, ok: say`░` },
  levels: [say` `, say`▁`, say`▂`, say`▃`, say`▄`, say`▅`, say`▆`, say`▇`, say`█`],
  frame: { tl: say`╭`, tr: say`╮`, bl: say`╰`, br: say`╯`, h: say`─`, v: say`│` },
};

export const ASCII_GLYPHS: Glyphs = {
  outcome: { failed: say`x`, mixed: say`%`, running: say`>`, waiting: say`.`, ok: say`+`, unknown: say`?` },
  cursor: say`>`,
  chosen: say`*`,
  changed: say`!`,
  up: say`^`,
  down: say`v`,
  dot: say`-`,
  arrow: say`>`,
  caret: say`_`,
  bar: { full: say`#`, empty: say`.` },
  share: { failed: say`x`, open: say`>`, ok: say`+` },
  stack: { failed: say`x`, open: say`>`, ok: say`+` },
  levels: [say` `, say`.`, say`:`, say`-`, say`=`, say`+`, say`*`, say`#`, say`@`],
  frame: { tl: say`+`, tr: say`+`, bl: say`+`, br: say`+`, h: say`-`, v: say`|` },
};
