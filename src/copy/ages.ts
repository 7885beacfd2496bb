/** How long ago, and how long: in a cell, and in a sentence. */
import { type SafeText, say } from "../lib/safe-text.ts";

export interface Age {
  readonly now: SafeText;
  readonly seconds: (count: number) => SafeText;
  readonly minutes: (count: number) => SafeText;
  readonly hours: (count: number) => SafeText;
  readonly days: (count: number) => SafeText;
}

/** In a cell: at most 4 cells up to 99 days. */
export const AGE_CELLS: Age = {
  now: say`now`,
  seconds: (count) => say`${count}s`,
  minutes: (count) => say`${count}m`,
  hours: (count) => say`${count}h`,
  days: (count) => say`${count}d`,
};

/**
 * In a sentence: in English as in a cell.
 * @alias
 */
export const AGES: Age = AGE_CELLS;
