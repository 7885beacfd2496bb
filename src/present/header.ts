/** The two header lines, and the banner of a failure. */

import { AGES } from "../copy/ages.ts";
import { clauses, phrases } from "../copy/joined.ts";
import { explainFailure } from "../copy/remedies.ts";
import { HEADER } from "../copy/ui.ts";
import { isCollecting } from "../core/collection.ts";
import { bannerRowsFor } from "../core/layout.ts";
import { isOfOtherFilters } from "../core/loaded.ts";
import { isSeveral, targetsOf } from "../core/scope.ts";
import type { AppState, Results } from "../core/state.ts";
import { ordinalOf, type TaskPage } from "../domain/page.ts";
import { isAged, lastMinutes } from "../lib/age.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { filterChips } from "./chips.ts";
import { presentCollectionAge, presentFailedTargets, presentProgress } from "./collection.ts";
import { ago, clockTime } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { fitLine, type Line, lineWidth, span, spread } from "./line.ts";

/** Who asks where, and how fresh the rows are. In a narrow terminal endpoint and source give way, freshness does not. */
export function presentConnection(state: AppState, width: number, glyphs: Glyphs): Line {
  const { session } = state;
  const who: Line = [span(say` ${HEADER.app} `, "accent"), span(say` ${session.profile}`, "strong")];
  // Keys of the environment are called by where they are from.
  const source = span(session.source === session.profile ? say`` : say` (${session.source})`, "dim");
  const { offline } = session;
  const mark: Line = offline === undefined ? [] : [span(say`  ${HEADER.offline[offline]}`, "warning")];
  const where: Line = [span(say`  ${placesText(state)}`, "strong"), ...mark];
  const endpoint = span(say`  ${session.endpoint}`, "dim");
  const right: Line = [...freshness(state, glyphs), span(say` `)];
  const end = keysEnd(session.keysExpireAt, state.now);
  const choices: readonly Line[] = [
    [...who, source, ...end, ...where, endpoint],
    [...who, source, ...end, ...where],
  ];
  const fitting = choices.find((left) => lineWidth(left) + lineWidth(right) < width);
  return spread(fitting ?? [...who, ...end, ...where], right, width);
}

/** How long the keys are still good; nothing before the last quarter of an hour. */
function keysEnd(expireAt: number | null, now: number): Line {
  const minutes = lastMinutes(expireAt, now);
  if (minutes === null) return [];
  return [span(say`  ${minutes > 0 ? HEADER.keysEnd(minutes) : HEADER.keysEnded}`, minutes > 0 ? "warning" : "failed")];
}

/** The filters in force, and how many tasks the service counts. */
export function presentFilters(state: AppState, width: number, glyphs: Glyphs): Line {
  const chips = filterChips(state);
  const left: Line =
    chips.length === 0
      ? [span(say` ${HEADER.noFilters}`, "dim")]
      : chips.flatMap(({ text, where }) => [span(say` `), span(say` ${text} `, where === "here" ? "warning" : "chip")]);
  // What is loaded gives way, not what is asked for.
  const room = width - lineWidth(left) - 2;
  return spread(left, [...amountOf(state, room, glyphs), span(say` `)], width);
}

/** What went wrong, which key retries, since when, and what helps, in the lines that the layout leaves for it. */
export function presentBanner(
  { results, collection }: Pick<AppState, "results" | "collection">,
  width: number,
  glyphs: Glyphs,
): readonly Line[] {
  if (results.failure === null) {
    return collection === null ? [] : presentFailedTargets(collection, width, bannerRowsFor(width), glyphs);
  }
  const { failure, since, retryAt } = results.failure;
  const { title, remedy } = explainFailure(failure);
  const first: Line = [
    span(say` ${glyphs.outcome.failed} ${title}`, "failed"),
    // Before the message, which may be long: the code is what people search for.
    span(say`  ${failure.code}`, "dim"),
    span(say`  ${failure.message}`),
    span(failure.requestId === null ? say`` : say`  ${HEADER.request(failure.requestId)}`, "dim"),
  ];
  const when = [
    HEADER.retryKey,
    ...(retryAt === null ? [] : [HEADER.retryAt(clockTime(retryAt))]),
    HEADER.failedSince(clockTime(since)),
  ];
  const retry = span(say`   ${clauses(when)}`, "warning");
  const kept = span(results.page === null && collection === null ? say`` : say`  ${HEADER.rowsKept}`, "dim");
  const advice =
    bannerRowsFor(width) === 2 ? [[retry, span(say`  ${remedy}`), kept]] : [[retry, kept], [span(say`   ${remedy}`)]];
  return [first, ...advice].map((line) => fitLine(line, width));
}

/** Of the filters before, there is nothing to count. */
function amountOf(state: AppState, width: number, glyphs: Glyphs): Line {
  const { collection, results, now } = state;
  if (isOfOtherFilters(state)) return [];
  return collection === null ? [span(totalText(results, now), "dim")] : presentProgress(collection, now, width, glyphs);
}

/** The places asked: one region, or how many. */
function placesText(state: AppState): SafeText {
  const { scope, session } = state;
  if (!isSeveral(scope)) return safeText(session.region);
  const targets = targetsOf(state);
  const regions = new Set(targets.map(({ region }) => region));
  const profiles = new Set(targets.map(({ profile }) => profile));
  const [only = session.region] = regions;
  const where = regions.size === 1 ? safeText(only) : HEADER.regions(regions.size);
  return profiles.size > 1 ? HEADER.profiles(where, profiles.size) : where;
}

function freshness({ collection, results, now }: AppState, glyphs: Glyphs): Line {
  const { request, page, slow } = results;
  if (request) {
    const asking = span(say`${glyphs.arrow} ${HEADER.loading(awaited(results), clockTime(request.since))}`, "running");
    return collection === null && page?.fromHistory ? [ageOf(page, now), span(say`  `), asking] : [asking];
  }
  if (collection !== null) {
    // What failed says nothing of when the rows are of that stand in its place.
    const isSilent = collection.standing !== null && !isCollecting(collection);
    return isSilent ? [] : presentCollectionAge(collection, now, glyphs);
  }
  if (page === null) return [];
  const asOf = ageOf(page, now);
  return slow === null ? [asOf] : [span(HEADER.slow(Math.round(slow.refreshMs / 1000)), "warning"), asOf];
}

/** Of when the rows are, and whether they are remembered ones. */
function ageOf({ fetchedAt, fromHistory }: TaskPage, now: number): Line[number] {
  const time = clockTime(fetchedAt);
  const aged = isAged(now - fetchedAt);
  const asOf = aged ? HEADER.asOfAged(time, ago(fetchedAt, now, AGES)) : HEADER.asOf(time);
  return span(fromHistory ? HEADER.fromHistory(asOf) : asOf, aged || fromHistory ? "warning" : "dim");
}

function awaited({ request }: Results): SafeText {
  if (request?.reason === "refresh") return HEADER.refreshing;
  return request && request.reason !== "load" ? HEADER.loadingPage(ordinalOf(request.cursor)) : HEADER.loadingFirst;
}

/** How many tasks the service counts, and how far back its records were seen to go: how long it keeps them is not known. */
function totalText({ page, oldestSeen }: Results, now: number): SafeText {
  if (page === null) return say``;
  const total = page.totalCount === null ? HEADER.noTotal : HEADER.total(page.totalCount);
  return oldestSeen === null ? total : phrases([total, HEADER.oldestSeen(ago(oldestSeen, now, AGES))]);
}
