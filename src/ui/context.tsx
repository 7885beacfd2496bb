/** What every component may reach: the store, the way to act, the look and the keys. Nothing else travels by context. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { AppState } from "../core/state.ts";
import type { Keymap } from "../input/keymap.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Look } from "./widgets/frame.ts";

export interface Ui extends Runtime, Look {
  readonly keymap: Keymap;
}

const UiContext = createContext<Ui | null>(null);

export const UiProvider = UiContext.Provider;

/** The look and the way to act. @throws Error outside the provider. */
export function useUi(): Ui {
  const ui = useContext(UiContext);
  if (!ui) throw new Error("useUi needs a UiProvider above it");
  return ui;
}

/** A part of the state; the component is drawn anew only when that part is another value. */
export const useApp = <T,>(select: (state: AppState) => T): T => useStore(useUi().store, select);
