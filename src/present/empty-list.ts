/** What the task list says when it has no rows: why, which filter did it, and which key helps. */
import { explainSearchProblem } from "../copy/search.ts";
import { LIST } from "../copy/ui.ts";
import { type Collection, failedTargets, isCollecting } from "../core/collection.ts";
import { narrowingOf, searchProblem } from "../core/list.ts";
import { isOfOtherFilters } from "../core/loaded.ts";
import type { AppState } from "../core/state.ts";
import { conditionsOf, emptiedBy } from "../domain/narrow.ts";
import { ordinalOf } from "../domain/page.ts";
import type { Task } from "../domain/task.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { type Chip, conditionText, filterChips } from "./chips.ts";
import { BLANK, type Line, plain, span } from "./line.ts";

type EmptyInputs = Pick<
  AppState,
  "results" | "session" | "query" | "list" | "facets" | "narrow" | "collection" | "scope" | "regions"
>;

/** Loading, failed, empty and filtered away are four different sentences. */
export function presentEmptyList(state: EmptyInputs): readonly Line[] {
  const problem = searchProblem(state);
  if (problem !== null) {
    return [BLANK, plain(explainSearchProblem(problem), "warning"), plain(LIST.clearsBadSearch, "dim")];
  }
  const { collection } = state;
  if (collection?.query === state.query) return emptyCollection(state, collection);
  const { page, request, failure } = state.results;
  const region = safeText(state.session.region);
  if (state.scope.regions === "all" && state.regions.loading) return [BLANK, plain(LIST.askingRegions, "dim")];
  // An empty answer to the filters before says nothing of those now.
  if (page === null || isOfOtherFilters(state)) {
    return [BLANK, plain(failure && !request ? LIST.notLoaded : LIST.asking(region), "dim")];
  }
  const chips = filterChips(state);
  if (page.tasks.length > 0) return filteredHere(state, page.tasks, chips);
  if (ordinalOf(page.cursor) > 1) return [BLANK, plain(LIST.emptyPage), plain(LIST.emptyPageAdvice, "dim")];
  const service = chips.filter((chip) => chip.where === "service");
  if (service.length === 0) {
    const meaning = LIST.noneMeaning(state.session.profile);
    return [BLANK, plain(LIST.none(region)), plain(meaning, "dim"), BLANK, plain(LIST.noneAdvice, "dim")];
  }
  return [BLANK, plain(LIST.noneMatch), chipLine(service), plain(LIST.noneMatchAdvice, "dim")];
}

function emptyCollection(state: EmptyInputs, collection: Collection): readonly Line[] {
  const chips = filterChips(state);
  const { tasks } = collection;
  if (tasks.length > 0)
    return filteredAway(state, tasks, [LIST.noneOfLoaded(tasks.length), LIST.noneOfLoadedAdvice], chips);
  const count = collection.targets.length;
  if (isCollecting(collection)) return [BLANK, plain(LIST.askingSeveral(count), "dim")];
  const isUnread = collection.status === "stopped" || failedTargets(collection).length === count;
  if (isUnread) return [BLANK, plain(LIST.notLoaded, "dim")];
  const service = chips.filter((chip) => chip.where === "service");
  return [BLANK, plain(LIST.noneInSeveral(count)), ...(service.length === 0 ? [] : [chipLine(service)])];
}

function filteredHere(state: EmptyInputs, tasks: readonly Task[], chips: readonly Chip[]): readonly Line[] {
  const here = chips.filter((chip) => chip.where === "here");
  if (here.length === 0) return [BLANK, plain(LIST.shiftedAdvice, "dim")];
  return filteredAway(state, tasks, [LIST.noneHere(tasks.length), LIST.noneHereAdvice], here);
}

const filteredAway = (
  state: EmptyInputs,
  tasks: readonly Task[],
  [what, advice]: readonly [SafeText, SafeText],
  chips: readonly Chip[],
): readonly Line[] => [
  BLANK,
  plain(what),
  chipLine(chips.filter(({ where }) => where === "here")),
  ...culprits(state, tasks),
  plain(advice, "dim"),
];

/** The filters without any one of which there would be something to show, each with its key. */
function culprits(state: EmptyInputs, tasks: readonly Task[]): readonly Line[] {
  const narrow = narrowingOf(state, state.list.failuresOnly);
  // A single one is said above, and so are all where it takes more than one.
  if (conditionsOf(narrow).length < 2) return [];
  return emptiedBy(tasks, narrow).map((condition) => [
    span(say`${LIST.without.before} `),
    span(say` ${conditionText(narrow, condition) || say``} `, "warning"),
    span(say` ${LIST.without.after} ${LIST.clears[condition]}`),
  ]);
}

const chipLine = (chips: readonly Chip[]): Line =>
  chips.flatMap(({ text, where }) => [span(say` ${text} `, where === "here" ? "warning" : "chip"), span(say` `)]);
