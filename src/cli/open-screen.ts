/** Takes the terminal and shows the first frame, before React and Ink are loaded: they take longer than all the rest. */
import { initialState } from "../core/initial-state.ts";
import type { AppState } from "../core/state.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import { safeText } from "../lib/safe-text.ts";
import { openTerminal, type Terminal } from "../platform/terminal/session.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../present/glyphs.ts";
import { HELP_ROWS } from "../present/help.ts";
import { sessionOf } from "../runtime/interpreter.ts";
import { firstFrame } from "../ui/first-frame.ts";
import { inAscii, THEMES } from "../ui/theme/theme.ts";
import type { Look } from "../ui/widgets/frame.ts";
import type { ExploreOptions } from "./explore-options.ts";

/** A screen that shows the state, ready for Ink to go on with. */
export interface OpenScreen {
  readonly terminal: Terminal;
  readonly state: AppState;
  readonly look: Look;
}

/** stdin and stdout must be terminals. */
export function openScreen(options: ExploreOptions, now: number): OpenScreen {
  const { stdin, stdout } = process;
  const state = startState(options, now);
  const theme = THEMES[options.theme ?? "dark"];
  const look = options.ascii ? { theme: inAscii(theme), glyphs: ASCII_GLYPHS } : { theme, glyphs: UNICODE_GLYPHS };
  const terminal = openTerminal({ stdin, stdout, reportCrash: options.reportCrash });
  terminal.paint(firstFrame(state, look));
  return { terminal, state, look };
}

function startState(options: ExploreOptions, now: number): AppState {
  const { connection, region, query, view, pageSize, refreshMs, since, until } = options;
  const session = { ...sessionOf(connection), region, endpoint: connection.endpointLabel(region) };
  const regions = KNOWN_REGIONS.map(({ id, english }) => ({
    id: safeText(id),
    localName: safeText(english),
    endpoint: connection.endpointLabel(id),
  }));
  const viewport = { columns: process.stdout.columns, rows: process.stdout.rows };
  const settings = { pageSize, refreshMs, since, until, helpRows: HELP_ROWS };
  return initialState({ session, settings, viewport, query, view, regions, now });
}
