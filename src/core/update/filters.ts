/** The filter panes and the list's own filters: what is typed, toggled and cleared. */
import { SORT_COLUMNS } from "../../domain/list-view.ts";
import { conditionsOf } from "../../domain/narrow.ts";
import { formatTag, parseQuery, parseTag, type Query, type TagFilter } from "../../domain/query.ts";
import { isOverallStatus } from "../../domain/status.ts";
import { safeText } from "../../lib/safe-text.ts";
import { activeField, hasPicker } from "../active-field.ts";
import { isChosen, typeInto, wantedByEnter } from "../facets.ts";
import { isFacet } from "../layout.ts";
import { relisted } from "../rebuild.ts";
import { isSeveral } from "../scope.ts";
import type { AppState, FacetId, TaskList } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import { applyQuery, narrowedTo } from "./places.ts";
import { editFind } from "./reader.ts";

const NOTHING = safeText("");

/** Replaces the text of the field that has the keys. */
export function editText(state: AppState, edit: (text: string) => string): AppState {
  const field = activeField(state);
  if (field === null) return state;
  if (field === "picker") return editPicker(state, edit);
  if (field === "find") return editFind(state, edit);
  if (field === "search") return relist(state, { search: safeText(edit(state.list.search)) });
  const facet = typeInto(state.facets[field], safeText(edit(state.facets[field].typed)));
  return relisted({ ...state, facets: { ...state.facets, [field]: facet } });
}

/** Asks the service for the entry under the cursor; a second time takes it back. */
export function toggleFilter(state: AppState): Step {
  const { focus } = state;
  const entry = isFacet(focus) ? state.facets[focus].visible[state.facets[focus].cursor] : undefined;
  return entry && isFacet(focus) ? toggle(state, focus, entry.raw) : stay(state);
}

/**
 * Asks the service for what is typed, and gives the list the keys. An empty field asks for any value again; what the
 * rules of the reference refuse stays in the field, to be corrected.
 */
export function applyTyped(state: AppState): Step {
  const { focus } = state;
  if (focus !== "name" && focus !== "tags") return stay(state);
  const wanted = wantedByEnter(focus, state.facets[focus]);
  const asked = wanted === null ? clearFacet(state, focus) : choose(state, focus, wanted);
  if (wanted !== null && !isChosen(asked[0].query, focus, wanted)) return asked;
  return andThen(asked, (done) => stay({ ...withoutTyped(done, focus), focus: "tasks" }));
}

/** Takes away one filter: what is typed first, then what narrows the list, then what was asked of the service. */
export const clearOne = (state: AppState): Step | null => clearTyped(state) ?? clearNarrow(state) ?? clearAsked(state);

/** Takes away what is typed or toggled here; null where there is nothing of it. */
export function clearTyped(state: AppState): Step | null {
  const { list } = state;
  const noSearch = { search: NOTHING, searching: false };
  if (list.searching) return stay(relist(state, noSearch));
  for (const facet of ["name", "tags"] as const) {
    if (state.facets[facet].typed !== "") return stay(withoutTyped(state, facet));
  }
  if (list.search !== "") return stay(relist(state, noSearch));
  return list.failuresOnly ? toggleFailuresOnly(state) : null;
}

/** Takes away the last condition that narrows the list. */
function clearNarrow(state: AppState): Step | null {
  const last = conditionsOf(state.narrow).at(-1);
  if (last === undefined) return null;
  const { [last]: _, ...narrow } = state.narrow;
  return stay(narrowedTo(state, narrow));
}

/** Takes away what was asked of the service, last added first. */
export function clearAsked(state: AppState): Step | null {
  const query = withoutLast(state.query);
  return query && applyQuery(state, query);
}

/** Shows only tasks in which something failed, among the loaded ones. */
export const toggleFailuresOnly = (state: AppState): Step =>
  withView(relist(state, { failuresOnly: !state.list.failuresOnly }));

/** Starts, or goes on with, the filter as you type. */
export const openSearch = (state: AppState): Step =>
  stay({ ...state, focus: "tasks", list: { ...state.list, searching: true } });

/** Leaves the search field; the filter stays. */
export const closeSearch = (state: AppState): Step => stay({ ...state, list: { ...state.list, searching: false } });

/** Sorts by the next column. */
export function sortByNext(state: AppState): Step {
  const columns = SORT_COLUMNS.filter((one) => isSeveral(state.scope) || (one !== "region" && one !== "profile"));
  const at = columns.indexOf(state.list.sort.column);
  const column = columns[(at + 1) % columns.length] ?? "created";
  return withView(relist(state, { sort: { column, reversed: false } }));
}

/** Turns the order round. */
export function reverseSort(state: AppState): Step {
  const { column, reversed } = state.list.sort;
  return withView(relist(state, { sort: { column, reversed: !reversed } }));
}

/** The way the list is looked at stays for the next run. */
function withView(state: AppState): Step {
  const { sort, failuresOnly } = state.list;
  const view = { sort: sort.column, reversed: sort.reversed, failuresOnly };
  return [state, [{ type: "remember", profile: state.session.profile, what: { view } }]];
}

function relist(state: AppState, change: Partial<TaskList>): AppState {
  return relisted({ ...state, list: { ...state.list, ...change } });
}

function editPicker(state: AppState, edit: (text: string) => string): AppState {
  const { overlay } = state;
  if (overlay === null || !hasPicker(overlay)) return state;
  const picker = { ...overlay.picker, filter: safeText(edit(overlay.picker.filter)), cursor: 0 };
  return { ...state, overlay: { ...overlay, picker } };
}

function withoutTyped(state: AppState, facet: FacetId): AppState {
  const facets = { ...state.facets, [facet]: typeInto(state.facets[facet], NOTHING) };
  return relisted({ ...state, facets });
}

const choose = (state: AppState, facet: FacetId, raw: string): Step =>
  isChosen(state.query, facet, raw) ? stay(state) : toggle(state, facet, raw);

function toggle(state: AppState, facet: FacetId, raw: string): Step {
  if (facet === "status") return toggleStatus(state, raw);
  if (facet === "tags") return toggleTag(state, raw);
  const { name, ...rest } = state.query;
  return ask(state, name === raw ? rest : { ...rest, name: raw });
}

/** Asks the service, if the rules of the reference allow it (a 21st tag, an empty name). */
function ask(state: AppState, query: Query): Step {
  const checked = parseQuery({ ...query, tags: query.tags.map(formatTag) });
  return checked.ok ? applyQuery(state, checked.value) : notify(state, { id: "bad-filter", problem: checked.error });
}

function toggleStatus(state: AppState, raw: string): Step {
  const { status, ...rest } = state.query;
  return applyQuery(state, status === raw || !isOverallStatus(raw) ? rest : { ...rest, status: raw });
}

function toggleTag(state: AppState, raw: string): Step {
  const tag = parseTag(raw);
  if (!tag.ok) return notify(state, { id: "bad-filter", problem: tag.error });
  return ask(state, { ...state.query, tags: toggledTags(state.query.tags, tag.value) });
}

/** A key can be asked for once only, so another value of it takes the place of the first. */
function toggledTags(tags: readonly TagFilter[], tag: TagFilter): readonly TagFilter[] {
  const others = tags.filter((other) => other.key !== tag.key);
  const wasOn = tags.some((other) => formatTag(other) === formatTag(tag));
  return wasOn ? others : [...others, tag];
}

function clearFacet(state: AppState, facet: FacetId): Step {
  if (facet === "tags")
    return state.query.tags.length === 0 ? stay(state) : applyQuery(state, { ...state.query, tags: [] });
  const { [facet]: gone, ...rest } = state.query;
  return gone === undefined ? stay(state) : applyQuery(state, rest);
}

function withoutLast(query: Query): Query | null {
  if (query.tags.length > 0) return { ...query, tags: query.tags.slice(0, -1) };
  for (const field of ["resourceGroupId", "instanceId", "invokeId", "name", "status"] as const) {
    if (query[field] === undefined) continue;
    const { [field]: _gone, ...rest } = query;
    return rest;
  }
  return null;
}
