/** What has become of what was asked for, in words: pages, failures, collections, what is watched, the connection. */
import { SPOKEN } from "../../copy/spoken.ts";
import { watchText } from "../../copy/task-notices.ts";
import { HEADER } from "../../copy/ui.ts";
import type { Collection } from "../../core/collection.ts";
import { failedTargets } from "../../core/collection.ts";
import type { AppState, Results } from "../../core/state.ts";
import { ordinalOf, type TaskPage } from "../../domain/page.ts";
import { hasEnded, type Task } from "../../domain/task.ts";
import { joinSafe, type SafeText, safeText } from "../../lib/safe-text.ts";
import { filterChips } from "../chips.ts";
import { presentProgress } from "../collection.ts";
import { bucketText } from "../failures-head.ts";
import { clockTime } from "../format.ts";
import { presentBanner } from "../header.ts";
import { amountOf } from "./place.ts";
import { SPOKEN_SIGNS, spoken, spokenLines, WIDE } from "./speech.ts";

/** What is new in `after`. Relative times are none. */
export function newsOf(before: AppState, after: AppState): readonly SafeText[] {
  return [
    ...connection(before, after),
    ...asking(before.results, after.results),
    ...failure(before, after),
    ...page(before.results, after),
    ...collection(before.collection, after.collection, after.now),
    ...filters(before, after),
    ...marks(before, after),
    ...watch(before, after),
    ...timeCursor(before, after),
  ];
}

function connection({ session: before }: AppState, { session: after }: AppState): readonly SafeText[] {
  const isSame = before.profile === after.profile && before.region === after.region;
  return isSame ? [] : [SPOKEN.connected(after.profile, safeText(after.region))];
}

/** The first page and new filters are told by the empty list; a refresh is nothing to be told of before its answer. */
function asking(before: Results, { request }: Results): readonly SafeText[] {
  const isTurn = request?.reason === "next" || request?.reason === "previous";
  return isTurn && request.id !== before.request?.id ? [HEADER.loadingPage(ordinalOf(request.cursor))] : [];
}

/** The same failure again is nothing new: cafe tries again by itself. */
function failure(before: AppState, after: AppState): readonly SafeText[] {
  const codeOf = ({ results }: AppState): string | undefined => results.failure?.failure.code;
  const failedOf = (state: AppState): number =>
    state.collection === null ? 0 : failedTargets(state.collection).length;
  const [was, is] = [codeOf(before), codeOf(after)];
  if (is === undefined && was !== undefined) return [SPOKEN.worksAgain];
  const hasJustFailed = isCollected(after) && failedOf(after) > 0 && !isCollected(before);
  const isNew = is !== was || (hasJustFailed && after.collection?.quiet === false);
  return isNew ? spokenLines(presentBanner(after, WIDE, SPOKEN_SIGNS)) : [];
}

const isCollected = ({ collection: one }: AppState): boolean => one !== null && one.status !== "running";

function page(before: Results, after: AppState): readonly SafeText[] {
  const { page: is } = after.results;
  if (is === null || is === before.page) return [];
  const reason = before.request?.reason;
  if ((reason !== "refresh" && reason !== "missed") || before.page === null) return [amountOf(after)];
  return changes(before.page, is, after);
}

/** More of them are only counted. */
const MOST_CHANGES = 5;

/** What a refresh has brought. The row under the cursor is told by itself. */
function changes(before: TaskPage, after: TaskPage, { list, settings }: AppState): readonly SafeText[] {
  const known = new Map(before.tasks.map((task) => [task.invokeId, task]));
  const current = list.rows[list.cursor]?.invokeId;
  const fresh = after.tasks.filter(({ invokeId }) => !known.has(invokeId)).length;
  const changed = after.tasks.filter((task) => isOther(known.get(task.invokeId), task) && task.invokeId !== current);
  const told = changed
    .slice(0, MOST_CHANGES)
    .map(({ name, status, tally, vmCount }) => SPOKEN.statusNow(name, status, tally.failed, vmCount));
  const more = changed.length > MOST_CHANGES ? [SPOKEN.moreChanged(changed.length - MOST_CHANGES)] : [];
  const news = [...(fresh > 0 ? [SPOKEN.newTasks(fresh)] : []), ...told, ...more];
  // While tasks are in progress nobody asked for it, unless nothing is refreshed by itself.
  const isByItself = settings.refreshMs !== null && before.tasks.some((task) => !hasEnded(task));
  return news.length === 0 && !isByItself ? [SPOKEN.nothingNew] : news;
}

const isOther = (before: Task | undefined, { status, tally }: Task): boolean =>
  before !== undefined && (before.status !== status || before.tally.failed !== tally.failed);

/** How far it is, whenever it begins, halts or ends; not with every page. */
function collection(before: Collection | null, after: Collection | null, now: number): readonly SafeText[] {
  if (after === null || (after.id === before?.id && after.status === before.status) || after.quiet) return [];
  return [spoken(presentProgress(after, now, WIDE, SPOKEN_SIGNS))];
}

function filters(before: AppState, after: AppState): readonly SafeText[] {
  const textOf = (state: AppState): SafeText =>
    joinSafe(
      filterChips(state).map(({ text }) => text),
      ", ",
    );
  const text = textOf(after);
  if (text === textOf(before)) return [];
  const rows = amountOf(after);
  return [text === "" ? SPOKEN.noFilters(rows) : SPOKEN.filters(text, rows)];
}

const marks = (before: AppState, after: AppState): readonly SafeText[] =>
  before.marks.size === after.marks.size ? [] : [SPOKEN.markedInAll(after.marks.size)];

/** The time cursor of the chart, which itself is not spoken. */
function timeCursor({ view: before }: AppState, { view: after }: AppState): readonly SafeText[] {
  if (after.kind !== "failures" || before.kind !== "failures" || after.bucket === before.bucket) return [];
  const bucket = after.bucket === null ? undefined : after.time.buckets[after.bucket];
  return bucket === undefined ? [] : [bucketText(bucket)];
}

function watch(before: AppState, { watch: after }: AppState): readonly SafeText[] {
  if (after === null) return [];
  const was = before.watch?.id === after.id ? before.watch.count : null;
  const { ok, failed, running } = after.count;
  const isSame = was !== null && was.ok === ok && was.failed === failed && was.running === running;
  return isSame ? [] : [watchText(after.label, after.count, clockTime(after.startedAt))];
}
