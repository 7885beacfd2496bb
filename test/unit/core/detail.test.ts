import { describe, expect, test } from "vitest";
import { causesOf, DETAIL_FIELDS, detailItems, rebuildDetail } from "../../../src/core/detail.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { answer, failedInstance, loaded, page, press, task, tasks } from "../../support/make-state.ts";
import { makeInstance } from "../domain/make-task.ts";

const failing = task(1, {
  status: "PartialFailed",
  instances: [
    failedInstance("i-1", "DeliveryTimeout", "first"),
    failedInstance("i-2", "ClientNotRunning"),
    failedInstance("i-3", "DeliveryTimeout", "second"),
    failedInstance("i-4", ""),
    makeInstance({ instanceId: safeText("i-5") }),
  ],
});

test("the causes are the codes of the failed instances, the most frequent first, a missing code by its status", () => {
  expect(causesOf(failing)).toEqual([
    { errorCode: "DeliveryTimeout", errorInfo: "first", status: "Failed", count: 2 },
    { errorCode: "ClientNotRunning", errorInfo: "", status: "Failed", count: 1 },
    { errorCode: "", errorInfo: "", status: "Failed", count: 1 },
  ]);
  expect(causesOf(task(2))).toEqual([]);
});

describe("detailItems", () => {
  test("are the summary, the causes, every field, and every instance", () => {
    const kinds = detailItems(failing).map(({ kind }) => kind);
    expect(kinds).toEqual([
      "summary",
      "cause",
      "cause",
      "cause",
      ...DETAIL_FIELDS.map(() => "field"),
      "instances",
      ...Array.from({ length: 5 }, () => "instance"),
    ]);
  });

  test("of one task are made once", () => {
    expect(detailItems(failing)).toBe(detailItems(failing));
  });
});

describe("the detail's task", () => {
  test("is that under the cursor, and its pane starts at the top", () => {
    const down = press(loaded(tasks(3)), "item.open", "cursor.down", "item.back", "cursor.down").state;
    expect(rebuildDetail(down).detail).toMatchObject({ task: { invokeId: "f-2" }, cursor: 0 });
  });

  test("stays as it is where nothing has changed", () => {
    const state = loaded(tasks(3));
    expect(rebuildDetail(state)).toBe(state);
  });

  test("falls back to the top where its instance is gone, and within its items where they are fewer", () => {
    const onInstance = press(loaded([failing]), "item.open", "cursor.last", "results.refresh").state;
    expect(answer(onInstance, page([task(1)])).state.detail.cursor).toBe(0);
    const bare = task(1, { instances: [] });
    const onField = press(loaded([failing]), "item.open", "cursor.last").state;
    const item = { ...onField, detail: { ...onField.detail, cursor: detailItems(failing).length - 6 } };
    const shorter = answer(press(item, "results.refresh").state, page([bare])).state;
    expect(shorter.detail.cursor).toBeLessThan(detailItems(bare).length);
  });

  test("is none where the list is empty", () => {
    const empty = answer(press(loaded(tasks(1)), "results.refresh").state, page([])).state;
    expect(empty.detail).toEqual({ task: null, cursor: 0 });
  });
});
