import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Redactor } from "../../../../src/cli/debug/redact.ts";
import type { Action } from "../../../../src/core/actions.ts";
import { update } from "../../../../src/core/update/index.ts";
import { createPacker } from "../../../../src/domain/pack.ts";
import { ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { hostileText } from "../../../support/hostile.ts";
import { page, startState } from "../../../support/make-state.ts";
import { wholeTask } from "../../archive/make-record.ts";

const redactor = new Redactor(new Uint8Array(32));
const STATE = startState();
const told = (action: Action): string => JSON.stringify(redactor.action(action, STATE));

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
    for (const text of actions.map(told)) {
      for (const hidden of [CONTENT, SENT, packed.contentHash]) expect(text.includes(hidden), text).toBe(false);
    }
  });

  test("masks what looks like a secret wherever it stands, and keeps equal texts equal", () => {
    const secret = "Ab1Cd2Ef3Gh4Ij5Kl6Mn7Op8Qr9St0";
    fc.assert(
      fc.property(hostileText, (around) => {
        const text = told({ type: "textTyped", text: safeText(`${around} ${secret} password=${secret}`) });
        return !text.includes(secret);
      }),
    );
    expect(redactor.value(["a", "a"])).toEqual(["a", "a"]);
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
        const replayed: Action = JSON.parse(told(answered));
        expect(list([asked, replayed])).toEqual(list([asked, answered]).map((name) => redactor.value(name)));
      }),
    );
  });
});
