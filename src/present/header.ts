/** The two header lines, the banner of a failure, and the footer. */
import { COMMAND_WORDS } from "../copy/commands.ts";
import { noticeText } from "../copy/notices.ts";
import { explainFailure } from "../copy/remedies.ts";
import { HEADER } from "../copy/ui.ts";
import type { CommandId } from "../core/command-ids.ts";
import { bannerRowsFor } from "../core/layout.ts";
import type { AppState, Results } from "../core/state.ts";
import { ordinalOf } from "../domain/page.ts";
import { chordText } from "../input/chord-text.ts";
import { firstChord, type Scope } from "../input/keymap.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { filterChips } from "./chips.ts";
import { ago, clockTime } from "./format.ts";
import type { Glyphs } from "./glyphs.ts";
import { fitLine, type Line, lineWidth, span, spread } from "./line.ts";

/** Who asks where, and how fresh the rows are. In a narrow terminal endpoint and source give way, freshness does not. */
export function presentConnection(state: AppState, width: number, glyphs: Glyphs): Line {
  const { session } = state;
  const who: Line = [span(say` ${HEADER.app} `, "accent"), span(say` ${session.profile}`, "strong")];
  // Keys of the environment are called by where they are from.
  const source = span(session.source === session.profile ? say`` : say` (${session.source})`, "dim");
  const region = span(say`  ${safeText(session.region)}`, "strong");
  const endpoint = span(say`  ${session.endpoint}`, "dim");
  const right: Line = [...freshness(state.results, state.now, glyphs), span(say` `)];
  const end = keysEnd(session.keysExpireAt, state.now);
  const choices: readonly Line[] = [
    [...who, source, ...end, region, endpoint],
    [...who, source, ...end, region],
  ];
  const fitting = choices.find((left) => lineWidth(left) + lineWidth(right) < width);
  return spread(fitting ?? [...who, ...end, region], right, width);
}

const LAST_MINUTES = 15;

/** How long the keys are still good; nothing before the last quarter of an hour. */
function keysEnd(expireAt: number | null, now: number): Line {
  const minutes = expireAt === null ? null : Math.ceil((expireAt - now) / 60_000);
  if (minutes === null || minutes > LAST_MINUTES) return [];
  return [span(say`  ${minutes > 0 ? HEADER.keysEnd(minutes) : HEADER.keysEnded}`, minutes > 0 ? "warning" : "failed")];
}

/** The filters in force, and how many tasks the service counts. */
export function presentFilters(state: AppState, width: number): Line {
  const chips = filterChips(state);
  const left: Line =
    chips.length === 0
      ? [span(say` ${HEADER.noFilters}`, "dim")]
      : chips.flatMap(({ text, where }) => [span(say` `), span(say` ${text} `, where === "here" ? "warning" : "chip")]);
  return spread(left, [span(totalText(state.results, state.now), "dim"), span(say` `)], width);
}

/** What went wrong, which key retries, since when, and what helps, in the lines that the layout leaves for it. */
export function presentBanner(results: Results, width: number, glyphs: Glyphs): readonly Line[] {
  if (results.failure === null) return [];
  const { failure, since, retryAt } = results.failure;
  const { title, remedy } = explainFailure(failure);
  const first: Line = [
    span(say` ${glyphs.outcome.failed} ${title}`, "failed"),
    // Before the message, which may be long: the code is what people search for.
    span(say`  ${failure.code}`, "dim"),
    span(say`  ${failure.message}`),
    span(failure.requestId === null ? say`` : say`  request ${failure.requestId}`, "dim"),
  ];
  const when = [
    HEADER.retryKey,
    ...(retryAt === null ? [] : [HEADER.retryAt(clockTime(retryAt))]),
    HEADER.failedSince(clockTime(since)),
  ];
  const retry = span(say`   ${joinSafe(when, "; ")}`, "warning");
  const kept = span(results.page === null ? say`` : say`  ${HEADER.rowsKept}`, "dim");
  const advice =
    bannerRowsFor(width) === 2 ? [[retry, span(say`  ${remedy}`), kept]] : [[retry, kept], [span(say`   ${remedy}`)]];
  return [first, ...advice].map((line) => fitLine(line, width));
}

/** Keys that matter in each place, the most useful first; as many as fit are shown. */
const FOOTER_KEYS: Readonly<Partial<Record<Scope, readonly (readonly [Scope, CommandId])[]>>> = {
  tasks: [
    ["tasks", "item.open"],
    ["tasks", "search.open"],
    ["panes", "list.failuresOnly"],
    ["tasks", "page.next"],
    ["panes", "pane.next"],
    ["panes", "regions.open"],
    ["panes", "results.refresh"],
    ["lists", "retry.open"],
    ["lists", "content.open"],
    ["panes", "profiles.open"],
    ["lists", "copy.id"],
    ["lists", "raw.open"],
    ["tasks", "list.sort"],
  ],
  detail: [
    ["detail", "item.back"],
    ["lists", "retry.open"],
    ["detail", "instance.history"],
    ["lists", "copy.id"],
    ["lists", "content.open"],
    ["lists", "raw.open"],
    ["lists", "copy.json"],
    ["panes", "results.refresh"],
    ["panes", "pane.next"],
  ],
  facet: [
    ["facet", "filter.toggle"],
    ["panes", "layer.back"],
    ["panes", "pane.next"],
    ["panes", "results.refresh"],
  ],
  facetField: [
    ["facetField", "filter.applyTyped"],
    ["facetField", "cursor.down"],
    ["field", "text.clear"],
    ["facetField", "layer.back"],
    ["facetField", "pane.next"],
  ],
  search: [
    ["search", "search.accept"],
    ["field", "text.clear"],
    ["search", "layer.back"],
  ],
  profilePicker: [
    ["picker", "picker.choose"],
    ["picker", "layer.back"],
    ["profilePicker", "profiles.add"],
    ["profilePicker", "profiles.edit"],
    ["profilePicker", "profiles.test"],
    ["profilePicker", "profiles.remove"],
    ["profilePicker", "profiles.import"],
  ],
  picker: [
    ["picker", "picker.choose"],
    ["picker", "cursor.down"],
    ["picker", "layer.back"],
  ],
  reader: [
    ["reader", "cursor.down"],
    ["reader", "cursor.pageDown"],
    ["reader", "layer.close"],
  ],
  readerText: [
    ["readerText", "find.open"],
    ["readerText", "find.next"],
    ["reader", "cursor.pageDown"],
    ["readerText", "secrets.toggle"],
    ["readerText", "text.copy"],
    ["reader", "layer.close"],
  ],
  readerFind: [
    ["readerFind", "find.keep"],
    ["field", "text.clear"],
    ["readerFind", "layer.back"],
  ],
};

/** A notice while there is one, else the keys that apply now; help and quit always. */
export function presentFooter(scope: Scope, notice: AppState["notice"], width: number): Line {
  const always: Line = TYPING.has(scope) ? [] : [...keyHint("panes", "help.open"), ...leaveHint(scope)];
  if (notice) return spread([span(say` `), span(noticeText(notice), "warning")], always, width);
  const room = width - lineWidth(always) - 1;
  let left: Line = [span(say` `)];
  for (const [place, command] of FOOTER_KEYS[scope] ?? []) {
    const longer = [...left, ...keyHint(place, command)];
    if (lineWidth(longer) > room) break;
    left = longer;
  }
  return spread(left, always, width);
}

const TYPING: ReadonlySet<Scope> = new Set([
  "search",
  "facetField",
  "profilePicker",
  "picker",
  "reader",
  "readerText",
  "readerFind",
]);

/** `q` at the task list quits; elsewhere it closes what has the keys. */
const leaveHint = (scope: Scope): Line => {
  const [key] = keyHint("panes", "layer.close");
  const { short } = COMMAND_WORDS[scope === "tasks" ? "app.quit" : "layer.close"];
  return key ? [key, span(say` ${short}  `, "dim")] : [];
};

const keyHint = (scope: Scope, command: CommandId): Line => [
  span(chordText(firstChord(scope, command)), "key"),
  span(say` ${COMMAND_WORDS[command].short}  `, "dim"),
];

function freshness(results: Results, now: number, glyphs: Glyphs): Line {
  const { request, page, slow } = results;
  if (request)
    return [span(say`${glyphs.arrow} ${HEADER.loading(awaited(results), clockTime(request.since))}`, "running")];
  if (page === null) return [];
  const time = clockTime(page.fetchedAt);
  const aged = now - page.fetchedAt >= 60_000;
  const asOf = span(
    aged ? HEADER.asOfAged(time, ago(page.fetchedAt, now)) : HEADER.asOf(time),
    aged ? "warning" : "dim",
  );
  return slow === null ? [asOf] : [span(HEADER.slow(Math.round(slow.refreshMs / 1000)), "warning"), asOf];
}

function awaited({ request }: Results): SafeText {
  if (request?.reason === "refresh") return HEADER.refreshing;
  return request && request.reason !== "load" ? HEADER.loadingPage(ordinalOf(request.cursor)) : HEADER.loadingFirst;
}

/** How many tasks the service counts, and how far back its records were seen to go: how long it keeps them is not known. */
function totalText({ page, oldestSeen }: Results, now: number): SafeText {
  if (page === null) return say``;
  const total = page.totalCount === null ? HEADER.noTotal : HEADER.total(page.totalCount);
  return oldestSeen === null ? total : say`${total}, ${HEADER.oldestSeen(ago(oldestSeen, now))}`;
}
