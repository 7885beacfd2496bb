/** Chinese characters take two cells: what has a place of a certain width must fit it in both languages. */
import { describe, expect, test } from "vitest";
import { AGE_CELLS as EN_AGES } from "../../../src/copy/ages.ts";
import { SUMMARIES as EN_SUMMARIES, COMMAND_TEXTS as EN_TEXTS } from "../../../src/copy/command-texts.ts";
import { COMMAND_WORDS as EN_WORDS } from "../../../src/copy/commands.ts";
import { ERROR_WORDS as EN_ERRORS } from "../../../src/copy/error-words.ts";
import { PROFILES_HELP as EN_PROFILES_HELP } from "../../../src/copy/profiles-help.ts";
import { TOUR_STEP_TEXTS as EN_TOUR } from "../../../src/copy/tour.ts";
import { TASK_HEADS as EN_HEADS, FIELD_LABELS as EN_LABELS } from "../../../src/copy/ui.ts";
import * as enViews from "../../../src/copy/views.ts";
import { AGE_CELLS } from "../../../src/copy/zh/ages.ts";
import { COMMAND_TEXTS, SUMMARIES } from "../../../src/copy/zh/command-texts.ts";
import { COMMAND_WORDS } from "../../../src/copy/zh/commands.ts";
import { ERROR_WORDS } from "../../../src/copy/zh/error-words.ts";
import { PROFILES_HELP } from "../../../src/copy/zh/profiles-help.ts";
import { TOUR_STEP_TEXTS } from "../../../src/copy/zh/tour.ts";
import { FIELD_LABELS, TASK_HEADS } from "../../../src/copy/zh/ui.ts";
import * as zhViews from "../../../src/copy/zh/views.ts";
import { displayWidth, wrapWords } from "../../../src/lib/width.ts";

/** The keys of those that are wider than `most`. */
const wider = (texts: Readonly<Record<string, string>>, most: number) =>
  Object.entries(texts).flatMap(([key, text]) => (displayWidth(text) > most ? [`${key}: ${text}`] : []));

const shorts = (words: typeof EN_WORDS) =>
  Object.fromEntries(Object.entries(words).map(([id, { short }]) => [id, short]));
const meanings = (errors: typeof EN_ERRORS) =>
  Object.fromEntries(Object.entries(errors).map(([code, { meaning }]) => [code, meaning]));

describe.each([
  ["English", EN_WORDS, EN_ERRORS, EN_LABELS, EN_TOUR, EN_AGES],
  ["Chinese", COMMAND_WORDS, ERROR_WORDS, FIELD_LABELS, TOUR_STEP_TEXTS, AGE_CELLS],
] as const)("in %s", (_, commands, errors, labels, tour, ages) => {
  test("the footer's words are short", () => {
    expect(wider(shorts(commands), 13)).toEqual([]);
  });

  test("what a code means fits a cell of a table", () => {
    expect(wider(meanings(errors), 45)).toEqual([]);
  });

  test("the labels of the detail pane fit before their values", () => {
    expect(wider(labels, 13)).toEqual([]);
  });

  test("a step of the tour takes three lines", () => {
    const long = Object.entries(tour).filter(([, text]) => wrapWords(text, 77).length > 3);
    expect(long.map(([step]) => step)).toEqual([]);
  });

  test("an age fits its column", () => {
    const { now, seconds, minutes, hours, days } = ages;
    expect(wider({ now, s: seconds(50), m: minutes(59), h: hours(47), d: days(99) }, 4)).toEqual([]);
  });
});

/** The columns were made for the English heads; none is narrower than four cells. */
const NARROWEST = 4;

test.each([
  ["English", enViews.OUTCOME_WORDS],
  ["Chinese", zhViews.OUTCOME_WORDS],
])("an outcome fits its column beside its sign, in %s", (_, words) => {
  expect(wider(words, 7)).toEqual([]);
});

test.each([
  ["tasks", EN_HEADS, TASK_HEADS],
  ["rollouts", enViews.ROLLOUT_HEADS, zhViews.ROLLOUT_HEADS],
  ["instances", enViews.INSTANCE_HEADS, zhViews.INSTANCE_HEADS],
  ["failures", enViews.FAILURE_HEADS, zhViews.FAILURE_HEADS],
])("the Chinese heads of %s are no wider than the English ones", (_, en, zh) => {
  const most = new Map(Object.entries<string>(en));
  const wide = Object.entries<string>(zh).filter(
    ([key, text]) => displayWidth(text) > Math.max(NARROWEST, displayWidth(most.get(key) ?? "")),
  );
  expect(wide).toEqual([]);
});

test.each([
  ["English", EN_SUMMARIES, EN_TEXTS, EN_PROFILES_HELP],
  ["Chinese", SUMMARIES, COMMAND_TEXTS, PROFILES_HELP],
])("the %s help fits 120 columns", (_, summaries, texts, profiles) => {
  const lines = [
    ...Object.values(summaries).map((text) => `  ${" ".repeat(12)}${text}`),
    ...Object.values(texts).flatMap(({ more }) => more.split("\n")),
    ...profiles.split("\n"),
  ];
  expect(lines.filter((line) => displayWidth(line) > 120)).toEqual([]);
});
