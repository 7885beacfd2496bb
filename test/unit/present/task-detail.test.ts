import { describe, expect, test } from "vitest";
import { detailItems } from "../../../src/core/detail.ts";
import type { Task } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { UNICODE_GLYPHS } from "../../../src/present/glyphs.ts";
import { fitLine, lineWidth } from "../../../src/present/line.ts";
import { type DetailView, presentDetail } from "../../../src/present/task-detail.ts";
import { failedInstance, NOW, task } from "../../support/make-state.ts";
import { at, makeInstance, makeTask } from "../domain/make-task.ts";
import { HOSTILE, textOf } from "./text-of.ts";

const draw = (one: Task, over: Partial<DetailView> = {}) =>
  presentDetail(one, { width: 80, height: 200, now: NOW, glyphs: UNICODE_GLYPHS, cursor: null, ...over });
const says = (one: Task, over: Partial<DetailView> = {}) => draw(one, over).map(({ line }) => textOf(line).trimEnd());

const ok = makeInstance({
  instanceId: safeText("i-ok"),
  createdAt: at("2026-11-24T02:55:00Z"),
  startedAt: at("2026-11-24T02:55:01Z"),
  finishedAt: at("2026-11-24T02:55:02Z"),
  updatedAt: at("2026-11-24T02:55:02Z"),
});
const failing = makeTask({
  ...task(1, { name: "nginx.conf", status: "PartialFailed", tags: [["env", "prod"]] }),
  instances: [failedInstance("i-bad", "DeliveryTimeout", "timed out"), ok],
  tally: { ok: 1, failed: 1, open: 0 },
  vmCount: 2,
});

test("a task is told from the outcome to every instance", () => {
  expect(says(failing, { width: 160 })).toEqual([
    "◐ PartialFailed  1 failed · 1 ok · 0 open of 2",
    expect.stringMatching(/^ {2}1x DeliveryTimeout {2}\S/u),
    expect.stringMatching(/^ {5}→ \S/u),
    "File         nginx.conf → /etc/nginx",
    "Task         f-1 in cn-hangzhou",
    "Created      2026-11-24 02:55:00Z (5m ago)",
    "Owner, mode  root:root, 0644",
    "Overwrite    yes: a file of that name is replaced",
    "Content      5 B text, sent as PlainText",
    "Description  nginx of the shop",
    "Tags         env=prod",
    "",
    "Instances: 2 listed, 2 targeted, failed first",
    expect.stringMatching(/^✗ Failed {4}i-bad +DeliveryTimeout {2}\S/u),
    "✓ Success   i-ok                      02:55:02Z",
  ]);
});

describe("missing fields", () => {
  test("are said to be missing, never guessed", () => {
    const none = safeText("");
    const bare = makeTask({
      description: none,
      targetDir: none,
      owner: none,
      group: none,
      mode: none,
      overwrite: null,
      contentType: none,
      createdAt: at(""),
      instances: [],
      record: {},
    });
    const lines = says(bare);
    expect(lines).toContain("File         nginx.conf → (none)");
    expect(lines).toContain("Created      not reached");
    expect(lines).toContain("Owner, mode  (none):(none), (none)");
    expect(lines).toContain("Overwrite    (none)");
    expect(lines).toContain("Content      not included, sent as (none)");
    expect(lines).toContain("Description  (none)");
    expect(lines).toContain("Tags         (none)");
  });

  test("a task without instances says so", () => {
    expect(says(task(1, { instances: [] })).join("\n")).toMatch(/no instance|0 listed/u);
  });

  test("not overwriting is told apart from not knowing", () => {
    expect(says(makeTask({ overwrite: false }))).toContain("Overwrite    no: a file of that name is kept");
  });

  test("an instance that failed without a code says what to do all the same", () => {
    const one = task(1, { status: "Failed", instances: [failedInstance("i-1", "")] });
    expect(says(one)[1]).toBe("  1x Failed  no error reported");
  });
});

test.each([
  ["Pending", "○"],
  ["Running", "▸"],
  ["Success", "✓"],
  ["Failed", "✗"],
  ["PartialFailed", "◐"],
  ["Cancelled", "?"],
])("a task in status %s has the sign %s", (status, sign) => {
  expect(says(task(1, { status }))[0]).toContain(`${sign} ${status}  `);
});

test.each(["Pending", "Running", "Success", "Failed", "Invalid", "Aborted", "Error", "Timeout", "Brand-New"])(
  "an instance in status %s says its status",
  (status) => {
    const one = task(1, { instances: [makeInstance({ ...ok, status: safeText(status) })] });
    expect(says(one).at(-1)).toContain(` ${status}`);
  },
);

test("a running instance says since when", () => {
  const running = makeInstance({ ...ok, status: safeText("Running"), finishedAt: at("") });
  expect(says(task(1, { instances: [running] })).at(-1)).toContain("since 02:55:01Z");
});

describe("the item under the cursor", () => {
  const items = detailItems(failing);
  const bad = items.findIndex((item) => item.kind === "instance");

  test("is selected, and an instance opens: why, what next, and its four times", () => {
    const rows = draw(failing, { cursor: bad });
    const opened = rows.filter(({ selected }) => selected).map(({ line }) => textOf(line).trimEnd());
    expect(opened[0]).toMatch(/^✗ Failed/u);
    expect(opened.join("\n")).toMatch(/ErrorCode {4}\S+.*ErrorInfo {4}timed out.*Likely cause .*Next step/su);
    expect(opened.filter((line) => /^ {2}(?:Created|Started|Finished|Updated) /u.test(line))).toHaveLength(4);
  });

  test("shows an instance that went well without reasons", () => {
    const opened = draw(failing, { cursor: items.length - 1 }).filter(({ selected }) => selected);
    expect(opened).toHaveLength(5);
  });

  test.each([3, 5, 8, 12, 30])("stays in a window of %i rows, wherever it stands", (height) => {
    for (let cursor = 0; cursor < items.length; cursor += 1) {
      const rows = draw(failing, { cursor, height });
      expect(rows.length).toBeLessThanOrEqual(height);
      expect(rows.some(({ selected }) => selected)).toBe(true);
    }
  });
});

test.each([30, 57, 75, 91, 117])("at %i cells every line fits exactly, whatever the texts are", (width) => {
  for (const hostile of HOSTILE) {
    const text = safeText(hostile);
    const one = makeTask({
      name: text,
      description: text,
      targetDir: text,
      owner: text,
      tags: [{ key: text, value: text }],
      instances: [failedInstance(hostile, hostile, hostile)],
    });
    for (let cursor = 0; cursor < detailItems(one).length; cursor += 1) {
      for (const { line } of draw(one, { width, cursor })) {
        expect(lineWidth(fitLine(line, width))).toBe(width);
        expect(textOf(line)).not.toMatch(/[\p{Cc}\u202e\u200b]/u);
      }
    }
  }
});
