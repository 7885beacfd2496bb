import { describe, expect, test } from "vitest";
import { decodePage } from "../../../../src/api/decode.ts";
import type { TaskAnswer } from "../../../../src/core/actions.ts";
import { newCollection } from "../../../../src/core/collection.ts";
import type { AppState } from "../../../../src/core/state.ts";
import type { Task, WholeTask } from "../../../../src/domain/task.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { failure, loaded, press, run } from "../../../support/make-state.ts";
import { recordedCalls, SHELLS } from "../../../support/shell.ts";

/** A name and a content that would do harm if a shell read them. */
const NAME = "a'b\"; touch pwned; $(touch pwned) `touch pwned`\n--RegionId=x";
const CONTENT = "#!/bin/sh\necho 'it'\\''s' $HOME; exit 1 # \u202e\n";

interface Sketch {
  readonly region?: string;
  readonly minute: number;
  readonly instances: Readonly<Record<string, string>>;
}

/** A task as it comes from the wire. */
function send(id: string, { region = "cn-hangzhou", minute, instances }: Sketch): WholeTask {
  const row = {
    InvokeId: id,
    Name: NAME,
    TargetDir: "/etc",
    ContentType: "PlainText",
    Content: CONTENT,
    InvocationStatus: "PartialFailed",
    CreationTime: `2026-11-24T02:${String(minute).padStart(2, "0")}:00Z`,
    InvokeInstances: Object.entries(instances).map(([InstanceId, InvocationStatus]) => ({
      InstanceId,
      InvocationStatus,
    })),
  };
  const origin = { profile: safeText("prod"), region: safeText(region) };
  const page = decodePage({ RequestId: "R", Invocations: [row] }, origin);
  const [task] = page.ok ? page.value.tasks : [];
  if (task === undefined) throw new Error("no task");
  return task;
}

const many = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`i-m${n}`, "Failed"]));
const first = send("f-1", { minute: 1, instances: { "i-1": "Failed", "i-2": "Failed", "i-3": "Success" } });
const second = send("f-2", { minute: 9, instances: { "i-1": "Success" } });
const far = send("f-3", { region: "cn-beijing", minute: 5, instances: many });
const ALL = [second, far, first];

const textOf = ({ overlay }: AppState): string => (overlay?.kind === "text" ? overlay.text.raw : "");

/** The explorer over tasks of a crawl that keeps no records. */
function crawled(tasks: readonly Task[]): AppState {
  const base = loaded([]);
  const collection = {
    ...newCollection({ id: 1, query: base.query, depth: "all", quiet: false, startedAt: 0 }, [], []),
    tasks,
  };
  return press(
    { ...base, collection, results: { ...base.results, page: null }, list: { ...base.list, rows: tasks } },
    "view.rollouts",
  ).state;
}

const packed = (task: WholeTask): Task => ({ ...task, record: null, contentHash: "same" });
const answerOf = (task: WholeTask, answer: TaskAnswer["answer"] = ok(task)): TaskAnswer => ({
  task: { profile: task.profile, region: task.region, invokeId: task.invokeId },
  answer,
});

describe("x on a rollout", () => {
  const { state } = press(loaded(ALL), "view.rollouts", "retry.open");

  test.each(SHELLS)("run by %s sends just what is still owed, per region and task, at most 50 at once", (shell) => {
    const calls = recordedCalls(shell, `${textOf(state)}\n`);
    const about = calls.map((args) => ({
      region: args.find((arg) => arg.startsWith("--RegionId=")),
      ids: args.filter((arg) => arg.startsWith("--InstanceId.")).map((arg) => arg.slice(arg.indexOf("=") + 1)),
    }));
    expect(about.map(({ region, ids }) => [region, ids.length])).toEqual([
      ["--RegionId=cn-beijing", 50],
      ["--RegionId=cn-beijing", 10],
      ["--RegionId=cn-hangzhou", 1],
    ]);
    expect(about.flatMap(({ ids }) => ids).toSorted()).toEqual([...Object.keys(many), "i-2"].toSorted());
    for (const args of calls) {
      expect(args.slice(0, 2)).toEqual(["ecs", "SendFile"]);
      expect(args).toContain(`--Name=${NAME}`);
      expect(args.at(-1)).toBe(`--Content=${CONTENT}`);
    }
  });

  test("says in the title how many, of how many tasks", () => {
    expect(state.overlay).toMatchObject({ title: expect.stringContaining(": resend to 61 still failed of 3 tasks") });
  });

  test("says so where nothing is owed any more", () => {
    const healed = send("f-4", { minute: 20, instances: { "i-1": "Success", "i-2": "Success" } });
    const next = press(loaded([healed, second, first]), "view.rollouts", "retry.open").state;
    expect([next.overlay, next.notice]).toEqual([null, { id: "nothing-owed", tasks: 3 }]);
  });

  test("is refused where the tasks are of several accounts", () => {
    const other = { ...first, profile: safeText("dev"), invokeId: safeText("f-9") };
    const here = send("f-8", { minute: 2, instances: { "i-7": "Failed" } });
    expect(press(loaded([here, other]), "view.rollouts", "retry.open").state.notice).toEqual({
      id: "several-accounts",
    });
  });
});

describe("x on a rollout of a crawl", () => {
  const state = crawled(ALL.map(packed));
  const asked = press(state, "retry.open");

  test("asks first for the tasks that still owe something, all at once", () => {
    const [effect] = asked.effects.filter(({ type }) => type === "fetchTasks");
    expect(effect).toMatchObject({ tasks: [{ invokeId: "f-3" }, { invokeId: "f-1" }] });
    expect(asked.state.notice).toEqual({ id: "fetching-tasks", tasks: 2 });
  });

  test("opens the commands with the answers", () => {
    const answers = [far, first].map((task) => answerOf(task));
    const { state: opened } = run(asked.state, { type: "tasksFetched", answers });
    expect(textOf(opened)).toBe(textOf(press(loaded(ALL), "view.rollouts", "retry.open").state));
  });

  test("opens nothing where one of them could not be had, or the cursor has gone elsewhere", () => {
    const gone = { type: "tasksFetched", answers: [answerOf(far), answerOf(first, ok(null))] } as const;
    const after = run(asked.state, gone).state;
    expect([after.overlay, after.notice]).toEqual([null, { id: "task-gone", invokeId: "f-1" }]);
    const failed = { type: "tasksFetched", answers: [answerOf(far, err(failure("network")))] } as const;
    expect(run(asked.state, failed).state.notice).toMatchObject({ id: "task-failed", invokeId: "f-3" });
    const elsewhere = press(asked.state, "view.tasks").state;
    expect(run(elsewhere, gone).state.overlay).toBeNull();
  });

  test("is bounded", () => {
    const sends = Array.from({ length: 101 }, (_, n) =>
      packed(send(`f-${n}`, { minute: 1, instances: { [`i-${n}`]: "Failed" } })),
    );
    const next = press(crawled(sends), "retry.open");
    expect(next.state.notice).toEqual({ id: "too-many-tasks", tasks: 101, most: 100 });
    expect(next.effects.filter(({ type }) => type === "fetchTasks")).toEqual([]);
  });
});

test("x on marked tasks of the list resends for all of them", () => {
  const { state } = press(loaded([far, first]), "mark.toggle", "cursor.down", "mark.toggle", "retry.open");
  expect(textOf(state).match(/^aliyun ecs SendFile/gmu)).toHaveLength(3);
});
