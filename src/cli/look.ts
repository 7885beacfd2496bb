/**
 * How the explorer looks and behaves, by the flags, the environment, settings.json and the defaults, in this order; and the
 * look for each background that the terminal may turn out to have.
 */
import type { Ground } from "../lib/colour.ts";
import { remembered } from "../lib/remembered.ts";
import { lacksGlyphs, showsTrueColour, wantsNoColour } from "../platform/terminal-traits.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../present/glyphs.ts";
import type { Column } from "../ui/theme/meanings.ts";
import { columnFor, inAscii, themeOf } from "../ui/theme/theme.ts";
import type { Look as Drawing } from "../ui/widgets/frame.ts";
import type { Look, LookFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import type { Settings } from "./settings.ts";

const DEFAULT_REFRESH_S = 5;

/** The first of them that says something decides. */
export function lookOf(flags: LookFlags, env: CommandIo["env"], settings: Settings): Look {
  const refresh = flags.refresh ?? settings.refresh ?? DEFAULT_REFRESH_S;
  return {
    refreshMs: refresh === "off" ? null : 1000 * refresh,
    theme: flags.theme ?? (wantsNoColour(env) ? "mono" : (settings.theme ?? "auto")),
    ascii: flags.ascii || (settings.ascii ?? lacksGlyphs(env)),
    mouse: flags.mouse || settings.mouse === true,
    screenReader: flags.screenReader || env["INK_SCREEN_READER"] === "true" || settings.screenReader === true,
  };
}

/** How things are drawn on a background; the same value where it makes no difference, and whenever it is asked for. */
export function drawingOn({ theme, ascii }: Look, env: CommandIo["env"]): (ground: Ground) => Drawing {
  const rich = showsTrueColour(env);
  const drawing = remembered((column: Column): Drawing => {
    const made = themeOf(column, rich);
    return ascii ? { theme: inAscii(made), glyphs: ASCII_GLYPHS } : { theme: made, glyphs: UNICODE_GLYPHS };
  });
  return (ground) => drawing(columnFor(theme, ground));
}

/** Does the look change with the terminal's background? */
export const dependsOnGround = (theme: Look["theme"]): boolean =>
  columnFor(theme, "dark") !== columnFor(theme, "light");
