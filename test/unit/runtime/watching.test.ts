import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../src/core/actions.ts";
import type { Effect } from "../../../src/core/effects.ts";
import type { TaskAddress } from "../../../src/domain/task.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { Interpreter } from "../../../src/runtime/interpreter.ts";
import type { Intent } from "../../../src/runtime/runtime.ts";
import { type FakeWorld, fakeConnection, fakeWorld, settled } from "../../support/fake-ports.ts";
import { failure, NOW, page, startState, task } from "../../support/make-state.ts";

let fake: FakeWorld;
let interpreter: Interpreter;
let said: Action[];

beforeEach(() => {
  fake = fakeWorld();
  interpreter = new Interpreter(fake.world);
  said = [];
});

async function perform(...effects: readonly Effect[]): Promise<void> {
  const take = (intent: Intent): void => {
    const action = typeof intent === "function" ? intent(startState()) : intent;
    if (action) said.push(action);
  };
  for (const effect of effects) interpreter.perform(effect, take);
  await settled();
}

const address = (id: number, profile = "prod"): TaskAddress => ({
  profile: safeText(profile),
  region: safeText("cn-beijing"),
  invokeId: safeText(`f-${id}`),
});
const many = Array.from({ length: 11 }, (_, n) => address(n));

describe("a look at what is watched", () => {
  test("asks for each task by its ID where it is, eight at a time, and tells of all together", async () => {
    await perform({ type: "fetchWatched", id: 3, tasks: many });
    expect(fake.pages.map(({ asked }) => [asked.region, asked.query.invokeId])).toEqual(
      many.slice(0, 8).map(({ invokeId }) => ["cn-beijing", invokeId]),
    );
    for (let at = 0; at < many.length; at += 1) {
      fake.clock.advance(100);
      fake.pages[at]?.answer(at === 4 ? err(failure("network")) : ok(page(at === 5 ? [] : [task(at)])));
      await settled();
    }
    expect(said).toHaveLength(1);
    expect(said[0]).toMatchObject({ type: "watchedAnswered", id: 3, at: NOW + 1_100 });
    const answers = said[0]?.type === "watchedAnswered" ? said[0].answers : [];
    expect(answers.map(({ task: { invokeId } }) => invokeId)).toEqual(many.map(({ invokeId }) => invokeId));
    expect(answers[4]?.answer).toEqual(err(failure("network")));
    expect(answers[5]?.answer).toEqual(ok(null));
  });

  test("asks in the name of the task's own profile; one that has no keys fails only its own tasks", async () => {
    const other = fakeConnection("dev", "eu-west-1");
    fake.connections.set("dev", other.connection);
    await perform({ type: "fetchWatched", id: 1, tasks: [address(1, "dev"), address(2, "gone")] });
    expect([fake.pages.length, other.pages.length]).toEqual([0, 1]);
    other.pages[0]?.answer(ok(page([task(1)])));
    await settled();
    expect(said).toMatchObject([{ answers: [{ answer: { ok: true } }, { answer: { ok: false } }] }]);
  });

  test("is cut short where the watch is stopped, and tells nothing more", async () => {
    await perform({ type: "fetchWatched", id: 1, tasks: many }, { type: "stopWatching" });
    expect(fake.pages.every(({ signal }) => signal.aborted)).toBe(true);
    for (const call of fake.pages) call.answer(err(failure("cancelled")));
    await settled();
    expect(said).toEqual([]);
  });

  test("ends with the explorer", async () => {
    await perform({ type: "fetchWatched", id: 1, tasks: [address(1)] });
    interpreter.stop();
    expect(fake.pages[0]?.signal.aborted).toBe(true);
  });
});

test("tasks asked for whole are told of together", async () => {
  await perform({ type: "fetchTasks", tasks: [address(1), address(2)] });
  for (const [at, call] of fake.pages.entries()) call.answer(ok(page([task(at + 1)])));
  await settled();
  expect(said).toMatchObject([{ type: "tasksFetched", answers: [{ answer: { ok: true } }, { answer: { ok: true } }] }]);
});

test("an alert, and kept views, reach the host and the profiles", async () => {
  const view = {
    name: "mine",
    query: { tags: [] },
    view: { sort: "name", reversed: false, failuresOnly: false },
  } as const;
  const notice = { id: "watch-ended", label: safeText("a"), count: { ok: 1, failed: 0, running: 0 }, gone: 0 } as const;
  await perform({ type: "alert", notice }, { type: "saveView", view }, { type: "removeView", name: "mine" });
  expect(fake.told).toEqual(["alert watch-ended", "save mine", "remove mine"]);
});
