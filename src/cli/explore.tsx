/** Draws an open explorer by Ink, which hears no keys: listen.ts does. Loaded only when it is wanted: React comes with it. */
import { setFlagsFromString } from "node:v8";
import { render } from "ink";
import { Explorer } from "../ui/explorer.tsx";
import type { ExitCode } from "./io.ts";
import { listen } from "./listen.ts";
import type { OpenExplorer } from "./open-explorer.ts";
import { untilQuit } from "./until-quit.ts";

/**
 * Keeps the young generation as small as it is by then, in all threads: V8 doubles it for no gain that a key would feel,
 * and 12 MiB are saved (docs/performance.md). Not earlier: loading the program is faster with a large one.
 */
const STAY_SMALL = "--semi-space-growth-factor=1";
/** One collection while idle gives back what loading the program has left; V8's second one finds nothing (docs/performance.md). */
const COLLECT_ONCE = "--memory-reducer-gc-count=1";
/** V8's own settings. Code that is kept at the end (bin/code-cache.js) is good for the flags that are in force then. */
const AS_BEFORE = ["--semi-space-growth-factor=2", "--memory-reducer-gc-count=2"];

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
  for (const flag of [STAY_SMALL, COLLECT_ONCE]) setFlagsFromString(flag);
  const code = await untilQuit({ interrupted, terminal }, () => {
    const app = render(<Explorer runtime={runtime} looks={looks} keymap={keymap} />, terminal.inkOptions);
    const { onStatus, stop: stopPacing } = terminal.pace();
    const stopListening = listen(terminal.stdin, { keymap, dispatch: runtime.dispatch, mouse, onStatus });
    return () => {
      stopListening();
      stopPacing();
      app.unmount();
    };
  });
  for (const flag of AS_BEFORE) setFlagsFromString(flag);
  return code;
}
