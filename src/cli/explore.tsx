/** Runs the explorer on an open screen: store, effects and Ink. Loaded only when it is wanted: React comes with it. */
import { render } from "ink";
import { copySequence } from "../platform/clipboard.ts";
import { type HostPort, Interpreter } from "../runtime/interpreter.ts";
import { createRuntime } from "../runtime/runtime.ts";
import { UiProvider } from "../ui/context.tsx";
import { Root } from "../ui/root.tsx";
import type { ExploreOptions } from "./explore-options.ts";
import type { ExitCode } from "./io.ts";
import type { OpenScreen } from "./open-screen.ts";
import { systemClock } from "./system-clock.ts";

/** Until the explorer is left; the terminal is given back before the answer. */
export async function explore(options: ExploreOptions, screen: OpenScreen): Promise<ExitCode> {
  const code = await new Promise<ExitCode>((quit) => start(options, screen, quit));
  screen.terminal.close();
  return code;
}

function start(options: ExploreOptions, { terminal, state, look }: OpenScreen, quit: (code: ExitCode) => void): void {
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
  const interpreter = new Interpreter({ connection, profiles, clock: systemClock(Date.now), host });
  const runtime = createRuntime(state, (effect, dispatch) => interpreter.perform(effect, dispatch));
  const app = render(
    <UiProvider value={{ ...runtime, ...look }}>
      <Root />
    </UiProvider>,
    terminal.inkOptions,
  );
  stdout.on("resize", () => {
    const { columns, rows } = stdout;
    runtime.dispatch({ type: "viewportResized", viewport: { columns, rows } });
  });
  runtime.dispatch({ type: "started", page: options.page });
  const [text] = options.notices;
  if (text !== undefined) runtime.dispatch({ type: "noticed", notice: { id: "said", text } });
}
