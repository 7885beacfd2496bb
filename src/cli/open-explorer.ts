/**
 * Starts the explorer before React and Ink are loaded, because they take longer than all the rest: takes the terminal,
 * shows the first frame, asks for the first page, and shows its answer, all without them.
 */
import { isCollecting } from "../core/collection.ts";
import type { AppState } from "../core/state.ts";
import type { Keymap } from "../input/keymap.ts";
import { type Ground, groundOf } from "../lib/colour.ts";
import { openTerminal, type Terminal } from "../platform/terminal/frames.ts";
import { drawingTraits, mayBeAsked } from "../platform/terminal-traits.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { firstFrame } from "../ui/first-frame.ts";
import type { Look } from "../ui/widgets/frame.ts";
import { KILLED } from "./crash.ts";
import type { ExploreOptions } from "./explore-options.ts";
import { dependsOnGround, drawingOn } from "./look.ts";
import { startState } from "./start-state.ts";
import type { Stoppable } from "./until-quit.ts";

/** An explorer that runs, and shows what it has; it hears no keys yet. */
export interface OpenExplorer extends Stoppable {
  readonly runtime: Runtime;
  readonly terminal: Terminal;
  /** How to draw on a background. */
  readonly lookOn: (ground: Ground) => Look;
  readonly keymap: Keymap;
  readonly mouse: boolean;
  /** Shows what an earlier run saw last, where the answer is not there yet. */
  readonly recall: () => Promise<void>;
  /** Settled with the first answer, or when more waiting for it would be felt at the keys. */
  readonly firstAnswer: () => Promise<void>;
  /** From here on somebody else draws. */
  readonly handOver: () => void;
}

/** An endpoint nearby answers in less; for one that takes longer, loading the rest is the better use of the time. */
const PATIENCE_MS = 200;

/** stdin and stdout must be terminals. */
export async function openExplorer(options: ExploreOptions, now: number): Promise<OpenExplorer> {
  const { stdin, stdout } = process;
  const { keymap, mouse, reportCrash } = options;
  const state = startState(options, now);
  const lookOn = drawingOn(options, options.env);
  const draw = (current: AppState): void => terminal.paint(firstFrame(current, lookOn(current.ground), keymap));
  const terminal = openTerminal({
    stdin,
    stdout,
    mouse,
    traits: drawingTraits(options.env),
    reportCrash,
    ifKilled: KILLED,
  });
  // It shows what is known; whatever else there is to do, and to load, waits for it to be out.
  draw(state);
  const { begin, recall, run } = await import("./engine.ts");
  const { runtime, interrupted } = run(state, options, terminal);
  const handOver = drawing(runtime, draw);
  stdout.on("resize", () => {
    const { columns, rows } = stdout;
    runtime.dispatch({ type: "viewportResized", viewport: { columns, rows } });
  });
  begin(options, runtime);
  if (dependsOnGround(options.theme) && mayBeAsked(options.env)) {
    queueMicrotask(() =>
      terminal.askBackground((background) => runtime.dispatch({ type: "groundFound", ground: groundOf(background) })),
    );
  }
  return {
    runtime,
    terminal,
    lookOn,
    keymap,
    mouse,
    recall: () => recall(options, runtime),
    firstAnswer: () => firstAnswer(runtime),
    handOver,
    interrupted,
  };
}

/** Draws whatever changes, from the end of this turn on: what is only begun in it is not worth a frame. */
function drawing({ store }: Runtime, draw: (state: AppState) => void): () => void {
  let stop = (): void => {};
  const start = setImmediate(() => {
    draw(store.getState());
    stop = store.subscribe(draw);
  });
  return () => {
    clearImmediate(start);
    stop();
  };
}

function firstAnswer({ store }: Runtime): Promise<void> {
  const isWaiting = ({ results, collection, scope, regions }: AppState): boolean =>
    results.request !== null ||
    (scope.regions === "all" && regions.loading) ||
    (isCollecting(collection) && collection.tasks.length === 0);
  if (!isWaiting(store.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const unsubscribe = store.subscribe((state) => {
      if (isWaiting(state)) return;
      clearTimeout(timer);
      unsubscribe();
      resolve();
    });
  });
}
