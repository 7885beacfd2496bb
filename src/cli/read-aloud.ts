/**
 * The explorer for screen readers: what is new is written in lines, as it comes; nothing is drawn, and nothing of what draws
 * is loaded. Keys, state and effects are the explorer's own.
 */
import { openStream } from "../platform/terminal/stream.ts";
import { announce, introduce, whereIs } from "../present/spoken/announce.ts";
import { KILLED } from "./crash.ts";
import type { ExploreOptions } from "./explore-options.ts";
import type { ExitCode } from "./io.ts";
import { listen } from "./listen.ts";
import { begin, recall, run } from "./run-explorer.ts";
import { startState } from "./start-state.ts";
import { untilQuit } from "./until-quit.ts";

/** Until the user leaves; the terminal is given back before the answer. stdin and stdout must be terminals. */
export async function readAloud(options: ExploreOptions, now: number): Promise<ExitCode> {
  const { stdin, stdout } = process;
  const { keymap, reportCrash, env } = options;
  const state = startState(options, now);
  const terminal = openStream({ stdin, stdout, reportCrash, ifKilled: KILLED, isDumb: env["TERM"] === "dumb" });
  terminal.say(introduce(state, keymap));
  const sayAgain = (): void => terminal.say(introduce(runtime.store.getState(), keymap));
  const { runtime, interrupted } = run(state, options, { suspend: terminal.suspend, redraw: sayAgain });
  runtime.store.subscribe((after, before) => terminal.say(announce(before, after, keymap)));
  begin(options, runtime);
  await recall(options, runtime);
  let isBack = false;
  return untilQuit({ interrupted, terminal }, () => {
    if (isBack) terminal.say(whereIs(runtime.store.getState(), keymap));
    isBack = true;
    return listen(terminal.stdin, { keymap, dispatch: runtime.dispatch, mouse: false });
  });
}
