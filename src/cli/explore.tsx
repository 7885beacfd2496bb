/** Draws an open explorer by Ink, which hears no keys: listen.ts does. Loaded only when it is wanted: React comes with it. */
import { setFlagsFromString } from "node:v8";
import { render } from "ink";
import { Explorer } from "../ui/explorer.tsx";
import type { ExitCode } from "./io.ts";
import { listen } from "./listen.ts";
import { type OpenExplorer, untilQuit } from "./open-explorer.ts";

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
  mouse,
  handOver,
  interrupted,
}: OpenExplorer): Promise<ExitCode> {
  handOver();
  setFlagsFromString(STAY_SMALL);
  return untilQuit({ interrupted, terminal }, () => {
    const app = render(<Explorer runtime={runtime} looks={looks} keymap={keymap} />, terminal.inkOptions);
    const stopListening = listen(terminal.stdin, { keymap, dispatch: runtime.dispatch, mouse });
    return () => {
      stopListening();
      app.unmount();
    };
  });
}
