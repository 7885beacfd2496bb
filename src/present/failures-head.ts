/** What stands above the table of failures: the five groupings, and the chart over time with its cursor. */
import { CHART, FAILURE_TAB_WORDS } from "../copy/views.ts";
import { FAILURE_TABS } from "../core/failure-rows.ts";
import type { FailuresView } from "../core/views.ts";
import type { TimeBuckets } from "../domain/time-buckets.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import { displayWidth } from "../lib/width.ts";
import { sparkline, stackedColumns } from "./chart.ts";
import { utcMinute } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { blanks, cell, type Line, plain, span } from "./line.ts";

/** Cells left of the chart: what its rows are, and how much the highest column is. */
const LABEL = 7;

/** All groupings, the one shown between signs that need no colour. */
export function presentTabs({ tab }: Pick<FailuresView, "tab">): Line {
  return FAILURE_TABS.flatMap((one) =>
    one === tab
      ? [span(say`[${FAILURE_TAB_WORDS[one]}]`, "accent"), span(say` `)]
      : [span(say` ${FAILURE_TAB_WORDS[one]} `, "dim"), span(say` `)],
  );
}

/** The chart in `height` rows: sends, results, and the axis with the time cursor; none where that is 0. */
export function presentChart(
  { time, bucket }: Pick<FailuresView, "time" | "bucket">,
  { width, height }: { readonly width: number; readonly height: number },
  glyphs: Glyphs,
): readonly Line[] {
  if (height < 3) return [];
  const { buckets } = time;
  const each = Math.max(1, Math.min(3, Math.floor((width - LABEL) / Math.max(1, buckets.length))));
  const columns = stackedColumns(buckets, { height: height - 2, each, marked: bucket }, glyphs);
  const most = buckets.reduce((sum, { failed, open, ok }) => Math.max(sum, failed + open + ok), 0);
  return [
    [
      label(CHART.sends),
      span(
        sparkline(
          buckets.map(({ sends }) => sends),
          each,
          glyphs,
        ),
        "accent",
      ),
    ],
    ...columns.map((line, row): Line => [label(row === 0 ? CHART.most(most) : say``), ...line]),
    axis(time, bucket, { width, each }, glyphs),
  ];
}

const label = (text: SafeText) => span(say`${cell(text, LABEL - 1, "right")} `, "dim");

/** Below the columns: from when to when, or a sign below the one chosen and what it holds, on the side that has room. */
function axis(
  { stepMs, buckets }: TimeBuckets,
  bucket: number | null,
  { width, each }: { readonly width: number; readonly each: number },
  glyphs: Glyphs,
): Line {
  const [first, last, chosen] = [buckets[0], buckets.at(-1), bucket === null ? undefined : buckets[bucket]];
  if (first === undefined || last === undefined) return [];
  if (chosen === undefined || bucket === null) {
    const text = CHART.axis(utcMinute(first.startsAt), utcMinute(last.startsAt + stepMs), stepText(stepMs));
    return [span(blanks(LABEL)), ...plain(text, "dim")];
  }
  const text = bucketText(chosen);
  const before = LABEL + bucket * each;
  const sign = span(glyphs.up, "key");
  if (before + 2 + displayWidth(text) <= width) return [span(blanks(before)), sign, span(say` ${text}`)];
  const gap = before - 1 - displayWidth(text);
  return gap >= 0 ? [span(blanks(gap)), span(say`${text} `), sign] : [span(text)];
}

/** What a column of the chart holds. */
export const bucketText = ({ startsAt, sends, failed, open, ok }: TimeBuckets["buckets"][number]): SafeText =>
  CHART.bucket(utcMinute(startsAt), sends, failed, failed + open + ok);

const HOUR = 3_600_000;

function stepText(stepMs: number): SafeText {
  if (stepMs < HOUR) return CHART.minutes(stepMs / 60_000);
  return stepMs < 24 * HOUR ? CHART.hours(stepMs / HOUR) : CHART.days(stepMs / (24 * HOUR));
}
