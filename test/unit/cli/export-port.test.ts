import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { exportsInto } from "../../../src/cli/export-port.ts";
import type { ExportOrder } from "../../../src/core/ports.ts";
import { NOW, tasks } from "../../support/make-state.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const order: ExportOrder = {
  format: "ndjson",
  tasks: tasks(3),
  withContent: false,
  command: "cafe",
  leftOut: null,
  asOf: null,
  place: "cn-hangzhou",
};
const NAME = "cafe-cn-hangzhou-20261124-030000.ndjson";

test("an export is a new file for its owner alone, and says its path and size", async () => {
  const folder = tempFolder("export");
  const saved = await exportsInto(folder).save(order, NOW);
  const path = join(folder, NAME);
  const { size, mode } = statSync(path);
  expect(saved).toEqual({ ok: true, value: { path, bytes: size } });
  expect(mode & 0o777).toBe(0o600);
  expect(readFileSync(path, "utf8").trimEnd().split("\n")).toHaveLength(3);
});

test("a file that is there already stays as it is", async () => {
  const folder = tempFolder("export");
  writeFileSync(join(folder, NAME), "mine");
  const saved = await exportsInto(folder).save(order, NOW);
  expect(saved).toEqual({ ok: false, error: expect.stringMatching(/is there already, and is not written over/u) });
  expect(readFileSync(join(folder, NAME), "utf8")).toBe("mine");
});

test("a folder that is not there is named, with what to do", async () => {
  const saved = await exportsInto(join(tempFolder("export"), "gone")).save(order, NOW);
  expect(saved).toEqual({
    ok: false,
    error: expect.stringMatching(/cannot be made \(ENOENT\); start cafe in a folder/u),
  });
});

test("a place that is no part of a file name does not lead elsewhere", async () => {
  const folder = tempFolder("export");
  await exportsInto(folder).save({ ...order, format: "markdown", place: "../../x" }, NOW);
  expect(readdirSync(folder)).toEqual(["cafe-20261124-030000.md"]);
});

test("whoever waits for something else has a turn between two pieces", async () => {
  const folder = tempFolder("export");
  let turns = 0;
  let isSaving = true;
  const count = (): void => {
    turns += 1;
    if (isSaving) setImmediate(count);
  };
  setImmediate(count);
  await exportsInto(folder).save({ ...order, tasks: tasks(2_000) }, NOW);
  isSaving = false;
  expect(turns).toBeGreaterThan(3);
});

test("for the clipboard it is one text", async () => {
  expect(await exportsInto("/nowhere").text({ ...order, format: "markdown" }, NOW)).toMatch(/^# File sends/u);
});
