/** Several places at once, or all pages: how far the loading is, how fresh it is, and which places failed. */

import { AGES } from "../copy/ages.ts";
import { COLLECTION } from "../copy/collection.ts";
import { clauses, phrases } from "../copy/joined.ts";
import { explainFailure } from "../copy/remedies.ts";
import { HEADER } from "../copy/ui.ts";
import {
  type Collecting,
  type Collection,
  failedTargets,
  isCollecting,
  isNotOffered,
  type Target,
  type TargetState,
  tallyCollection,
} from "../core/collection.ts";
import { isAged } from "../lib/age.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { ago, clockTime } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { fitLine, type Line, lineWidth, span } from "./line.ts";

/** Cells of the bar. */
const BAR = 10;

/** As of when; while it is loading, since when. */
export function presentCollectionAge(collection: Collection, now: number, glyphs: Glyphs): Line {
  const { status, startedAt, updatedAt, targets } = collection;
  if (status === "running") {
    const { answered } = tallyCollection(collection);
    const what = targets.length > 1 ? COLLECTION.answered(answered, countedPlaces(targets)) : COLLECTION.pages;
    return [span(say`${glyphs.arrow} ${HEADER.loading(what, clockTime(startedAt))}`, "running")];
  }
  const aged = isAged(now - updatedAt);
  const time = clockTime(updatedAt);
  return [span(aged ? HEADER.asOfAged(time, ago(updatedAt, now, AGES)) : HEADER.asOf(time), aged ? "warning" : "dim")];
}

/**
 * What is loaded, of how many, by how many calls, in at most `width` cells where that can be; never a claim that nothing
 * more exists where that is not known.
 */
export function presentProgress(collection: Collection, now: number, width: number, glyphs: Glyphs): Line {
  if (!isCollecting(collection) || collection.depth === "first") return [span(amountText(collection), "dim")];
  const forms = progressForms(collection, now, glyphs);
  return forms.find((form) => lineWidth(form) <= width) ?? forms.at(-1) ?? [];
}

/** What is loaded, and whether that is all. */
function amountText(collection: Collection): SafeText {
  const { hasMore } = tallyCollection(collection);
  const loaded = collection.tasks.length;
  const unread = failedTargets(collection).length > 0;
  const notOffered = collection.targets.filter(isNotOffered);
  const text =
    unread && !collection.targets.some((target) => target.state === "done" && target.hasMore)
      ? COLLECTION.loadedMaybe(loaded)
      : hasMore || isCollecting(collection)
        ? COLLECTION.loadedMore(loaded)
        : COLLECTION.loadedAll(loaded);
  return notOffered.length === 0 ? text : clauses([text, COLLECTION.notOffered(countedPlaces(notOffered))]);
}

/** The same in ever fewer cells. */
function progressForms(collection: Collecting, now: number, glyphs: Glyphs): readonly Line[] {
  const { calls, loaded, total, callsToGo } = tallyCollection(collection);
  const { status, startedAt } = collection;
  const seconds = Math.max(1, (now - startedAt) / 1000);
  const made = COLLECTION.made(calls);
  const toGo = callsToGo === null ? [] : [COLLECTION.toGo(callsToGo)];
  const rate = COLLECTION.rate(safeText((calls / seconds).toFixed(1)));
  const bar = total === null || total === 0 ? [] : [span(barOf(Math.min(1, loaded / total), glyphs), "running")];
  const amount = COLLECTION.loadedSoFar(loaded, total);
  const form = (...parts: readonly SafeText[]): Line => [...bar, span(say` ${phrases(parts)}`, "dim")];
  return [
    form(amount, made, ...toGo, rate, COLLECTION.status[status]),
    form(amount, made, ...toGo, COLLECTION.status[status]),
    form(amount, ...toGo, COLLECTION.short[status]),
    form(amount, COLLECTION.short[status]),
    form(COLLECTION.short[status]),
  ];
}

/** Which places failed and why, in the rows of the banner. */
export function presentFailedTargets(
  collection: Collection,
  width: number,
  rows: number,
  glyphs: Glyphs,
): readonly Line[] {
  const failed = failedTargets(collection);
  const [first] = failed;
  if (first === undefined || first.failure === null) return [];
  const { title, remedy } = explainFailure(first.failure);
  const { targets } = collection;
  const isOnly = targets.length === 1;
  const names = failed.map((target) => placeName(target, targets));
  const what = isOnly ? title : COLLECTION.failed(failed.length, countedPlaces(targets), names);
  const retry = span(isOnly ? COLLECTION.retry : COLLECTION.retryThese, "warning");
  const reason = span(isOnly ? COLLECTION.rowsKept : COLLECTION.reason(placeName(first, targets), title), "dim");
  const message = span(say`  ${first.failure.message}`);
  const head: Line = [span(say` ${glyphs.outcome.failed} ${what}; `, "failed"), retry];
  const advice = span(say`  ${remedy}`);
  const below: readonly Line[] =
    rows === 2
      ? [[span(say`   `), reason, message, advice]]
      : [
          [span(say`   `), reason, message],
          [span(say` `), advice],
        ];
  return [head, ...below].map((line) => fitLine(line, width));
}

/** Regions, or regions in the name of several profiles. */
function countedPlaces(targets: readonly Target[]): SafeText {
  return hasProfiles(targets) ? COLLECTION.places(targets.length) : COLLECTION.regions(targets.length);
}

const placeName = ({ profile, region }: Target, among: readonly TargetState[]): SafeText =>
  hasProfiles(among) ? COLLECTION.place(safeText(profile), safeText(region)) : safeText(region);

const hasProfiles = (targets: readonly Target[]): boolean =>
  targets.some(({ profile }) => profile !== targets[0]?.profile);

function barOf(share: number, glyphs: Glyphs) {
  const { full, empty } = glyphs.bar;
  const filled = Math.round(share * BAR);
  return safeText(full.repeat(filled) + empty.repeat(BAR - filled));
}
