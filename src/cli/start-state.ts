/** The state that the explorer begins with. */
import { COMMAND_WORDS } from "../copy/commands.ts";
import { LABELS } from "../copy/labels.ts";
import { initialState, type Start } from "../core/initial-state.ts";
import type { AppState } from "../core/state.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import { safeText } from "../lib/safe-text.ts";
import { assumedGround } from "../platform/terminal-traits.ts";
import { helpRows } from "../present/help.ts";
import { sessionOf } from "../runtime/session-of.ts";
import type { ExploreOptions } from "./explore-options.ts";

/** The state before anything is asked. */
export function startState(options: ExploreOptions, now: number): AppState {
  const start = startOf(options, now);
  options.debug?.start(start);
  return initialState(start);
}

function startOf(options: ExploreOptions, now: number): Start {
  const { connection, region, scope, reach, query, narrow, view, pageSize } = options;
  // What is past does not change.
  const refreshMs = connection.offline === undefined ? options.refreshMs : null;
  const session = { ...sessionOf(connection), region, endpoint: connection.endpointLabel(region) };
  const regions = KNOWN_REGIONS.map(({ id, english }) => ({
    id: safeText(id),
    localName: safeText(english),
    endpoint: connection.endpointLabel(id),
  }));
  const viewport = { columns: process.stdout.columns, rows: process.stdout.rows };
  const settings = {
    pageSize,
    refreshMs,
    helpRows: helpRows(options.keymap),
    reach,
    words: COMMAND_WORDS,
    labels: LABELS,
  };
  return {
    session,
    settings,
    viewport,
    ground: assumedGround(options.env),
    query,
    narrow,
    scope,
    view,
    regions,
    savedViews: options.profiles.savedViews(),
    welcome: options.welcome,
    now,
  };
}
