/** Several places at once, or all pages: how far the loading is, how fresh it is, and which places failed. */
import { COLLECTION } from "../copy/collection.ts";
import { explainFailure } from "../copy/remedies.ts";
import { HEADER } from "../copy/ui.ts";
import { type Collection, failedTargets, isCollecting, isNotOffered, tallyCollection } from "../core/collection.ts";
import { safeText, say } from "../lib/safe-text.ts";
import { ago, clockTime } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { fitLine, type Line, span } from "./line.ts";

const BAR = 10;

/** As of when; while it is loading, since when. */
export function presentCollectionAge(collection: Collection, now: number, glyphs: Glyphs): Line {
  const { status, startedAt, updatedAt, targets } = collection;
  if (status === "running") {
    const { answered } = tallyCollection(collection);
    const what = targets.length > 1 ? COLLECTION.places(answered, targets.length) : COLLECTION.pages;
    return [span(say`${glyphs.arrow} ${HEADER.loading(what, clockTime(startedAt))}`, "running")];
  }
  const aged = now - updatedAt >= 60_000;
  const time = clockTime(updatedAt);
  return [span(aged ? HEADER.asOfAged(time, ago(updatedAt, now)) : HEADER.asOf(time), aged ? "warning" : "dim")];
}

/** What is loaded, of how many, by how many calls; never a claim that nothing more exists where that is not known. */
export function presentProgress(collection: Collection, now: number, glyphs: Glyphs): Line {
  const { calls, loaded, total, hasMore } = tallyCollection(collection);
  const notOffered = collection.targets.filter(isNotOffered).length;
  const counted = hasMore || isCollecting(collection) ? COLLECTION.loadedMore(loaded) : COLLECTION.loadedAll(loaded);
  const amount = notOffered === 0 ? counted : say`${counted}; ${COLLECTION.notOffered(notOffered)}`;
  if (!isCollecting(collection) || collection.depth === "first") return [span(amount, "dim")];
  const share = total === null || total === 0 ? null : Math.min(1, loaded / total);
  const seconds = Math.max(1, (now - collection.startedAt) / 1000);
  const rate = safeText((calls / seconds).toFixed(1));
  const bar = share === null ? [] : [span(barOf(share, glyphs), "running")];
  const state = COLLECTION.status[collection.status];
  return [...bar, span(say` ${amount}, ${COLLECTION.calls(calls, rate)}, ${state}`, "dim")];
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
  if (first?.failure === undefined || first.failure === null) return [];
  const { title, remedy } = explainFailure(first.failure);
  const sign = glyphs.outcome.failed;
  const lines: readonly Line[] = [
    [
      span(say` ${sign} ${COLLECTION.failed(failed.length, collection.targets.length)}`, "failed"),
      span(say`  ${safeText(first.region)} (${safeText(first.profile)}): ${title}  ${first.failure.message}`),
    ],
    [span(say`   ${COLLECTION.retry}`, "warning"), span(say`  ${remedy}`)],
    [span(say`   ${COLLECTION.others(failed.slice(1).map(({ region }) => safeText(region)))}`, "dim")],
  ];
  return lines.slice(0, rows).map((line) => fitLine(line, width));
}

function barOf(share: number, glyphs: Glyphs) {
  const { full, empty } = glyphs.bar;
  const filled = Math.round(share * BAR);
  return safeText(full.repeat(filled) + empty.repeat(BAR - filled));
}
