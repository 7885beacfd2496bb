/** Builds states, pages and failures for tests, and runs actions through the real `update`. */

import { COMMAND_WORDS } from "../../src/copy/commands.ts";
import { LABELS } from "../../src/copy/labels.ts";
import type { Action } from "../../src/core/actions.ts";
import type { CommandId } from "../../src/core/command-ids.ts";
import type { Effect } from "../../src/core/effects.ts";
import { initialState, type Start } from "../../src/core/initial-state.ts";
import type { AppState } from "../../src/core/state.ts";
import { update } from "../../src/core/update/index.ts";
import type { Failure, FailureKind } from "../../src/domain/failure.ts";
import { FIRST_PAGE, type TaskPage } from "../../src/domain/page.ts";
import { EVERYTHING } from "../../src/domain/query.ts";
import { outcomeOf } from "../../src/domain/status.ts";
import { type Instance, tallyOf, type WholeTask } from "../../src/domain/task.ts";
import { err, ok } from "../../src/lib/result.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "../unit/domain/make-task.ts";

/** The moment the tests live at. */
export const NOW = Date.parse("2026-11-24T03:00:00Z");

/** What a test says of a task; the rest is plausible. */
export interface TaskSketch {
  readonly name?: string;
  readonly status?: string;
  readonly tags?: readonly (readonly [string, string])[];
  readonly instances?: readonly Instance[];
  readonly minutesAgo?: number;
}

/** Task `f-<id>`; its record says the same as its fields. */
export function task(id: string | number, sketch: TaskSketch = {}): WholeTask {
  const { name = `file-${id}.conf`, status = "Success", tags = [], minutesAgo = 5 } = sketch;
  const instances = sketch.instances ?? [
    makeInstance({ status: safeText(status === "PartialFailed" ? "Failed" : status) }),
  ];
  return makeTask({
    invokeId: safeText(`f-${id}`),
    name: safeText(name),
    status: safeText(status),
    outcome: outcomeOf(status),
    createdAt: at(new Date(NOW - minutesAgo * 60_000).toISOString()),
    tags: tags.map(([key, value]) => ({ key: safeText(key), value: safeText(value) })),
    instances,
    tally: tallyOf(instances),
    vmCount: instances.length,
    record: { InvokeId: `f-${id}`, Name: name, InvocationStatus: status, Content: "hello", ContentType: "PlainText" },
  });
}

/** `count` tasks, newest first: f-<from> downwards. */
export const tasks = (count: number, from = count): readonly WholeTask[] =>
  Array.from({ length: count }, (_, i) => task(from - i));

/** A failed instance. */
export const failedInstance = (id: string, errorCode: string, errorInfo = ""): Instance =>
  makeInstance({
    instanceId: safeText(id),
    status: safeText("Failed"),
    outcome: "failed",
    errorCode: safeText(errorCode),
    errorInfo: safeText(errorInfo),
  });

/** The only page, unless the test says otherwise. */
export const page = (rows: readonly WholeTask[], over: Partial<TaskPage> = {}): TaskPage => ({
  region: safeText("cn-hangzhou"),
  requestId: safeText("473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E"),
  cursor: FIRST_PAGE,
  pageSize: 50,
  tasks: rows,
  totalCount: rows.length,
  next: null,
  fetchedAt: NOW,
  unreadable: 0,
  ...over,
});

export const failure = (kind: FailureKind, over: Partial<Failure> = {}): Failure => ({
  kind,
  code: safeText(`Test.${kind}`),
  message: safeText(`message of ${kind}`),
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
  ...over,
});

/** The state before anything is asked. */
export function startState(over: Partial<Start> = {}): AppState {
  return initialState({
    session: {
      profile: safeText("prod"),
      source: safeText("environment"),
      accessKeyId: safeText("LTAI****1234"),
      region: "cn-hangzhou",
      endpoint: safeText("ecs.cn-hangzhou.aliyuncs.com"),
      keysExpireAt: null,
    },
    settings: {
      pageSize: 50,
      refreshMs: 5_000,
      helpRows: 100,
      reach: { kind: "service", flags: [] },
      words: COMMAND_WORDS,
      labels: LABELS,
    },
    viewport: { columns: 120, rows: 40 },
    ground: "dark",
    query: EVERYTHING,
    narrow: {},
    scope: { profiles: [], regions: [] },
    view: null,
    regions: ["cn-hangzhou", "cn-beijing", "eu-west-1"].map((id) => ({
      id: safeText(id),
      localName: safeText(`name of ${id}`),
      endpoint: safeText(`ecs.${id}.aliyuncs.com`),
    })),
    savedViews: [],
    welcome: null,
    now: NOW,
    ...over,
  });
}

/** The outcome of a series of actions: the last state, and the effects of all. */
export interface Run {
  readonly state: AppState;
  readonly effects: readonly Effect[];
}

/** Runs actions one after another. */
export function run(state: AppState, ...actions: readonly Action[]): Run {
  let current = state;
  const effects: Effect[] = [];
  for (const action of actions) {
    const [next, wanted] = update(current, action);
    current = next;
    effects.push(...wanted);
  }
  return { state: current, effects };
}

/** Runs commands. */
export const press = (state: AppState, ...ids: readonly CommandId[]): Run =>
  run(state, ...ids.map((id): Action => ({ type: "command", id })));

export const typed = (text: string): Action => ({ type: "textTyped", text: safeText(text) });

/** The answer to the latest request. */
export const answered = (state: AppState, content: TaskPage, time = NOW): Action => ({
  type: "pageAnswered",
  id: state.results.lastId,
  answer: ok(content),
  at: time,
});

/** A failed answer to the latest request. */
export const refused = (state: AppState, kind: FailureKind, over: Partial<Failure> = {}, time = NOW): Action => ({
  type: "pageAnswered",
  id: state.results.lastId,
  answer: err(failure(kind, over)),
  at: time,
});

/** Answers the latest request. */
export const answer = (state: AppState, content: TaskPage, time = NOW): Run =>
  run(state, answered(state, content, time));

/** Fails the latest request. */
export const fail = (state: AppState, kind: FailureKind, over: Partial<Failure> = {}, time = NOW): Run =>
  run(state, refused(state, kind, over, time));

/** The explorer with a page on the screen. */
export function loaded(rows: readonly WholeTask[], over: Partial<TaskPage> = {}, start: Partial<Start> = {}): AppState {
  const asked = run(startState(start), { type: "started", page: 1 }).state;
  return answer(asked, page(rows, over)).state;
}

/** InvokeIds of the rows shown. */
export const shown = (state: AppState): readonly string[] => state.list.rows.map((row) => row.invokeId);

/** The InvokeId under the cursor. */
export const current = (state: AppState): string | undefined => state.list.rows[state.list.cursor]?.invokeId;

/** The requests among effects. */
export const requests = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === "fetchPage" ? [effect] : []));

export const types = (effects: readonly Effect[]): readonly string[] => effects.map((effect) => effect.type);
