/** The explorer as Ink draws it: the screen, with the look for the background that the terminal turned out to have. */
import { useMemo } from "react";
import { useStore } from "zustand";
import type { Ground } from "../lib/colour.ts";
import { type Ui, UiProvider } from "./context.tsx";
import { Root } from "./root.tsx";
import type { Look } from "./widgets/frame.ts";

interface ExplorerProps {
  readonly runtime: Pick<Ui, "store" | "dispatch">;
  readonly lookOn: (ground: Ground) => Look;
  readonly keymap: Ui["keymap"];
}

export function Explorer({ runtime, lookOn, keymap }: ExplorerProps) {
  const look = lookOn(useStore(runtime.store, ({ ground }) => ground));
  const ui = useMemo(() => ({ ...runtime, ...look, keymap }), [runtime, look, keymap]);
  return (
    <UiProvider value={ui}>
      <Root />
    </UiProvider>
  );
}
