/**
 * Starts the explorer before React and Ink are loaded, because they take longer than all the rest: takes the terminal,
 * shows the first frame, asks for the first page, and shows its answer, all without them.
 */
import { crawlPages } from "../api/pages.ts";
import { COMMAND_WORDS } from "../copy/commands.ts";
import { noticeText } from "../copy/notices.ts";
import { isCollecting } from "../core/collection.ts";
import { initialState, type Start } from "../core/initial-state.ts";
import type { ReadingPort } from "../core/ports.ts";
import type { AppState } from "../core/state.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import type { Keymap } from "../input/keymap.ts";
import { type Ground, groundOf } from "../lib/colour.ts";
import { safeText } from "../lib/safe-text.ts";
import { alertSequence } from "../platform/alert.ts";
import { carrierOf, copySequence } from "../platform/clipboard.ts";
import { openTerminal, type Terminal } from "../platform/terminal/session.ts";
import { assumedGround, mayBeAsked } from "../platform/terminal-traits.ts";
import { helpRows } from "../present/help.ts";
import { Interpreter } from "../runtime/interpreter.ts";
import { createRuntime, type Perform, type Runtime } from "../runtime/runtime.ts";
import { sessionOf } from "../runtime/session-of.ts";
import type { HostPort } from "../runtime/world.ts";
import { firstFrame } from "../ui/first-frame.ts";
import type { Look } from "../ui/widgets/frame.ts";
import { KILLED } from "./crash.ts";
import type { ExploreOptions } from "./explore-options.ts";
import { exportsInto } from "./export-port.ts";
import type { ExitCode } from "./io.ts";
import { dependsOnGround, drawingsOf } from "./look.ts";
import { systemClock } from "./system-clock.ts";

/** An explorer that runs, and shows what it has; it hears no keys yet. */
export interface OpenExplorer {
  readonly runtime: Runtime;
  readonly terminal: Terminal;
  /** How to draw on the background that the state has. */
  readonly looks: Readonly<Record<Ground, Look>>;
  readonly keymap: Keymap;
  readonly mouse: boolean;
  /** Shows what an earlier run saw last, where the answer is not there yet. */
  readonly recall: () => Promise<void>;
  /** Settled with the first answer, or when more waiting for it would be felt at the keys. */
  readonly firstAnswer: () => Promise<void>;
  /** From here on somebody else draws. */
  readonly handOver: () => void;
  /** Settled with the next reason to stop drawing. The terminal is still taken. */
  readonly interrupted: () => Promise<Interruption>;
}

/** Why Ink has to let the terminal go. */
export type Interruption =
  /** The user leaves; calls and timers have ended. */
  | { readonly kind: "quit"; readonly code: ExitCode }
  /** Somebody has something to ask on the main screen. */
  | { readonly kind: "lend"; readonly run: () => Promise<void> };

/** An endpoint nearby answers in less; for one that takes longer, loading the rest is the better use of the time. */
const PATIENCE_MS = 200;

/** stdin and stdout must be terminals. */
export function openExplorer(options: ExploreOptions, now: number): OpenExplorer {
  const { stdin, stdout } = process;
  const { keymap, mouse, reportCrash } = options;
  const state = startState(options, now);
  const looks = drawingsOf(options, options.env);
  const draw = (current: AppState): void => terminal.paint(firstFrame(current, looks[current.ground], keymap));
  const terminal = openTerminal({ stdin, stdout, mouse, reportCrash, ifKilled: KILLED });
  const { runtime, interrupted } = run(state, options, terminal);
  const handOver = runtime.store.subscribe(draw);
  stdout.on("resize", () => {
    const { columns, rows } = stdout;
    runtime.dispatch({ type: "viewportResized", viewport: { columns, rows } });
  });
  // With what it asks for, the first state is drawn; whatever else there is to do waits for that frame to be out.
  begin(options, runtime);
  if (dependsOnGround(options.theme) && mayBeAsked(options.env)) {
    queueMicrotask(() =>
      terminal.askBackground((background) => runtime.dispatch({ type: "groundFound", ground: groundOf(background) })),
    );
  }
  return {
    runtime,
    terminal,
    looks,
    keymap,
    mouse,
    recall: () => recall(options, runtime),
    firstAnswer: () => firstAnswer(runtime),
    handOver,
    interrupted,
  };
}

/** Asks for the first page, and says what is to be said from the start. */
export function begin({ page, notices }: ExploreOptions, { dispatch }: Runtime): void {
  dispatch({ type: "started", page });
  const [text] = notices;
  if (text !== undefined) dispatch({ type: "noticed", notice: { id: "said", text } });
}

/** The loop over a state, and what it may do to the terminal. */
export function run(state: AppState, options: ExploreOptions, terminal: Pick<Terminal, "suspend" | "redraw">) {
  const { connection, profiles, manage, env, debug, screenReader } = options;
  const { put, next } = interruptions();
  const host: HostPort = {
    copy: (text) => {
      const copied = copySequence(text, carrierOf(env));
      if ("problem" in copied) return copied.problem;
      process.stdout.write(copied.sequence);
      return null;
    },
    alert: (notice) => {
      // It is read aloud anyway.
      if (!screenReader) process.stdout.write(alertSequence(noticeText(notice), carrierOf(env)));
    },
    suspend: terminal.suspend,
    redraw: terminal.redraw,
    quit: (code) => {
      interpreter.stop();
      put({ kind: "quit", code });
    },
    manage: (task, profile) =>
      new Promise((resolve) => {
        put({ kind: "lend", run: async () => resolve(await manage(task, profile)) });
      }),
  };
  const reading: ReadingPort = { read: async (subject, now) => (await import("./reading.ts")).read(subject, now) };
  const interpreter = new Interpreter({
    reading,
    exports: exportsInto(process.cwd()),
    connection,
    profiles,
    crawl: crawlPages,
    clock: systemClock(Date.now),
    host,
  });
  const perform: Perform = (effect, dispatch) => interpreter.perform(effect, dispatch);
  return { runtime: createRuntime(state, debug?.watching(perform) ?? perform, debug?.step), interrupted: next };
}

/** Until the user leaves; the terminal is given back before the answer. `attend` hears keys until its answer is called. */
export async function untilQuit(
  {
    interrupted,
    terminal,
  }: Pick<OpenExplorer, "interrupted"> & { readonly terminal: Pick<Terminal, "close" | "lend"> },
  attend: () => () => void,
): Promise<ExitCode> {
  for (;;) {
    const leave = attend();
    const interruption = await interrupted();
    leave();
    if (interruption.kind === "quit") {
      terminal.close();
      return interruption.code;
    }
    await terminal.lend(interruption.run);
  }
}

/** Interruptions in the order in which they came; keys of one chunk can bring two. */
function interruptions() {
  const waiting: Interruption[] = [];
  let wake = (): void => {};
  const put = (one: Interruption): void => {
    waiting.push(one);
    wake();
  };
  const next = async (): Promise<Interruption> => {
    for (;;) {
      const one = waiting.shift();
      if (one !== undefined) return one;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { put, next };
}

/** Shows what an earlier run saw last. */
export async function recall({ lastKnown, query, pageSize, page }: ExploreOptions, runtime: Runtime): Promise<void> {
  if (page !== 1) return;
  const known = await lastKnown(query, pageSize);
  if (known !== null) runtime.dispatch({ type: "lastKnownFound", query, page: known });
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

/** The state before anything is asked. */
export function startState(options: ExploreOptions, now: number): AppState {
  const start = startOf(options, now);
  options.debug?.start(start);
  return initialState(start);
}

function startOf(options: ExploreOptions, now: number): Start {
  const { connection, region, scope, reach, query, narrow, view, pageSize } = options;
  // What is past does not change.
  const refreshMs = connection.offline === undefined ? options.refreshMs : null;
  const session = { ...sessionOf(connection), region, endpoint: connection.endpointLabel(region) };
  const regions = KNOWN_REGIONS.map(({ id, english }) => ({
    id: safeText(id),
    localName: safeText(english),
    endpoint: connection.endpointLabel(id),
  }));
  const viewport = { columns: process.stdout.columns, rows: process.stdout.rows };
  const settings = { pageSize, refreshMs, helpRows: helpRows(options.keymap), reach, words: COMMAND_WORDS };
  return {
    session,
    settings,
    viewport,
    ground: assumedGround(options.env),
    query,
    narrow,
    scope,
    view,
    regions,
    savedViews: options.profiles.savedViews(),
    welcome: options.welcome,
    now,
  };
}
