/** Draws an open explorer by Ink, which hears no keys: listen.ts does. Loaded only when it is wanted: React comes with it. */
import { setFlagsFromString } from "node:v8";
import { render } from "ink";
import { Explorer } from "../ui/explorer.tsx";
import type { ExitCode } from "./io.ts";
import { listen } from "./listen.ts";
import type { OpenExplorer } from "./open-explorer.ts";
import { untilQuit } from "./until-quit.ts";

/**
 * What V8 is told once the program is loaded, in all threads, with V8's own value, and what for (docs/performance.md).
 * Not earlier: loading is faster without. V8's own values are set again at the end: code that is kept then
 * (bin/code-cache.js) is good for the flags that are in force.
 */
const FRUGAL: readonly (readonly [flag: string, frugal: number, usual: number])[] = [
  // The young generation stays as small as it is: V8 doubles it for no gain that a key would feel, and 12 MiB are saved.
  ["--semi-space-growth-factor", 1, 2],
  // Collected at half again as much as is in use, not at up to four times: each refresh leaves a page of garbage.
  ["--heap-growing-percent", 50, 0],
  // One collection while idle gives back what loading has left; V8's second one finds nothing.
  ["--memory-reducer-gc-count", 1, 2],
];

/** Until the user leaves; the terminal is given back before the answer. */
export async function explore({
  runtime,
  terminal,
  lookOn,
  keymap,
  mouse,
  handOver,
  interrupted,
}: OpenExplorer): Promise<ExitCode> {
  handOver();
  for (const [flag, frugal] of FRUGAL) setFlagsFromString(`${flag}=${frugal}`);
  const code = await untilQuit({ interrupted, terminal }, () => {
    const app = render(<Explorer runtime={runtime} lookOn={lookOn} keymap={keymap} />, terminal.inkOptions);
    const { onStatus, stop: stopPacing } = terminal.pace();
    const stopListening = listen(terminal.stdin, { keymap, dispatch: runtime.dispatch, mouse, onStatus });
    return () => {
      stopListening();
      stopPacing();
      app.unmount();
    };
  });
  for (const [flag, , usual] of FRUGAL) setFlagsFromString(`${flag}=${usual}`);
  return code;
}
