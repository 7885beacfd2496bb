/** Draws an open explorer by Ink, and lets it hear keys. Loaded only when it is wanted: React comes with it. */
import { render } from "ink";
import { UiProvider } from "../ui/context.tsx";
import { Root } from "../ui/root.tsx";
import type { ExitCode } from "./io.ts";
import type { OpenExplorer } from "./open-explorer.ts";

/** Until the user leaves; the terminal is given back before the answer. */
export async function explore({ runtime, terminal, look, handOver, ended }: OpenExplorer): Promise<ExitCode> {
  handOver();
  const app = render(
    <UiProvider value={{ ...runtime, ...look }}>
      <Root />
    </UiProvider>,
    terminal.inkOptions,
  );
  const code = await ended;
  app.unmount();
  terminal.close();
  return code;
}
