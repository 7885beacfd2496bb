import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Redactor } from "../../../../src/cli/debug/redact.ts";
import type { Action } from "../../../../src/core/actions.ts";
import { update } from "../../../../src/core/update/index.ts";
import { createPacker } from "../../../../src/domain/pack.ts";
import type { WholeTask } from "../../../../src/domain/task.ts";
import { ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { hostileText } from "../../../support/hostile.ts";
import { page, startState } from "../../../support/make-state.ts";
import { wholeTask } from "../../archive/make-record.ts";

const STATE = startState();

/** Everything that comes of an action: the lines of its tasks, and its own. */
function told(...actions: readonly Action[]) {
  const tasks: object[] = [];
  const redactor = new Redactor(new Uint8Array(32), (number, task) => {
    tasks[number] = task;
  });
  const lines = actions.map((action) => JSON.stringify(redactor.action(action, STATE)));
  const all = [...tasks.map((task) => JSON.stringify(task)), ...lines].join("\n");
  const replayed = lines.map(
    (line): Action => JSON.parse(line, (_, value) => (typeof value?.$task === "number" ? tasks[value.$task] : value)),
  );
  return { tasks, all, replayed, redactor };
}

const CONTENT = "the whole content of the file, word for word";
const SENT = Buffer.from(CONTENT).toString("base64");

describe("what a debug log has of an action", () => {
  test("is never the content of a task, whole or packed, nor a hash that others could make of it", () => {
    const task = wholeTask("f-1", { content: SENT });
    const packed = createPacker().pack(task);
    const update = {
      index: 0,
      loaded: 2,
      total: null,
      calls: 1,
      hasMore: false,
      failure: null,
      state: "done",
    } as const;
    const actions: readonly Action[] = [
      { type: "pageAnswered", id: 1, answer: ok(page([task])), at: 0 },
      { type: "taskFetched", task, command: "content.open", answer: ok(task) },
      { type: "collected", id: 1, updates: [{ ...update, tasks: [task, packed] }], at: 0 },
      {
        type: "textRead",
        subject: { kind: "content", task },
        reading: { masked: { raw: CONTENT, lines: [] }, open: { raw: CONTENT, lines: [] } },
      },
      { type: "copyRefused", text: CONTENT, what: safeText("content"), problem: "too-long" },
    ];
    for (const action of actions) {
      const { all } = told(action);
      for (const hidden of [CONTENT, SENT, packed.contentHash]) expect(all.includes(hidden), all).toBe(false);
    }
  });

  test("masks what looks like a secret wherever it stands", () => {
    const secret = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0";
    fc.assert(
      fc.property(hostileText, (around) => {
        const { all } = told({ type: "textTyped", text: safeText(`${around} ${secret} password=${secret}`) });
        return !all.includes(secret);
      }),
    );
  });

  test("replayed by the core it makes the same list as the action itself did", () => {
    fc.assert(
      fc.property(fc.array(hostileText, { maxLength: 4 }), (names) => {
        const tasks = names.map((name, at) => wholeTask(`f-${at}`, { name, content: SENT }));
        const start = STATE;
        const asked = { type: "started", page: 1 } as const;
        const answered: Action = { type: "pageAnswered", id: 1, answer: ok(page(tasks)), at: 0 };
        const list = (actions: readonly Action[]) =>
          actions.reduce((state, action) => update(state, action)[0], start).list.rows.map(({ name }) => name);
        const { replayed, redactor } = told(answered);
        expect(list([asked, ...replayed])).toEqual(list([asked, answered]).map((name) => redactor.value(name)));
      }),
    );
  });

  test("has each task once, however often it comes, and again when it has changed", () => {
    const [before, after] = ["Running", "Success"].map((status) => wholeTask("f-1", { status }));
    if (before === undefined || after === undefined) throw new Error("two tasks were made");
    const answer = (task: WholeTask): Action => ({ type: "pageAnswered", id: 1, answer: ok(page([task])), at: 0 });
    expect(told(answer(before), answer(before), answer(after), answer(after)).tasks).toHaveLength(2);
  });
});
