/** The keys, pastes and the mouse of a terminal, told to the explorer in the order in which they came. Draws nothing. */
import type { Action } from "../core/actions.ts";
import type { AppState } from "../core/state.ts";
import { InputDecoder, type InputEvent, type UserEvent } from "../input/decode.ts";
import type { Keymap } from "../input/keymap.ts";
import { resolveEvent } from "../input/resolve.ts";
import { footerCommandAt } from "../present/footer.ts";
import type { Runtime } from "../runtime/runtime.ts";

/** The part of stdin that is needed. */
export interface KeyStream {
  setEncoding: (encoding: "utf8") => unknown;
  on: (event: "readable", listener: () => void) => unknown;
  off: (event: "readable", listener: () => void) => unknown;
  read: () => unknown;
  unref: () => unknown;
}

export interface Hearing {
  readonly keymap: Keymap;
  readonly dispatch: Runtime["dispatch"];
  /** Does the explorer want the mouse? Reports that nobody asked for mean nothing. */
  readonly mouse: boolean;
  /** Told when the terminal has answered how it is; nobody else asks. */
  readonly onStatus?: () => void;
}

/** How long Esc may be the beginning of another key, milliseconds. */
const ESC_MS = 20;

/** A click on a key that the footer names. */
function footerKey(keymap: Keymap, state: AppState, event: UserEvent): Action | null {
  if (event.kind !== "mouse" || event.report.action !== "press") return null;
  const id = footerCommandAt(keymap, state, event.report.x, event.report.y);
  return id === null ? null : { type: "command", id };
}

/** Listens until the answer is called. Each chord is resolved against the state it meets: the one before may have changed it. */
export function listen(stdin: KeyStream, { keymap, dispatch, mouse, onStatus }: Hearing): () => void {
  const decoder = new InputDecoder();
  let timer: NodeJS.Timeout | undefined;
  const tell = (event: InputEvent): void => {
    if (event.kind === "mouse" && !mouse) return;
    if (event.kind === "status") {
      onStatus?.();
      return;
    }
    dispatch((state) => footerKey(keymap, state, event) ?? resolveEvent(keymap, state, event));
  };
  const hear = (): void => {
    clearTimeout(timer);
    for (let chunk = stdin.read(); chunk !== null; chunk = stdin.read()) decoder.push(String(chunk)).forEach(tell);
    if (decoder.mayBeKey) timer = setTimeout(() => decoder.release().forEach(tell), ESC_MS);
  };
  stdin.setEncoding("utf8");
  stdin.on("readable", hear);
  return () => {
    clearTimeout(timer);
    stdin.off("readable", hear);
    // Whoever waits for a key after this says so.
    stdin.unref();
  };
}
