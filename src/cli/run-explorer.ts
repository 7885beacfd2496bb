/**
 * The explorer's loop, whatever shows it: the state it begins with, what it asks for first, what it may do to the terminal,
 * and the reasons to stop.
 */
import { crawlPages } from "../api/pages.ts";
import { COMMAND_WORDS } from "../copy/commands.ts";
import { LABELS } from "../copy/labels.ts";
import { noticeText } from "../copy/notices.ts";
import { initialState, type Start } from "../core/initial-state.ts";
import type { ReadingPort } from "../core/ports.ts";
import type { AppState } from "../core/state.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import { safeText } from "../lib/safe-text.ts";
import { alertSequence } from "../platform/alert.ts";
import { carrierOf, copySequence } from "../platform/clipboard.ts";
import type { Session } from "../platform/terminal/session.ts";
import { assumedGround } from "../platform/terminal-traits.ts";
import { helpRows } from "../present/help.ts";
import { Interpreter } from "../runtime/interpreter.ts";
import { createRuntime, type Perform, type Runtime } from "../runtime/runtime.ts";
import { sessionOf } from "../runtime/session-of.ts";
import type { HostPort } from "../runtime/world.ts";
import type { ExploreOptions } from "./explore-options.ts";
import { exportsInto } from "./export-port.ts";
import type { ExitCode } from "./io.ts";
import { systemClock } from "./system-clock.ts";

/** Why whoever shows the explorer has to let the terminal go. */
export type Interruption =
  /** The user leaves; calls and timers have ended. */
  | { readonly kind: "quit"; readonly code: ExitCode }
  /** Somebody has something to ask on the main screen. */
  | { readonly kind: "lend"; readonly run: () => Promise<void> };

/** What can be left, and takes the terminal until then. */
export interface Stoppable {
  readonly terminal: Pick<Session, "close" | "flushed" | "lend">;
  /** Settled with the next reason to stop. The terminal is still taken. */
  readonly interrupted: () => Promise<Interruption>;
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
  const settings = {
    pageSize,
    refreshMs,
    helpRows: helpRows(options.keymap),
    reach,
    words: COMMAND_WORDS,
    labels: LABELS,
  };
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

/** Asks for the first page, and says what is to be said from the start. */
export function begin({ page, notices }: ExploreOptions, { dispatch }: Runtime): void {
  dispatch({ type: "started", page });
  const [text] = notices;
  if (text !== undefined) dispatch({ type: "noticed", notice: { id: "said", text } });
}

/** Shows what an earlier run saw last. */
export async function recall({ lastKnown, query, pageSize, page }: ExploreOptions, runtime: Runtime): Promise<void> {
  if (page !== 1) return;
  const known = await lastKnown(query, pageSize);
  if (known !== null) runtime.dispatch({ type: "lastKnownFound", query, page: known });
}

/** The loop over a state, and what it may do to the terminal. */
export function run(state: AppState, options: ExploreOptions, terminal: Pick<HostPort, "suspend" | "redraw">) {
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

/** Until the user leaves; the terminal is given back before the answer. `attend` hears keys until its answer is called. */
export async function untilQuit({ interrupted, terminal }: Stoppable, attend: () => () => void): Promise<ExitCode> {
  for (;;) {
    const leave = attend();
    const interruption = await interrupted();
    leave();
    if (interruption.kind === "quit") {
      await terminal.flushed();
      terminal.close();
      return interruption.code;
    }
    await terminal.lend(interruption.run);
  }
}
