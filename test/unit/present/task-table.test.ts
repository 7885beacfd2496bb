import { describe, expect, test } from "vitest";
import { safeText } from "../../../src/lib/safe-text.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { fitLine, lineWidth } from "../../../src/present/line.ts";
import { presentHeads, presentPosition, presentTaskRow, taskColumns } from "../../../src/present/task-table.ts";
import { failedInstance, loaded, NOW, press, run, task, tasks, typed } from "../../support/make-state.ts";
import { makeTask } from "../domain/make-task.ts";
import { HOSTILE, textOf, textsOf } from "./text-of.ts";

const failing = task("hz0vk9000001", {
  name: "nginx.conf",
  status: "PartialFailed",
  instances: [failedInstance("i-1", "ClientNotRunning"), failedInstance("i-2", "DeliveryTimeout")],
});
const row = (width: number, one = failing, glyphs = UNICODE_GLYPHS) =>
  textOf(fitLine(presentTaskRow(one, taskColumns(width), NOW, glyphs), width));

describe("a row", () => {
  test.each([
    [60, "◐ PartialFailed nginx.conf                          2/2   5m"],
    [78, "◐ PartialFailed nginx.conf                    2/2   5m ClientNotRunning +1    "],
    [94, "◐ PartialFailed nginx.conf                            2/2   5m ClientNotRunning +1            "],
    [
      120,
      "◐ PartialFailed nginx.conf                             2/2   5m ClientNotRunning +1              f-hz0vk9000001         ",
    ],
  ])("at %i cells says how, what, how many, when, why", (width, expected) => {
    expect(row(width)).toBe(expected);
  });

  test.each([60, 78, 94, 120, 160])("at %i cells is exactly as wide whatever the names are", (width) => {
    const columns = taskColumns(width);
    expect(lineWidth(presentHeads(columns, loaded([]).list.sort, UNICODE_GLYPHS))).toBeLessThanOrEqual(width);
    for (const name of HOSTILE) {
      const text = safeText(name);
      const hostile = makeTask({ name: text, targetDir: text, invokeId: text, status: text });
      const line = presentTaskRow(hostile, columns, NOW, UNICODE_GLYPHS);
      expect(lineWidth(line)).toBe(lineWidth(presentHeads(columns, loaded([]).list.sort, UNICODE_GLYPHS)));
      expect(lineWidth(fitLine(line, width))).toBe(width);
    }
  });

  test("says an outcome by word and sign, also in ASCII", () => {
    const signs = ["Success", "Failed", "PartialFailed", "Running", "Pending", "Cancelled"].map((status) =>
      row(60, task(1, { status }), ASCII_GLYPHS).slice(0, 15).trimEnd(),
    );
    expect(signs).toEqual(["+ Success", "x Failed", "% PartialFailed", "> Running", ". Pending", "? Cancelled"]);
  });

  test("says what is still to go where nothing has failed, and the status where a failure has no code", () => {
    expect(row(94, task(1, { status: "Running" }))).toContain("1 to go");
    expect(row(94, task(1, { instances: [failedInstance("i-1", "")] }))).toMatch(/5m Failed\s/u);
    expect(row(94, task(1)).trimEnd()).toMatch(/5m$/u);
  });

  test("is the same value as long as nothing that shows has changed", () => {
    const columns = taskColumns(94);
    const line = presentTaskRow(failing, columns, NOW, UNICODE_GLYPHS);
    expect(presentTaskRow(failing, columns, NOW + 1_000, UNICODE_GLYPHS)).toBe(line);
    expect(textOf(presentTaskRow(failing, columns, NOW + 120_000, UNICODE_GLYPHS))).toContain(" 7m ");
    expect(presentTaskRow(failing, taskColumns(78), NOW, UNICODE_GLYPHS)).not.toBe(line);
  });
});

test("the heads mark the column sorted by, and which way", () => {
  const columns = taskColumns(94);
  const heads = (column: "created" | "status" | "failed" | "targets", reversed: boolean) =>
    textsOf([presentHeads(columns, { column, reversed }, UNICODE_GLYPHS)])[0]?.replace(/\s+/gu, " ");
  expect(heads("created", false)).toBe("STATUS FILE FAIL/ALL AGE↓ CAUSE");
  expect(heads("status", true)).toBe("STATUS↑ FILE FAIL/ALL AGE CAUSE");
  expect(columns.map(({ id }) => id)).toEqual(["status", "name", "failed", "age", "cause"]);
});

test("the head of the column sorted by shows its mark where it fills the column", () => {
  const heads = textOf(presentHeads(taskColumns(94), { column: "failed", reversed: false }, UNICODE_GLYPHS));
  expect(heads).toContain("↓");
});

describe("the position", () => {
  const number = (n: number) => ({ by: "number", number: n }) as const;

  test.each([
    ["of the only page", loaded(tasks(3)), "3 tasks, page 1 of 1"],
    ["of one task", loaded(tasks(1)), "1 task, page 1 of 1"],
    ["among counted pages", loaded(tasks(50), { totalCount: 120, cursor: number(2) }), "50 tasks, page 2 of 3"],
    [
      "with rows filtered away",
      run(press(loaded(tasks(30)), "search.open").state, typed("'f-1")).state,
      "11 of 30 shown, page 1 of 1",
    ],
    ["with rows that could not be read", loaded(tasks(2), { unreadable: 3 }), "2 tasks, 3 unreadable, page 1 of 1"],
    [
      "of rows that answer the filters before",
      press(loaded(tasks(3)), "pane.status", "filter.toggle").state,
      "rows of the filters before",
    ],
    ["before anything is loaded", press(loaded(tasks(1)), "regions.open", "cursor.down", "picker.choose").state, ""],
    [
      "of a token, which has no number of pages",
      loaded(tasks(50), { totalCount: null, cursor: { by: "token", token: "t", ordinal: 3 } }),
      "50 tasks, page 3",
    ],
  ])("%s", (_, state, expected) => {
    expect(presentPosition(state)).toBe(expected);
  });
});
