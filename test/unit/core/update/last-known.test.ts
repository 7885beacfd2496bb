import { describe, expect, test } from "vitest";
import type { Action } from "../../../../src/core/actions.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { EVERYTHING } from "../../../../src/domain/query.ts";
import { ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import {
  answer,
  current,
  fail,
  loaded,
  NOW,
  page,
  press,
  run,
  shown,
  startState,
  task,
  tasks,
} from "../../../support/make-state.ts";

const known = page(tasks(3), { fromHistory: true, totalCount: null, fetchedAt: NOW - 3_600_000 });
const found = (over: Partial<typeof known> = {}, query = EVERYTHING): Action => ({
  type: "lastKnownFound",
  query,
  page: { ...known, ...over },
});
const asked = () => run(startState(), { type: "started", page: 1 }).state;

describe("what an earlier run saw last", () => {
  test("is shown while the service is asked, and the answer takes its place", () => {
    const waiting = run(asked(), found());
    expect(shown(waiting.state)).toEqual(["f-3", "f-2", "f-1"]);
    expect(waiting.state.results.request).not.toBeNull();
    expect(waiting.effects).toEqual([]);
    const { state } = answer(waiting.state, page(tasks(2, 9)));
    expect(shown(state)).toEqual(["f-9", "f-8"]);
    expect(state.results.page?.fromHistory).toBeUndefined();
  });

  test("stays where the service does not answer", () => {
    const { state } = fail(run(asked(), found()).state, "network");
    expect(shown(state)).toEqual(["f-3", "f-2", "f-1"]);
    expect(state.results.failure).not.toBeNull();
  });

  test("never goes before an answer, whichever is first", () => {
    const { state } = run(answer(asked(), page(tasks(2, 9))).state, found());
    expect(shown(state)).toEqual(["f-9", "f-8"]);
  });

  test("is of no use in another region, or for other filters", () => {
    expect(shown(run(asked(), found({ region: safeText("cn-beijing") })).state)).toEqual([]);
    expect(shown(run(asked(), found({}, { tags: [], name: "other" })).state)).toEqual([]);
  });

  test("keeps the cursor of whoever moved it, and lets the others begin at the newest task", () => {
    const waiting = run(asked(), found()).state;
    expect(current(answer(waiting, page(tasks(5))).state)).toBe("f-5");
    const moved = press(waiting, "cursor.down").state;
    expect(current(answer(moved, page(tasks(5))).state)).toBe("f-2");
  });

  test("has no next page: nobody knows what is on it", () => {
    const { state } = press(fail(run(asked(), found()).state, "network").state, "page.next");
    expect(state.notice).toEqual({ id: "nothing-loaded" });
    expect(state.results.request).toBeNull();
  });
});

test("r says of a file that it stays as it is, and asks nobody", () => {
  const start = startState();
  const session = { ...start.session, offline: "file" } as const;
  const { state, effects } = press(startState({ session }), "results.refresh");
  expect(state.notice).toEqual({ id: "is-file" });
  expect(effects.map(({ type }) => type)).toEqual(["setTimer"]);
});

const FAILED_RECORD = {
  InvokeId: "f-1",
  Name: "a.conf",
  InvokeInstances: [{ InstanceId: "i-1", InvocationStatus: "Failed" }],
};

describe("a task without its content", () => {
  const rows = [task(1, { status: "Failed" })].map((one) => ({ ...one, record: { ...FAILED_RECORD, Content: null } }));

  test.each(["content.open", "retry.open"] as const)("is asked for again by %s, once", (command) => {
    const state = loaded(rows);
    const { effects } = press(state, command);
    expect(effects).toContainEqual(expect.objectContaining({ type: "fetchTask", command }));
    const [row] = rows;
    if (row === undefined) throw new Error("there is a row");
    const answer = { type: "taskFetched", task: row, command, answer: ok(row) } as const;
    const again = run(press(state, command).state, answer);
    expect(again.effects.map(({ type }) => type)).not.toContain("fetchTask");
    expect(again.state.overlay?.kind).toBe("text");
  });

  test.each(["content.open", "retry.open"] as const)(
    "is said to have none by %s where nobody can be asked",
    (command) => {
      const state = loaded(rows);
      const offline: AppState = { ...state, session: { ...state.session, offline: "history" } };
      const { state: told, effects } = press(offline, command);
      expect(told.notice).toEqual({ id: "content-not-kept" });
      expect(effects.map(({ type }) => type)).toEqual(["setTimer"]);
    },
  );
});
