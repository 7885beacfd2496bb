import { describe, expect, test } from "vitest";
import type { Action, TaskAnswer } from "../../../../src/core/actions.ts";
import { newCollection } from "../../../../src/core/collection.ts";
import type { AppState } from "../../../../src/core/state.ts";
import type { FailureKind } from "../../../../src/domain/failure.ts";
import { type Instance, taskKey, type WholeTask } from "../../../../src/domain/task.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { failure, loaded, NOW, press, run, shown, startState, task, tasks } from "../../../support/make-state.ts";
import { makeInstance } from "../../domain/make-task.ts";

const instance = (id: string, status: string): Instance =>
  makeInstance({ instanceId: safeText(id), status: safeText(status) });
const send = (status: string, ...statuses: readonly string[]): WholeTask =>
  task(9, { name: "a.conf", status, instances: statuses.map((one, n) => instance(`i-${n}`, one)) });

const RUNNING = send("Running", "Running", "Running", "Success");
const LATER = send("Running", "Running", "Failed", "Success");
const DONE = send("PartialFailed", "Success", "Failed", "Success");

const answerOf = (one: WholeTask, answer: TaskAnswer["answer"] = ok(one)): TaskAnswer => ({
  task: { profile: one.profile, region: one.region, invokeId: one.invokeId },
  answer,
});
const seen = (state: AppState, ...answers: readonly TaskAnswer[]): Action => ({
  type: "watchedAnswered",
  id: state.watches,
  answers,
  at: NOW,
});
const trouble = (kind: FailureKind, over = {}): TaskAnswer => answerOf(RUNNING, err(failure(kind, over)));
const start = (...rows: readonly WholeTask[]): AppState => press(loaded(rows), "watch.toggle").state;
const looks = (effects: readonly { readonly type: string }[]) => effects.filter(({ type }) => type === "fetchWatched");
const wait = (ms: number) => ({ type: "setTimer", timer: "watch", ms });

describe("watching", () => {
  test("looks at the task under the cursor at once, and says how it stands", () => {
    const { state, effects } = press(loaded([RUNNING, ...tasks(2)]), "watch.toggle");
    expect(looks(effects)).toEqual([{ type: "fetchWatched", id: 1, tasks: [answerOf(RUNNING).task] }]);
    expect(state.watch).toMatchObject({ label: "a.conf", startedAt: NOW, count: { ok: 1, failed: 0, running: 2 } });
  });

  test("shows what is new in the list, with the cursor on its task, and marks what has changed until the next look", () => {
    const begun = press(loaded([...tasks(2), RUNNING]), "cursor.last", "watch.toggle").state;
    const first = run(begun, seen(begun, answerOf(LATER)));
    expect(first.state.list.rows[2]).toBe(LATER);
    expect(first.state.list.cursor).toBe(2);
    expect(first.state.detail.task).toBe(LATER);
    expect(shown(first.state)).toEqual(shown(begun));
    expect(first.state.watch?.changed).toEqual(new Map([[taskKey(RUNNING), new Set(["i-1"])]]));
    expect(first.state.watch?.count).toEqual({ ok: 1, failed: 1, running: 1 });
    expect(first.effects).toContainEqual(wait(5_000));
    const second = run(first.state, seen(first.state, answerOf(LATER)));
    expect(second.state.watch?.changed).toEqual(new Map());
  });

  test("looks again when its time has come, whatever the clock says by then", () => {
    const begun = start(RUNNING);
    for (const at of [NOW - 86_400_000, NOW + 86_400_000]) {
      expect(looks(run(begun, { type: "timerFired", timer: "watch", at }).effects)).toHaveLength(1);
    }
  });

  test("looks every five seconds also where the list is not refreshed by itself", () => {
    const { settings } = startState();
    const begun = press(loaded([RUNNING], {}, { settings: { ...settings, refreshMs: null } }), "watch.toggle").state;
    expect(run(begun, seen(begun, answerOf(RUNNING))).effects).toContainEqual(wait(5_000));
  });

  test("ends with the task: it calls, and the outcome stays until a key", () => {
    const begun = start(RUNNING);
    const { state, effects } = run(begun, seen(begun, answerOf(DONE)));
    const notice = { id: "watch-ended", label: "a.conf", count: { ok: 2, failed: 1, running: 0 }, gone: 0 };
    expect([state.watch, state.notice]).toEqual([null, notice]);
    expect(effects).toContainEqual({ type: "alert", notice });
    expect(effects).toContainEqual({ type: "clearTimer", timer: "notice" });
    expect(effects.filter(({ type }) => type === "setTimer")).toEqual([]);
    expect(run(state, { type: "timerFired", timer: "tick", at: NOW + 60_000 }).state.notice).toEqual(notice);
    expect(press(state, "cursor.down").state.notice).toBeNull();
  });

  test("ends with a task that the service lists no more", () => {
    const begun = start(RUNNING);
    const { state } = run(begun, seen(begun, answerOf(RUNNING, ok(null))));
    expect(state.notice).toMatchObject({ id: "watch-ended", gone: 1, count: { running: 2 } });
    expect(shown(state)).toEqual(["f-9"]);
  });

  test("says of a task that has ended already how it did", () => {
    const { state, effects } = press(loaded([DONE]), "watch.toggle");
    expect(state.notice).toEqual({ id: "ended-before", label: "a.conf", count: { ok: 2, failed: 1, running: 0 } });
    expect([state.watch, looks(effects)]).toEqual([null, []]);
  });

  test.each(["watch.toggle", "layer.back"] as const)(
    "is stopped by %s, and an answer that comes late is dropped",
    (id) => {
      const begun = start(RUNNING);
      const { state, effects } = press(begun, id);
      expect([state.watch, state.notice]).toEqual([null, { id: "watch-stopped", label: "a.conf" }]);
      expect(effects).toContainEqual({ type: "clearTimer", timer: "watch" });
      expect(effects).toContainEqual({ type: "stopWatching" });
      const again = press(state, "watch.toggle").state;
      expect(run(again, seen(begun)).state).toBe(again);
    },
  );

  test("goes on through trouble that may pass, more and more slowly, and keeps what was seen", () => {
    let state = start(RUNNING);
    state = run(state, seen(state, answerOf(LATER))).state;
    const { changed } = state.watch ?? {};
    for (const ms of [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]) {
      const next = run(state, seen(state, trouble("network")));
      expect(next.effects).toContainEqual(wait(ms));
      state = next.state;
    }
    expect(state.watch?.changed).toBe(changed);
    const patient = run(state, seen(state, trouble("throttled", { retryAfterMs: 90_000 })));
    expect(patient.effects).toContainEqual(wait(90_000));
    const better = run(patient.state, seen(state, answerOf(LATER))).state;
    expect(run(better, seen(better, trouble("timeout"))).effects).toContainEqual(wait(5_000));
  });

  test("ends where asking again would bring the same, and says why", () => {
    const begun = start(RUNNING);
    const { state, effects } = run(begun, seen(begun, trouble("credentials")));
    expect([state.watch, state.notice]).toMatchObject([null, { id: "watch-failed", label: "a.conf" }]);
    expect(effects).toContainEqual(expect.objectContaining({ type: "alert" }));
  });

  test("has nobody to ask where what is shown is past, and says how many tasks are too many", () => {
    const base = loaded([RUNNING]);
    const offline: AppState = { ...base, session: { ...base.session, offline: "file" } };
    expect(press(offline, "watch.toggle").state.notice).toEqual({ id: "nobody-to-ask" });
    const many = Array.from({ length: 51 }, (_, n) => task(n, { name: "a.conf", status: "Running" }));
    const { state } = press(loaded(many), "view.rollouts", "watch.toggle");
    expect(state.notice).toEqual({ id: "too-many-watched", tasks: 51, most: 50 });
    expect(press(loaded([]), "watch.toggle").state.notice).toEqual({ id: "no-task" });
  });
});

describe("watching a rollout", () => {
  const open = task(1, { name: "a.conf", status: "Running", minutesAgo: 5, instances: [instance("i-1", "Running")] });
  const over = task(2, { name: "a.conf", status: "Failed", minutesAgo: 9, instances: [instance("i-1", "Failed")] });
  const done = task(1, { name: "a.conf", minutesAgo: 5, instances: [instance("i-1", "Success")] });

  test("looks only at its tasks under way, and counts the latest result of each instance", () => {
    const begun = press(loaded([open, over]), "view.rollouts", "watch.toggle");
    expect(looks(begun.effects)).toMatchObject([{ tasks: [{ invokeId: "f-1" }] }]);
    expect(begun.state.watch?.count).toEqual({ ok: 0, failed: 0, running: 1 });
    const { state } = run(begun.state, seen(begun.state, answerOf(done)));
    expect(state.notice).toMatchObject({ id: "watch-ended", count: { ok: 1, failed: 0, running: 0 } });
    expect(state.view).toMatchObject({ kind: "rollouts", rows: [{ ok: 1, recovered: 1 }] });
  });

  test("keeps no content in a crawl, where none is kept", () => {
    const packed = { ...open, record: null };
    const base = loaded([open]);
    const about = { id: 1, query: base.query, depth: "all", quiet: false, startedAt: NOW } as const;
    const before = { profile: "prod", region: "cn-hangzhou", state: "done", tasks: [packed], loaded: 1 } as const;
    const target = { ...before, before: [], total: 1, calls: 1, hasMore: false, failure: null };
    const collection = newCollection(about, [target], [target]);
    const begun = press({ ...base, collection, list: { ...base.list, rows: [packed] } }, "watch.toggle").state;
    const { state } = run(begun, seen(begun, answerOf(done)));
    expect(state.list.rows).toMatchObject([{ invokeId: "f-1", outcome: "ok", record: null }]);
    expect(state.collection?.targets[0]?.tasks[0]?.contentHash).toMatch(/^[0-9a-f]{32}$/u);
  });
});
