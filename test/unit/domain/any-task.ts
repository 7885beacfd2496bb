/** Arbitrary tasks for property tests: odd times, hostile texts, and many that share what real ones share. */
import fc from "fast-check";
import { outcomeOf } from "../../../src/domain/status.ts";
import { type Instance, type Timestamp, tallyOf, type WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "./make-task.ts";

const NOON = Date.UTC(2026, 10, 20, 12);

const written = (ms: number, text: string): Timestamp => ({ text: safeText(text), ms });

/** As the service writes them, and in every way in which it might. */
const anyTime: fc.Arbitrary<Timestamp> = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -90_000, max: 90_000 }).map((s) => secondsFromNoon(s)) },
  fc.constant({ text: safeText(""), ms: null }),
  fc.integer({ min: 0, max: 5_000 }).map((ms) => written(NOON + ms, new Date(NOON + ms).toISOString())),
  fc.date({ noInvalidDate: true }).map((date) => written(date.getTime(), date.toISOString())),
  fc.constantFrom(
    written(NOON, "2026-11-20T20:00:00+08:00"),
    written(NOON, "2026-11-20T12:00Z"),
    written(0, "1970-01-01T00:00:00Z"),
    written(0.5, "half a millisecond"),
    written(8.64e15 + 1, "behind the last date"),
    written(Number.MAX_SAFE_INTEGER, "9"),
    written(NOON, ""),
  ),
  fc.string({ unit: "binary" }).map((text) => ({ text: safeText(text), ms: null })),
);

function secondsFromNoon(seconds: number): Timestamp {
  const ms = NOON + seconds * 1000;
  return written(ms, new Date(ms).toISOString().replace(".000Z", "Z"));
}

const anyText = fc
  .oneof(
    fc.constantFrom("", "nginx.conf", "/etc/nginx", "root", "I/O error:\n\u001b[31mno\tspace", "__proto__", "0\n1"),
    fc.string({ unit: "binary", maxLength: 12 }),
  )
  .map(safeText);

const anyStatus = fc.constantFrom("Success", "Failed", "Timeout", "Running", "Pending", "New").map(safeText);

const anyInstance: fc.Arbitrary<Instance> = fc
  .record({
    instanceId: fc.constantFrom("i-1", "i-2", "i-3", "").map(safeText),
    status: anyStatus,
    errorCode: fc.constantFrom("", "ClientNotRunning", "FileCreateFail").map(safeText),
    errorInfo: anyText,
    createdAt: anyTime,
    startedAt: anyTime,
    finishedAt: anyTime,
    updatedAt: anyTime,
  })
  .map((over) => makeInstance({ ...over, outcome: outcomeOf(over.status) }));

export const anyTask: fc.Arbitrary<WholeTask> = fc
  .record({
    profile: anyText,
    region: fc.constantFrom("cn-a", "cn-b").map(safeText),
    invokeId: fc.constantFrom("f-1", "f-2", "f-3", "f-4").map(safeText),
    name: anyText,
    description: anyText,
    targetDir: anyText,
    owner: anyText,
    group: anyText,
    mode: anyText,
    overwrite: fc.constantFrom(true, false, null),
    contentType: fc.constantFrom("PlainText", "Base64").map(safeText),
    status: anyStatus,
    createdAt: anyTime,
    vmCount: fc.nat({ max: 60 }),
    instances: fc.array(anyInstance, { maxLength: 5 }),
    tags: fc.array(fc.record({ key: anyText, value: anyText }), { maxLength: 2 }),
    record: fc.record({ Content: fc.constantFrom("x", "y", "") }),
  })
  .map((over) => makeTask({ ...over, outcome: outcomeOf(over.status), tally: tallyOf(over.instances) }));
