/**
 * The explorer's screen over fake ports: the real store, interpreter and components, drawn by ink-testing-library, which
 * knows no size of the terminal but 100 columns, so its stdout is given one. Nothing waits for time.
 */
import { stripVTControlCharacters } from "node:util";
import { render } from "ink-testing-library";
import { vi } from "vitest";
import { listen } from "../../src/cli/listen.ts";
import type { Start } from "../../src/core/initial-state.ts";
import type { AppState, Viewport } from "../../src/core/state.ts";
import type { Failure, FailureKind } from "../../src/domain/failure.ts";
import type { TaskPage } from "../../src/domain/page.ts";
import { DEFAULT_KEYMAP } from "../../src/input/keymap.ts";
import { err, ok } from "../../src/lib/result.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { helpRows } from "../../src/present/help.ts";
import { Interpreter } from "../../src/runtime/interpreter.ts";
import { createRuntime, type Intent } from "../../src/runtime/runtime.ts";
import { UiProvider } from "../../src/ui/context.tsx";
import { Root } from "../../src/ui/root.tsx";
import type { Look } from "../../src/ui/widgets/frame.ts";
import { type FakeWorld, fakeWorld, settled } from "./fake-ports.ts";
import { THEMES } from "./looks.ts";
import { failure, startState } from "./make-state.ts";

/** What a terminal sends for a key. */
const BYTES: Readonly<Record<string, string>> = {
  enter: "\r",
  esc: "\u001b",
  tab: "\t",
  "S-tab": "\u001b[Z",
  space: " ",
  up: "\u001b[A",
  down: "\u001b[B",
  right: "\u001b[C",
  left: "\u001b[D",
  home: "\u001b[H",
  end: "\u001b[F",
  pgup: "\u001b[5~",
  pgdn: "\u001b[6~",
  backspace: "\u007f",
};

const bytesOf = (key: string): string => {
  const control = /^C-([a-z])$/u.exec(key)?.[1];
  return control ? String.fromCharCode(control.charCodeAt(0) - 96) : (BYTES[key] ?? key);
};

/** Time moves in steps no longer than this, so that a timer which sets itself again is set when its time comes. */
const STEP_MS = 5_000;

export interface AppOptions {
  readonly size?: Viewport;
  readonly look?: Look;
  readonly start?: Partial<Start>;
}

export interface App extends FakeWorld {
  readonly state: () => AppState;
  /** The screen's lines, without colours, blanks at their ends kept. */
  readonly lines: () => readonly string[];
  /** The screen as text. */
  readonly screen: () => string;
  /** The screen with its colours. */
  readonly painted: () => string;
  /** Presses keys by name, or single characters, one report each, and waits until each was taken. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  /** Sends one chunk of bytes, and waits until something came of it. */
  readonly send: (bytes: string) => Promise<void>;
  readonly resize: (size: Viewport) => Promise<void>;
  /** Answers the latest call for a page. */
  readonly answer: (page: TaskPage) => Promise<void>;
  /** Fails the latest call for a page. */
  readonly fail: (kind: FailureKind, over?: Partial<Failure>) => Promise<void>;
  /** Moves time on. */
  readonly advance: (ms: number) => Promise<void>;
}

/** Starts the explorer; its first call is under way. */
export async function renderApp({ size = { columns: 120, rows: 40 }, look, start }: AppOptions = {}): Promise<App> {
  const fake = fakeWorld();
  const interpreter = new Interpreter(fake.world);
  const { settings } = startState();
  const initial = startState({
    viewport: size,
    settings: { ...settings, helpRows: helpRows(DEFAULT_KEYMAP) },
    ...start,
  });
  const runtime = createRuntime(initial, (effect, dispatch) => interpreter.perform(effect, dispatch));
  let taken = 0;
  const dispatch = (intent: Intent): void => {
    taken += 1;
    runtime.dispatch(intent);
  };
  const drawn = render(
    <UiProvider
      value={{ ...runtime, dispatch, theme: THEMES.dark, glyphs: UNICODE_GLYPHS, keymap: DEFAULT_KEYMAP, ...look }}
    >
      <Root />
    </UiProvider>,
  );
  listen(drawn.stdin, { keymap: DEFAULT_KEYMAP, dispatch, mouse: true });
  const setSize = async ({ columns, rows }: Viewport): Promise<void> => {
    Object.defineProperties(drawn.stdout, {
      columns: { value: columns, configurable: true },
      rows: { value: rows, configurable: true },
    });
    runtime.dispatch({ type: "viewportResized", viewport: { columns, rows } });
    drawn.stdout.emit("resize");
    await drawnAnew();
  };
  const send = async (bytes: string): Promise<void> => {
    const before = taken;
    drawn.stdin.write(bytes);
    // A lone Esc is held back until it can be no other key.
    await vi.waitFor(() => {
      if (taken === before) throw new Error(`Nothing came of ${JSON.stringify(bytes)}`);
    });
    await drawnAnew();
  };
  const call = () => {
    const latest = fake.pages.at(-1);
    if (!latest) throw new Error("Nothing was asked for");
    return latest;
  };
  await setSize(size);
  runtime.dispatch({ type: "started", page: 1 });
  await drawnAnew();
  const painted = (): string => drawn.lastFrame() ?? "";
  const lines = (): readonly string[] => stripVTControlCharacters(painted()).split("\n");
  return {
    ...fake,
    state: runtime.store.getState,
    painted,
    lines,
    screen: () => lines().join("\n"),
    press: async (...keys) => {
      for (const key of keys) await send(bytesOf(key));
    },
    send,
    resize: setSize,
    answer: async (page) => {
      call().answer(ok(page));
      await drawnAnew();
    },
    fail: async (kind, over) => {
      call().answer(err(failure(kind, over)));
      await drawnAnew();
    },
    advance: async (ms) => {
      for (let left = ms; left > 0; left -= STEP_MS) {
        fake.clock.advance(Math.min(left, STEP_MS));
        await drawnAnew();
      }
    },
  };
}

/** React draws in later turns of the loop. */
async function drawnAnew(): Promise<void> {
  for (let i = 0; i < 3; i += 1) await settled();
}
