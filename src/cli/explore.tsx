/** Draws an open explorer by Ink, and lets it hear keys. Loaded only when it is wanted: React comes with it. */
import { setFlagsFromString } from "node:v8";
import { render } from "ink";
import { Explorer } from "../ui/explorer.tsx";
import type { ExitCode } from "./io.ts";
import type { OpenExplorer } from "./open-explorer.ts";

/**
 * Keeps the young generation as small as it is by then, in all threads: V8 doubles it for no gain that a key would feel,
 * and 12 MiB are saved (docs/performance.md). Not earlier: loading the program is faster with a large one.
 */
const STAY_SMALL = "--semi-space-growth-factor=1";

/** Until the user leaves; the terminal is given back before the answer. */
export async function explore({
  runtime,
  terminal,
  looks,
  keymap,
  handOver,
  interrupted,
}: OpenExplorer): Promise<ExitCode> {
  handOver();
  setFlagsFromString(STAY_SMALL);
  for (;;) {
    const app = render(<Explorer runtime={runtime} looks={looks} keymap={keymap} />, terminal.inkOptions);
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
