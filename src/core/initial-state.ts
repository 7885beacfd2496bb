/** The state before the first answer. */
import type { ListView } from "../domain/list-view.ts";
import type { Narrow } from "../domain/narrow.ts";
import type { Query } from "../domain/query.ts";
import type { Region } from "../domain/region.ts";
import type { Ground } from "../lib/colour.ts";
import { emptyFacets } from "./facets.ts";
import { EMPTY_LIST } from "./list.ts";
import type { SavedView } from "./ports.ts";
import type { Scope } from "./scope.ts";
import type { AppState, Results, Session, Settings, TaskList, Viewport } from "./state.ts";
import { TASKS_VIEW } from "./views.ts";
import type { Welcome } from "./welcome.ts";

/** What a run starts with. */
export interface Start {
  readonly session: Omit<Session, "epoch">;
  readonly settings: Settings;
  readonly viewport: Viewport;
  readonly ground: Ground;
  readonly query: Query;
  readonly narrow: Narrow;
  readonly scope: Scope;
  /** How the list was looked at last. */
  readonly view: ListView | null;
  readonly regions: readonly Region[];
  readonly savedViews: readonly SavedView[];
  /** Nobody is connected: what there is to choose from. */
  readonly welcome: Welcome | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** What is known of the tasks of a place before its first answer. */
export const NO_RESULTS: Omit<Results, "request" | "lastId"> = {
  page: null,
  pageQuery: null,
  failure: null,
  before: [],
  missed: [],
  oldestSeen: null,
  shownBefore: new Set(),
  slow: null,
};

/** Nothing loaded, the task list has the keys. */
export function initialState({ session, narrow, view, regions, ...start }: Start): AppState {
  // A search and "failures only" can be changed by keys of their own: they are the list's.
  const { search, failuresOnly, ...others } = narrow;
  const list = view ? listAs(view) : EMPTY_LIST;
  return {
    ...start,
    session: { ...session, epoch: 0 },
    focus: "tasks",
    overlay: null,
    narrow: others,
    view: TASKS_VIEW,
    trail: [],
    results: { ...NO_RESULTS, request: null, lastId: 0 },
    collection: null,
    marks: new Set(),
    list: { ...list, ...(search !== undefined && { search }), failuresOnly: failuresOnly ?? list.failuresOnly },
    facets: emptyFacets(),
    detail: { task: null, cursor: 0 },
    fetched: [],
    regions: { items: regions, fromService: false, loading: false, failure: null },
    watch: null,
    watches: 0,
    tour: null,
    notice: null,
    recent: [],
    clock: start.now,
  };
}

const listAs = ({ sort, reversed, failuresOnly }: ListView): TaskList => ({
  ...EMPTY_LIST,
  sort: { column: sort, reversed },
  failuresOnly,
});
