import { EventEmitter } from "node:events";
import { afterEach, expect, test, vi } from "vitest";
import { listen } from "../../../src/cli/listen.ts";
import { DEFAULT_KEYMAP } from "../../../src/input/keymap.ts";
import type { Intent } from "../../../src/runtime/runtime.ts";
import { loaded, tasks } from "../../support/make-state.ts";

afterEach(() => vi.useRealTimers());

/** A stdin that has what is sent, as a terminal's does: an event, then chunks to be read. */
class Stdin extends EventEmitter {
  #chunks: string[] = [];
  send(...chunks: readonly string[]): void {
    this.#chunks.push(...chunks);
    this.emit("readable");
  }
  read = (): string | null => this.#chunks.shift() ?? null;
  setEncoding = (): void => {};
  unref = (): void => {};
}

function heardBy(mouse: boolean) {
  const state = loaded(tasks(3));
  const heard: unknown[] = [];
  const stdin = new Stdin();
  const dispatch = (intent: Intent): void => {
    const action = typeof intent === "function" ? intent(state) : intent;
    heard.push(action?.type === "command" ? action.id : (action?.type ?? null));
  };
  const stop = listen(stdin, { keymap: DEFAULT_KEYMAP, dispatch, mouse });
  return { stdin, heard, stop };
}

test("keys are told in the order in which they came, whatever the chunks are", () => {
  const { stdin, heard } = heardBy(false);
  stdin.send("jj\u001b", "[A", "q");
  expect(heard).toEqual(["cursor.down", "cursor.down", "cursor.up", "layer.close"]);
});

test("a lone Esc is a key when nothing follows", () => {
  vi.useFakeTimers();
  const { stdin, heard } = heardBy(false);
  stdin.send("\u001b");
  expect(heard).toEqual([]);
  vi.runAllTimers();
  expect(heard).toEqual(["layer.back"]);
});

test("the mouse is heard only where it is wanted", () => {
  const report = "\u001b[<0;10;5M";
  const [without, withMouse] = [heardBy(false), heardBy(true)];
  without.stdin.send(report);
  withMouse.stdin.send("\u001b[<0;1", "0;5M");
  expect([without.heard, withMouse.heard]).toEqual([[], ["pointed"]]);
});

test("a click on a key of the footer is that key", () => {
  const { stdin, heard } = heardBy(true);
  stdin.send("\u001b[<0;2;40M");
  expect(heard).toEqual(["item.open"]);
});

test("after the end nothing is heard, not even an Esc that was waiting", () => {
  vi.useFakeTimers();
  const { stdin, heard, stop } = heardBy(false);
  stdin.send("\u001b");
  stop();
  stdin.send("q");
  vi.runAllTimers();
  expect(heard).toEqual([]);
});
