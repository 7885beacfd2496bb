/** Draws an open explorer by Ink, and lets it hear keys. Loaded only when it is wanted: React comes with it. */
import { render } from "ink";
import { UiProvider } from "../ui/context.tsx";
import { Root } from "../ui/root.tsx";
import type { ExitCode } from "./io.ts";
import type { OpenExplorer } from "./open-explorer.ts";

/** Until the user leaves; the terminal is given back before the answer. */
export async function explore({ runtime, terminal, look, handOver, interrupted }: OpenExplorer): Promise<ExitCode> {
  handOver();
  for (;;) {
    const app = render(
      <UiProvider value={{ ...runtime, ...look }}>
        <Root />
      </UiProvider>,
      terminal.inkOptions,
    );
    const interruption = await interrupted();
    app.unmount();
    if (interruption.kind === "quit") {
      terminal.close();
      return interruption.code;
    }
    // Ink lets go of stdin a little later: raw mode that it ends then is not to be that of a prompt.
    await app.waitUntilExit();
    await terminal.lend(interruption.run);
  }
}
