/** The emulator against the oracle: made-up records and made-up requests, by a client of the vendor. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseDataFile } from "../../../src/emulator/data-file.ts";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { at, CLIENTS, type Outcome } from "./clients.ts";
import {
  type Circumstances,
  type Expected,
  expectedAnswer,
  faultsOfPage,
  KNOWN_REGIONS,
  type TaskRecord,
  UNSUPPORTED_REGION,
} from "./oracle.ts";

/** Half a second in, so that no record lies exactly on the edge of the window. */
const NOW = Math.floor(Date.now() / 1000) * 1000 + 500;
const DAY = 86_400_000;
const SLOW_MACHINE = 120_000;
const NAMES = ["a.txt", "b.sh", "配置.yaml", "c d&e=f+%2B"];
const INSTANCES = ["i-1", "i-2", "i-3", "i-4", "i-5"];
const GROUPS = ["", "rg-1", "rg-2"];
const KEYS = ["env", "app", "k*~"];
const VALUES = ["", "prod", "x y"];
const INSTANCE_STATES = ["Pending", "Invalid", "Running", "Aborted", "Success", "Failed", "Error", "Timeout"];
const OVERALL_STATES = ["Pending", "Running", "Success", "Failed", "PartialFailed"];

const client = CLIENTS.find(({ name }) => name === "pop-core, V1 GET");
if (client === undefined) throw new Error("no client");
const ask = (port: number, parameters: ReadonlyMap<string, unknown>): Promise<Outcome> =>
  client.call(port, "DescribeSendFileResults", Object.fromEntries(parameters));

const wireTime = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const instance = (InstanceId: string) =>
  fc.record({
    InstanceId: fc.constant(InstanceId),
    // Success more often, so that not every task of several instances fails.
    InvocationStatus: fc.oneof(fc.constantFrom(...INSTANCE_STATES), fc.constant("Success")),
    CreationTime: fc.constant("2026-11-20T08:00:00Z"),
    StartTime: fc.constantFrom("", "2026-11-20T08:00:01Z"),
    FinishTime: fc.constantFrom("", "2026-11-20T08:00:02Z"),
    UpdateTime: fc.constant("2026-11-20T08:00:02Z"),
    ErrorCode: fc.constantFrom("", "FileCreateFail", "ANewerCode"),
    ErrorInfo: fc.string({ maxLength: 8 }),
  });

const record: fc.Arbitrary<TaskRecord> = fc.record({
  // Given by the list, so that it is there once.
  InvokeId: fc.constant(""),
  RegionId: fc.constantFrom("cn-hangzhou", "cn-beijing"),
  ResourceGroupId: fc.constantFrom(...GROUPS),
  Name: fc.constantFrom(...NAMES),
  Description: fc.string({ maxLength: 8, unit: "grapheme" }),
  TargetDir: fc.constantFrom("/srv", "C:\\deploy"),
  FileOwner: fc.constantFrom("root", ""),
  FileGroup: fc.constantFrom("root", ""),
  FileMode: fc.constantFrom("0644", "777", ""),
  Overwrite: fc.boolean(),
  ContentType: fc.constantFrom("PlainText", "Base64"),
  Content: fc.string({ maxLength: 20 }),
  // Some within one second of each other, some beyond the window, some of tomorrow.
  CreationTime: fc
    .oneof(fc.integer({ min: -1, max: 50 * 86_400 }), fc.integer({ min: 0, max: 3 }))
    .map((seconds) => wireTime(NOW - seconds * 1_000 + (seconds < 0 ? DAY : 0))),
  InvokeInstances: fc
    .subarray(INSTANCES, { minLength: 1 })
    .chain((ids) => fc.tuple(...ids.map(instance)))
    .map((InvokeInstance) => ({ InvokeInstance })),
  Tags: fc
    .subarray(KEYS)
    .chain((keys) =>
      fc
        .tuple(
          ...keys.map((TagKey) => fc.record({ TagKey: fc.constant(TagKey), TagValue: fc.constantFrom(...VALUES) })),
        )
        .map((Tag) => ({ Tag })),
    ),
});

const records: fc.Arbitrary<readonly TaskRecord[]> = fc
  .array(record, { maxLength: 40, size: "max" })
  .map((list) => list.map((task, index) => ({ ...task, InvokeId: `f-${index}` })));

interface TagAsked {
  readonly Key?: string;
  readonly Value?: string;
}

const tag: fc.Arbitrary<TagAsked> = fc.record(
  {
    Key: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...KEYS) },
      { weight: 1, arbitrary: fc.constantFrom("", "acs:x", "aliyunx", "https://x", "k".repeat(64), "k".repeat(65)) },
    ),
    Value: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...VALUES) },
      { weight: 1, arbitrary: fc.constantFrom("http://x", "v".repeat(128), "v".repeat(129)) },
    ),
  },
  { requiredKeys: [] },
);

/** Absent in all but one of `cases`. */
const oneIn = <T>(cases: number, value: fc.Arbitrary<T>) =>
  fc.oneof({ weight: cases - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const size = fc.oneof(
  { weight: 10, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
  { weight: 1, arbitrary: fc.constantFrom("0", "-1", "50", "51", "x", "1.5") },
);

const request: fc.Arbitrary<ReadonlyMap<string, string>> = fc
  .record({
    RegionId: fc.oneof(
      { weight: 20, arbitrary: fc.constantFrom<string | undefined>("cn-hangzhou", "cn-hangzhou", "cn-beijing") },
      { weight: 1, arbitrary: fc.constantFrom(...KNOWN_REGIONS, UNSUPPORTED_REGION, "mars-1", undefined) },
    ),
    filters: fc.record({
      InvokeId: oneIn(12, fc.constantFrom("f-0", "f-3", "f-none")),
      Name: oneIn(4, fc.constantFrom(...NAMES, "none")),
      InstanceId: oneIn(4, fc.constantFrom(...INSTANCES, "i-none")),
      ResourceGroupId: oneIn(6, fc.constantFrom("rg-1", "rg-2", "rg-none")),
      InvocationStatus: oneIn(4, fc.constantFrom(...OVERALL_STATES)),
    }),
    tags: fc.oneof(
      { weight: 3, arbitrary: fc.constant<TagAsked[]>([]) },
      { weight: 3, arbitrary: fc.array(tag, { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constantFrom(many(20), many(21)) },
    ),
    paging: fc.oneof(
      fc.record({ PageNumber: oneIn(2, size), PageSize: oneIn(2, size) }),
      fc.record({ MaxResults: size, PageNumber: oneIn(2, size) }),
    ),
  })
  .map(({ RegionId, filters, tags, paging }) => {
    const flat = tags.flatMap(({ Key, Value }, index): [string, string | undefined][] => [
      [`Tag.${index + 1}.Key`, Key],
      [`Tag.${index + 1}.Value`, Value],
    ]);
    const all: [string, string | undefined][] = [
      ["RegionId", RegionId],
      ...Object.entries(filters),
      ...flat,
      ...Object.entries(paging),
    ];
    return new Map(all.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])));
  });

function many(count: number): TagAsked[] {
  return Array.from({ length: count }, (_, index) => ({ Key: `k${index}` }));
}

/** Asks, follows the tokens to the end, and gives back everything that is wrong. */
async function faultsOf(port: number, parameters: ReadonlyMap<string, string>, expected: Expected): Promise<string[]> {
  const first = await ask(port, parameters);
  if ("errors" in expected) {
    return expected.errors.has(first.code) ? [] : [`${first.code || "success"} instead of ${[...expected.errors]}`];
  }
  if (first.code !== "") return [`${first.code} instead of success`];
  const start = expected.byToken ? 0 : (expected.page - 1) * expected.size;
  const faults = faultsOfPage(first.body, expected, start);
  if (!expected.byToken) return faults;
  const seen = idsOf(first.body);
  let body = first.body;
  for (let before = expected.size; before < expected.matching.length && faults.length === 0; before += expected.size) {
    body = (await ask(port, new Map([...parameters, ["NextToken", String(at(body, "NextToken"))]]))).body;
    faults.push(...faultsOfPage(body, expected, before));
    seen.push(...idsOf(body));
  }
  if (new Set(seen).size !== expected.matching.length) faults.push("not every task once");
  return faults;
}

function idsOf(body: unknown): unknown[] {
  const tasks = at(body, "Invocations", "Invocation");
  return Array.isArray(tasks) ? tasks.map((task) => at(task, "InvokeId")) : [];
}

/** Which of several tasks of one second is the last to be kept, is nobody's promise. */
function distinctTimes(tasks: readonly TaskRecord[]): readonly TaskRecord[] {
  return [...new Map(tasks.map((task) => [task.RegionId + task.CreationTime, task])).values()];
}

test(
  "recorded tasks are filtered, paged and refused as the reference says",
  async () => {
    const settings = fc.record({
      retention: fc.constantFrom(42 * DAY, DAY),
      recordLimit: oneIn(3, fc.integer({ min: 1, max: 15 })),
    });
    const requests = fc.array(request, { minLength: 3, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(records, requests, settings, async (all, asked, { retention, recordLimit }) => {
        const tasks = recordLimit === undefined ? all : distinctTimes(all);
        const data = parseDataFile(JSON.stringify({ Invocations: { Invocation: tasks } }), "random.json");
        const emulator = await startEmulator({ ...DEFAULTS, now: () => NOW, data, retention, recordLimit });
        const circumstances: Circumstances = { now: NOW, retention, recordLimit };
        try {
          for (const parameters of asked) {
            const expected = expectedAnswer(tasks, parameters, circumstances);
            expect(await faultsOf(emulator.port, parameters, expected)).toEqual([]);
          }
        } finally {
          await emulator.close();
        }
      }),
      { numRuns: 300 },
    );
  },
  SLOW_MACHINE,
);

test("a query by tag shows 1,000 tasks of 1,200, whatever else it asks", async () => {
  const tasks = fc.sample(record, { seed: 1, numRuns: 1_200 }).map(
    (task, index): TaskRecord => ({
      ...task,
      InvokeId: `f-${index}`,
      RegionId: "cn-hangzhou",
      CreationTime: wireTime(NOW - index * 1_000),
      Tags: { Tag: [{ TagKey: "env", TagValue: "prod" }] },
    }),
  );
  const data = parseDataFile(JSON.stringify({ Invocations: { Invocation: tasks } }), "many.json");
  const emulator = await startEmulator({ ...DEFAULTS, now: () => NOW, data });
  const circumstances = { now: NOW, retention: 42 * DAY, recordLimit: undefined };
  for (const filter of [[], [["Name", "a.txt"]], [["InstanceId", "i-1"]]] as const) {
    for (const paging of [[], [["MaxResults", "50"]]] as const) {
      const parameters = new Map([["RegionId", "cn-hangzhou"], ["Tag.1.Key", "env"], ...filter, ...paging]);
      const expected = expectedAnswer(tasks, parameters, circumstances);
      expect(await faultsOf(emulator.port, parameters, expected)).toEqual([]);
      if (filter.length === 0) expect(expected).toMatchObject({ matching: { length: 1_000 } });
    }
  }
  await emulator.close();
});

/** The made-up fleet, as it shows itself without a filter; its resource groups are not shown, so not asked for. */
let fleet: Emulator;
let shown: readonly TaskRecord[];

beforeAll(async () => {
  fleet = await startEmulator({ ...DEFAULTS, seed: 7, tasks: 200, instances: 600, now: () => NOW });
  const all: TaskRecord[] = [];
  for (const RegionId of ["cn-hangzhou", "cn-beijing"]) {
    for (let token: unknown = "", first = true; first || token !== ""; first = false) {
      const page = new Map<string, unknown>([["RegionId", RegionId], ["MaxResults", 50], ...tokenOf(token)]);
      const { body } = await ask(fleet.port, page);
      const tasks = at(body, "Invocations", "Invocation");
      if (!Array.isArray(tasks)) throw new Error("no tasks");
      all.push(...tasks.map((task) => ({ ...task, RegionId, ResourceGroupId: "" })));
      token = at(body, "NextToken");
    }
  }
  shown = all;
}, SLOW_MACHINE);
afterAll(() => fleet.close());

const tokenOf = (token: unknown): [string, unknown][] => (token === "" ? [] : [["NextToken", token]]);

test(
  "the made-up fleet is filtered and paged as the reference says, in the midst of its life",
  async () => {
    const circumstances = { now: NOW, retention: 42 * DAY, recordLimit: undefined };
    const pick = <T>(values: (task: TaskRecord) => readonly T[]) => {
      const all = [...new Set(shown.flatMap(values))];
      return oneIn(3, fc.constantFrom(...all));
    };
    const filters = fc.record({
      Name: pick(({ Name }) => [Name]),
      InstanceId: pick(({ InvokeInstances }) => InvokeInstances.InvokeInstance.map(({ InstanceId }) => InstanceId)),
      InvocationStatus: pick(({ InvocationStatus }) => [String(InvocationStatus)]),
      "Tag.1.Key": pick(({ Tags }) => Tags.Tag.map(({ TagKey }) => TagKey)),
      MaxResults: oneIn(2, fc.constantFrom("5", "50")),
    });
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom("cn-hangzhou", "cn-beijing"), async (given, RegionId) => {
        const parameters = new Map<string, string>([["RegionId", RegionId]]);
        for (const [name, value] of Object.entries(given)) if (value !== undefined) parameters.set(name, value);
        const expected = expectedAnswer(shown, parameters, circumstances);
        expect(await faultsOf(fleet.port, parameters, expected)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  },
  SLOW_MACHINE,
);
