/** What stands in the place of the panes while nobody is connected. */
import type { Viewport } from "../../core/state.ts";
import { presentWelcome, welcomeRect } from "../../present/welcome.ts";
import { useApp, useUi } from "../context.tsx";
import { Pane } from "../widgets/pane.tsx";

export function WelcomePane({ viewport }: { readonly viewport: Viewport }) {
  const welcome = useApp((state) => state.welcome);
  const { keymap } = useUi();
  const rect = welcomeRect(viewport);
  return welcome && <Pane rect={rect} view={presentWelcome(welcome, rect, keymap)} />;
}
