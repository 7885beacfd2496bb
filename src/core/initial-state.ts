/** The state before the first answer. */
import type { Query } from "../domain/query.ts";
import type { Region } from "../domain/region.ts";
import { emptyFacets } from "./facets.ts";
import { EMPTY_LIST } from "./list.ts";
import type { AppState, Session, Settings, Viewport } from "./state.ts";

/** What a run starts with. */
export interface Start {
  readonly session: Omit<Session, "epoch">;
  readonly settings: Settings;
  readonly viewport: Viewport;
  readonly query: Query;
  readonly regions: readonly Region[];
  /** Epoch milliseconds. */
  readonly now: number;
}

/** Nothing loaded, the task list has the keys. */
export function initialState({ session, settings, viewport, query, regions, now }: Start): AppState {
  return {
    session: { ...session, epoch: 0 },
    settings,
    viewport,
    focus: "tasks",
    overlay: null,
    query,
    trail: [],
    results: {
      request: null,
      page: null,
      pageQuery: null,
      failure: null,
      before: [],
      shownBefore: new Set(),
      lastId: 0,
    },
    list: EMPTY_LIST,
    facets: emptyFacets(),
    detail: { task: null, cursor: 0 },
    regions: { items: regions, fromService: false, loading: false, failure: null },
    notice: null,
    now,
  };
}
