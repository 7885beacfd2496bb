/** The words that only the screen-reader mode has: what the screen says by where things stand. */
import { type SafeText, say } from "../lib/safe-text.ts";
import type { Age } from "./ages.ts";

const agoOf =
  (unit: SafeText) =>
  (count: number): SafeText =>
    count === 1 ? say`1 ${unit} ago` : say`${count} ${unit}s ago`;

/** How long ago, in whole words. */
export const SPOKEN_AGES: Age = {
  now: say`just now`,
  seconds: agoOf(say`second`),
  minutes: agoOf(say`minute`),
  hours: agoOf(say`hour`),
  days: agoOf(say`day`),
};

export const SPOKEN = {
  greeting: say`cafe, in screen-reader mode.`,
  /** A task in the list. */
  task: (name: SafeText, status: SafeText, failed: number, count: number, age: SafeText) =>
    say`${name}, ${status}, ${failed} of ${count} failed, ${age}`,
  noTime: say`time unknown`,
  at: (position: number, count: number) => say`${position} of ${count}`,
  entries: (count: number) => (count === 1 ? say`1 entry` : say`${count} entries`),
  title: (title: SafeText, position: SafeText) => say`${title}, ${position}`,
  row: (position: SafeText, row: SafeText) => say`${position}: ${row}`,
  keys: (keys: SafeText) => say`Keys: ${keys}`,
  help: (keys: SafeText, what: SafeText) => say`${keys}: ${what}`,
  marked: say`marked`,
  markedInAll: (count: number) => (count === 0 ? say`nothing is marked` : say`${count} marked`),
  chosen: say`chosen`,
  changed: say`changed`,
  unavailable: say`not now`,
  typed: (text: SafeText) => say`typed: ${text}`,
  filters: (filters: SafeText, rows: SafeText) => say`Filters: ${filters}; ${rows}`,
  noFilters: (rows: SafeText) => say`No filters; ${rows}`,
  connected: (profile: SafeText, region: SafeText) => say`Profile ${profile}, region ${region}.`,
  statusNow: (name: SafeText, status: SafeText, failed: number, count: number) =>
    say`${name} is now ${status}, ${failed} of ${count} failed`,
  moreChanged: (count: number) => (count === 1 ? say`and 1 more has changed` : say`and ${count} more have changed`),
  newTasks: (count: number) => (count === 1 ? say`1 new task` : say`${count} new tasks`),
  nothingNew: say`Refreshed: nothing has changed.`,
  worksAgain: say`The service answers again.`,
  moreLines: (count: number) => (count === 1 ? say`1 more line` : say`${count} more lines`),
  lines: (from: number, to: number, count: number) => say`lines ${from} to ${to} of ${count}`,
} as const;
