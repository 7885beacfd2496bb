import { expect, test } from "vitest";
import type { Narrow } from "../../../src/domain/narrow.ts";
import { narrowFromJson, narrowToJson } from "../../../src/domain/narrow-json.ts";
import type { Json } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

const FULL: Narrow = {
  failuresOnly: true,
  errorCodes: [safeText("ClientNotRunning"), safeText("DeliveryTimeout")],
  instanceStatus: safeText("Failed"),
  owner: safeText("root"),
  dir: safeText("/etc/"),
  since: 1,
  until: 2,
  search: safeText("!nginx"),
};

const onDisk = (narrow: Narrow): { readonly [field: string]: Json } => JSON.parse(JSON.stringify(narrowToJson(narrow)));

test.each<[string, Narrow]>([
  ["everything", FULL],
  ["nothing", {}],
  ["one time", { until: 5 }],
])("a narrowing by %s comes back from JSON as it was", (_, narrow) => {
  expect(narrowFromJson(onDisk(narrow))).toEqual(narrow);
});

test("a choice of single tasks is left out", () => {
  expect(onDisk({ owner: safeText("root"), tasks: { label: safeText("two"), keys: new Set(["a"]) } })).toEqual({
    owner: "root",
  });
});

test("what somebody wrote into the file narrows nothing where it cannot be read, and shows its controls where it can", () => {
  const odd = {
    failuresOnly: "yes",
    errorCodes: [1, null],
    owner: 7,
    since: "2h",
    until: null,
    what: {},
    dir: "\u001b[2J",
  };
  expect(narrowFromJson(odd)).toEqual({ dir: "␛[2J" });
});
