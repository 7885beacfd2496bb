/** What has to be made anew together, so that nobody forgets a part of it. */
import { rebuildDetail } from "./detail.ts";
import { rebuildFacets } from "./facets.ts";
import { rebuildList } from "./list.ts";
import type { AppState } from "./state.ts";

/** Other filters, another order: the list, and the pane that shows the task under its cursor. */
export const relisted = (state: AppState): AppState => rebuildDetail(rebuildList(state));

/** Other tasks are loaded: the filter panes count them, too. */
export const reloaded = (state: AppState): AppState => relisted(rebuildFacets(state));
