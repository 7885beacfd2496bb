/** The region and profile pickers: opening them, what they list, choosing, and what is done to a profile. */
import { isRegionId } from "../../domain/region.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import type { Action } from "../actions.ts";
import type { ProfileTask } from "../effects.ts";
import type { ProfileSummary } from "../ports.ts";
import type { AppState, Picker } from "../state.ts";
import { type Step, stay } from "../step.ts";
import { type Welcome, welcomeTo } from "../welcome.ts";
import { askForRegions } from "./collecting.ts";
import { askProfile, askProfiles, askRegion, askRegions, withoutRows } from "./elsewhere.ts";
import { paletteItems } from "./palette.ts";
import { loadFirst } from "./results.ts";
import { endTour } from "./touring.ts";
import { takeNumber } from "./welcoming.ts";

/** One entry of a picker, whatever it lists. */
export interface PickerItem {
  readonly id: string;
  /** What each column shows. */
  readonly cells: readonly SafeText[];
}

/** Opens the region picker at the current region; the service is asked for its list once a session. */
export function openRegions(state: AppState): Step {
  const cursor = state.regions.items.findIndex((region) => region.id === state.session.region);
  const opened: AppState = { ...state, overlay: { kind: "regions", picker: picker(Math.max(0, cursor)) } };
  const { fromService, loading } = state.regions;
  if (fromService || loading) return stay(opened);
  return askForRegions(opened);
}

/** Asks for the profiles; the picker opens with the answer, which comes from the disk at once. */
export const openProfiles = (state: AppState): Step => [state, [{ type: "listProfiles" }]];

/** The entries that the typed filter leaves; a region that no list has can be typed out. */
export function pickerItems(state: AppState): readonly PickerItem[] {
  const { overlay } = state;
  if (overlay?.kind === "palette") return paletteItems(state, overlay.picker.filter);
  if (overlay?.kind !== "regions" && overlay?.kind !== "profiles") return [];
  const { filter } = overlay.picker;
  const all =
    overlay.kind === "regions"
      ? state.regions.items.map(({ id, localName }) => ({ id, cells: [id, localName] }))
      : overlay.items.map(({ name, source, region }) => ({ id: name, cells: [name, source, region] }));
  const needle = filter.toLowerCase();
  const matching = all.filter(({ cells }) => cells.some((text) => text.toLowerCase().includes(needle)));
  const isNewRegion = matching.length === 0 && overlay.kind === "regions" && isRegionId(filter);
  return isNewRegion ? [{ id: filter, cells: [filter] }] : matching;
}

/** Takes the marked entries, else the one under the picker's cursor. */
export function choose(state: AppState): Step {
  const { overlay } = state;
  if (overlay?.kind !== "regions" && overlay?.kind !== "profiles") return stay(state);
  const item = pickerItems(state)[overlay.picker.cursor];
  const { marked } = overlay.picker;
  const closed = { ...state, overlay: null };
  if (marked.size > 1)
    return overlay.kind === "regions" ? askRegions(closed, [...marked]) : askProfiles(closed, [...marked]);
  const id = [...marked][0] ?? item?.id;
  if (id === undefined) return stay(state);
  return overlay.kind === "profiles" ? askProfile(closed, id) : askRegion(closed, id);
}

/** Tab: marks the entry under the cursor, or takes the mark away. */
export function togglePickerMark(state: AppState): Step {
  const { overlay } = state;
  if (overlay?.kind !== "regions" && overlay?.kind !== "profiles") return stay(state);
  const item = pickerItems(state)[overlay.picker.cursor];
  if (!item) return stay(state);
  const marked = new Set(overlay.picker.marked);
  if (!marked.delete(item.id)) marked.add(item.id);
  return stay({ ...state, overlay: { ...overlay, picker: { ...overlay.picker, marked } } });
}

/** Marks every entry that is listed; where all are, none. */
export function markAll(state: AppState): Step {
  const { overlay } = state;
  if (overlay?.kind !== "regions") return stay(state);
  const ids = pickerItems(state).map(({ id }) => id);
  const marked = new Set(ids.every((id) => overlay.picker.marked.has(id)) ? [] : ids);
  return stay({ ...state, overlay: { ...overlay, picker: { ...overlay.picker, marked } } });
}

/** Takes the service's list of regions, or what went wrong with it: the list known before stays. */
export function regionsAnswered(state: AppState, action: Extract<Action, { type: "regionsAnswered" }>): Step {
  if (action.epoch !== state.session.epoch) return stay(state);
  const { answer } = action;
  const regions = answer.ok
    ? { items: answer.value, fromService: true, loading: false, failure: null }
    : { ...state.regions, loading: false, failure: answer.error };
  const listed = withCursorOn(pickerItems(state)[cursorOf(state)]?.id, { ...state, regions });
  return state.scope.regions === "all" && state.collection === null ? loadFirst(listed) : stay(listed);
}

const cursorOf = ({ overlay }: AppState): number => (overlay?.kind === "regions" ? overlay.picker.cursor : -1);

/** The list under an open picker has changed: its cursor stays on the region, not on the row. */
function withCursorOn(region: string | undefined, state: AppState): AppState {
  const { overlay } = state;
  if (overlay?.kind !== "regions") return state;
  const cursor = Math.max(
    0,
    pickerItems(state).findIndex(({ id }) => id === region),
  );
  return { ...state, overlay: { ...overlay, picker: { ...overlay.picker, cursor } } };
}

/** Opens the profile picker; where the last one was removed from it, and was in use, the welcome. */
export function profilesListed(state: AppState, action: Extract<Action, { type: "profilesListed" }>): Step {
  const { items, at } = action;
  if (state.welcome !== null) return foundAnew(state, state.welcome, items, at);
  const isLast = items.length === 0 && state.overlay?.kind === "profiles" && state.overlay.items.length > 0;
  if (isLast) return stay({ ...withoutRows(endTour(state)), overlay: null, welcome: welcomeTo([], null) });
  const rowOf = (name: string | undefined): number => items.findIndex((profile) => profile.name === name);
  const asked = rowOf(at);
  const cursor = asked < 0 ? rowOf(state.session.profile) : asked;
  return stay({ ...state, overlay: { kind: "profiles", items, picker: picker(Math.max(0, cursor)) } });
}

/** Starts the dialogue for the profile under the cursor. The picker stays open: what is typed ahead is no command. */
export function manageProfiles(state: AppState, task: ProfileTask): Step {
  const { overlay } = state;
  if (overlay?.kind !== "profiles") return stay(state);
  const profile = pickerItems(state)[overlay.picker.cursor]?.id ?? null;
  if (profile === null && task !== "add" && task !== "import") return stay(state);
  return [state, [{ type: "manageProfiles", task, profile }]];
}

/** The dialogue has ended: the list may be another one. */
export const profilesManaged = (state: AppState, { profile }: Extract<Action, { type: "profilesManaged" }>): Step => [
  state,
  [{ type: "listProfiles", ...(profile !== null && { at: profile }) }],
];

/** The dialogue has ended: a profile that was added is used at once. */
function foundAnew(state: AppState, welcome: Welcome, found: readonly ProfileSummary[], at: string | undefined): Step {
  const fresh = { ...state, welcome: { ...welcomeTo(found, welcome.note), refused: welcome.refused } };
  return takeNumber(fresh, found.findIndex(({ name }) => name === at) + 1);
}

const picker = (cursor: number): Picker => ({ filter: safeText(""), cursor, marked: new Set() });
