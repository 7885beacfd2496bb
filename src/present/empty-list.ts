/** What the task list says when it has no rows: why, which filter did it, and which key helps. */
import { LIST } from "../copy/ui.ts";
import { type Collection, failedTargets, isCollecting } from "../core/collection.ts";
import type { AppState } from "../core/state.ts";
import { ordinalOf } from "../domain/page.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { type Chip, filterChips } from "./chips.ts";
import { BLANK, type Line, plain, span } from "./line.ts";

type EmptyInputs = Pick<
  AppState,
  "results" | "session" | "query" | "list" | "facets" | "narrow" | "collection" | "scope" | "regions"
>;

/** Loading, failed, empty and filtered away are four different sentences. */
export function presentEmptyList(state: EmptyInputs): readonly Line[] {
  if (state.collection !== null) return emptyCollection(state, state.collection);
  const { page, pageQuery, request, failure } = state.results;
  const region = safeText(state.session.region);
  if (state.scope.regions === "all" && state.regions.loading) return [BLANK, plain(LIST.askingRegions, "dim")];
  // An empty answer to the filters before says nothing of those now.
  if (page === null || pageQuery !== state.query) {
    return [BLANK, plain(failure && !request ? LIST.notLoaded : LIST.asking(region), "dim")];
  }
  const chips = filterChips(state);
  if (page.tasks.length > 0) return filteredHere(page.tasks.length, chips);
  if (ordinalOf(page.cursor) > 1) return [BLANK, plain(LIST.emptyPage), plain(LIST.emptyPageAdvice, "dim")];
  const service = chips.filter((chip) => chip.where === "service");
  if (service.length === 0) return [BLANK, plain(LIST.none(region)), plain(LIST.noneAdvice, "dim")];
  return [BLANK, plain(LIST.noneMatch), chipLine(service), plain(LIST.noneMatchAdvice, "dim")];
}

function emptyCollection(state: EmptyInputs, collection: Collection): readonly Line[] {
  const chips = filterChips(state);
  if (collection.tasks.length > 0)
    return filteredAway(LIST.noneOfLoaded(collection.tasks.length), LIST.noneOfLoadedAdvice, chips);
  const count = collection.targets.length;
  if (isCollecting(collection)) return [BLANK, plain(LIST.askingSeveral(count), "dim")];
  const isUnread = collection.status === "stopped" || failedTargets(collection).length === count;
  if (isUnread) return [BLANK, plain(LIST.notLoaded, "dim")];
  const service = chips.filter((chip) => chip.where === "service");
  return [BLANK, plain(LIST.noneInSeveral(count)), ...(service.length === 0 ? [] : [chipLine(service)])];
}

function filteredHere(loaded: number, chips: readonly Chip[]): readonly Line[] {
  const here = chips.filter((chip) => chip.where === "here");
  if (here.length === 0) return [BLANK, plain(LIST.shiftedAdvice, "dim")];
  return filteredAway(LIST.noneHere(loaded), LIST.noneHereAdvice, here);
}

const filteredAway = (what: SafeText, advice: SafeText, chips: readonly Chip[]): readonly Line[] => [
  BLANK,
  plain(what),
  chipLine(chips.filter(({ where }) => where === "here")),
  plain(advice, "dim"),
];

const chipLine = (chips: readonly Chip[]): Line =>
  chips.flatMap(({ text, where }) => [span(say` ${text} `, where === "here" ? "warning" : "chip"), span(say` `)]);
