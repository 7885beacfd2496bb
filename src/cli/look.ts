/** How the explorer looks and behaves, by the flags, the environment, settings.json and the defaults, in this order. */
import type { Look, LookFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import { wantsNoColour } from "./output/paint.ts";
import type { Settings } from "./settings.ts";

const DEFAULT_REFRESH_S = 5;

/** The first of them that says something decides. */
export function lookOf(flags: LookFlags, env: CommandIo["env"], settings: Settings): Look {
  const refresh = flags.refresh ?? settings.refresh ?? DEFAULT_REFRESH_S;
  return {
    refreshMs: refresh === "off" ? null : 1000 * refresh,
    theme: flags.theme ?? (wantsNoColour(env) ? "mono" : settings.theme),
    ascii: flags.ascii || settings.ascii === true,
  };
}
