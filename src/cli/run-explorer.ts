/** The explorer's loop, whatever shows it: what it asks for first, what it may do to the terminal, and the reasons to stop. */
import { crawlPages } from "../api/pages.ts";
import { noticeText } from "../copy/notices.ts";
import type { ReadingPort } from "../core/ports.ts";
import type { AppState } from "../core/state.ts";
import { alertSequence } from "../platform/alert.ts";
import { carrierOf, copySequence } from "../platform/clipboard.ts";
import { Interpreter } from "../runtime/interpreter.ts";
import { createRuntime, type Perform, type Runtime } from "../runtime/runtime.ts";
import type { HostPort } from "../runtime/world.ts";
import type { ExploreOptions } from "./explore-options.ts";
import { exportsInto } from "./export-port.ts";
import { systemClock } from "./system-clock.ts";
import type { Interruption } from "./until-quit.ts";

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
