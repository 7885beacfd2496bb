/** Composes the explorer: terminal, store, effects and screen. Loaded only when it is wanted: React and Ink come with it. */
import { render } from "ink";
import { initialState } from "../core/initial-state.ts";
import type { AppState } from "../core/state.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import { safeText } from "../lib/safe-text.ts";
import { copySequence } from "../platform/clipboard.ts";
import { systemClock } from "../platform/clock.ts";
import { openTerminal, type Terminal } from "../platform/terminal/session.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../present/glyphs.ts";
import { type HostPort, Interpreter, sessionOf } from "../runtime/interpreter.ts";
import { createRuntime } from "../runtime/runtime.ts";
import { UiProvider } from "../ui/context.tsx";
import { Root } from "../ui/root.tsx";
import { THEMES } from "../ui/theme/theme.ts";
import type { ExploreOptions } from "./explore-options.ts";
import type { ExitCode } from "./io.ts";

/** Runs the explorer until it is left. stdin and stdout must be terminals. */
export async function explore(options: ExploreOptions): Promise<ExitCode> {
  const { stdin, stdout } = process;
  const terminal = openTerminal({ stdin, stdout, reportCrash: options.reportCrash });
  const code = await new Promise<ExitCode>((quit) => start(options, terminal, quit));
  terminal.close();
  return code;
}

function start(options: ExploreOptions, terminal: Terminal, quit: (code: ExitCode) => void): void {
  const { stdout } = process;
  const host: HostPort = {
    copy: (text) => {
      const sequence = copySequence(text, options.env["TMUX"] !== undefined);
      if (sequence !== null) stdout.write(sequence);
      return sequence !== null;
    },
    suspend: terminal.suspend,
    redraw: terminal.redraw,
    quit: (code) => {
      interpreter.stop();
      app.unmount();
      quit(code);
    },
  };
  const { connection, profiles } = options;
  const interpreter = new Interpreter({ connection, profiles, clock: systemClock, host });
  const runtime = createRuntime(startState(options), (effect, dispatch) => interpreter.perform(effect, dispatch));
  const look = { theme: THEMES[options.theme ?? "dark"], glyphs: options.ascii ? ASCII_GLYPHS : UNICODE_GLYPHS };
  const app = render(
    <UiProvider value={{ ...runtime, ...look }}>
      <Root />
    </UiProvider>,
    terminal.inkOptions,
  );
  stdout.on("resize", () => runtime.dispatch({ type: "viewportResized", viewport: viewportOf() }));
  runtime.dispatch({ type: "started", page: options.page });
  for (const text of options.notices) runtime.dispatch({ type: "noticed", notice: { id: "said", text } });
}

function startState({ connection, region, query, pageSize, refreshMs, since, until }: ExploreOptions): AppState {
  const session = { ...sessionOf(connection), region, endpoint: connection.endpointLabel(region) };
  const regions = KNOWN_REGIONS.map(({ id, english }) => ({
    id: safeText(id),
    localName: safeText(english),
    endpoint: connection.endpointLabel(id),
  }));
  const settings = { pageSize, refreshMs, since, until };
  return initialState({ session, settings, viewport: viewportOf(), query, regions, now: systemClock.now() });
}

const viewportOf = () => ({ columns: process.stdout.columns, rows: process.stdout.rows });
