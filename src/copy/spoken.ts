/** The words that only the screen-reader mode has: what the screen says by where things stand. */
import { type SafeText, say } from "../lib/safe-text.ts";

/** A unit of time that has passed, in words. */
export type AgeUnit = "second" | "minute" | "hour" | "day";

export const SPOKEN = {
  greeting: say`cafe, in screen-reader mode.`,
  /** A task in the list. */
  task: (name: SafeText, status: SafeText, failed: number, count: number, age: SafeText) =>
    say`${name}, ${status}, ${failed} of ${count} failed, ${age}`,
  now: say`just now`,
  noTime: say`time unknown`,
  ago: (count: number, unit: AgeUnit): SafeText =>
    count === 1 ? say`1 ${UNITS[unit]} ago` : say`${count} ${UNITS[unit]}s ago`,
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

const UNITS: Readonly<Record<AgeUnit, SafeText>> = {
  second: say`second`,
  minute: say`minute`,
  hour: say`hour`,
  day: say`day`,
};
