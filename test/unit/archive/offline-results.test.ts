import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openHistory } from "../../../src/archive/history.ts";
import { memorySource, offlineResults, type TaskSource } from "../../../src/archive/offline-results.ts";
import { FIRST_PAGE, type PageCursor } from "../../../src/domain/page.ts";
import { EVERYTHING, formatTag, parseQuery, type Query } from "../../../src/domain/query.ts";
import type { WholeTask } from "../../../src/domain/task.ts";
import { safeText, say } from "../../../src/lib/safe-text.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { type RecordSketch, wholeTask, withoutContent } from "./make-record.ts";

const NOW = Date.parse("2026-11-24T03:00:00Z");
const calm = new AbortController().signal;

/** Few values, so that filters hit; among them what a careless search would take for another. */
const KEYS = ["env", "en", "e\nnv", 'e"nv', "a=b"];
const VALUES = ["prod", "pro", "", 'x"\n"y', "c", "b=c"];
const INSTANCES = ["i-1", "i-11", "i-", '"i-1"', "i-\n1"];

const sketch: fc.Arbitrary<RecordSketch> = fc.record({
  name: fc.constantFrom("a.conf", "a.con", "日本語.txt", ""),
  status: fc.constantFrom("Success", "Failed", "PartialFailed", "Cancelled"),
  tags: fc.uniqueArray(fc.tuple(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES)), {
    maxLength: 3,
    selector: ([key]) => key,
  }),
  instanceIds: fc.uniqueArray(fc.constantFrom(...INSTANCES), { maxLength: 3 }),
  createdAt: fc.constantFrom("2026-11-20T08:30:55Z", "2026-11-21T08:30:55Z", "2026-11-22T08:30:55Z", "never"),
});

const tasks = fc
  .array(fc.tuple(sketch, fc.constantFrom("cn-hangzhou", "cn-beijing")), { maxLength: 25 })
  .map((sketches) => sketches.map(([one, region], at) => wholeTask(`f-${String(at).padStart(3, "0")}`, one, region)));

const query: fc.Arbitrary<Query> = fc
  .record(
    {
      status: fc.constantFrom("Success", "Failed", "Running"),
      name: fc.constantFrom("a.conf", "a.con", "none"),
      invokeId: fc.constantFrom("f-000", "f-001", "f-00"),
      instanceId: fc.constantFrom(...INSTANCES.filter((id) => id !== "")),
      tags: fc.uniqueArray(
        fc
          .record({ key: fc.constantFrom(...KEYS), value: fc.constantFrom(...VALUES) }, { requiredKeys: ["key"] })
          .filter(({ key }) => !key.includes("="))
          .map(formatTag),
        { maxLength: 2, selector: (tag) => tag.split("=")[0] },
      ),
    },
    { requiredKeys: [] },
  )
  .map((draft) => {
    const parsed = parseQuery(draft);
    return parsed.ok ? parsed.value : EVERYTHING;
  });

/** The filters of the reference, as plainly as they can be said, over the decoded tasks. */
function oracle(all: readonly WholeTask[], region: string, { status, name, invokeId, instanceId, tags }: Query) {
  return all
    .filter((task) => task.region === region)
    .filter(({ record }) => status === undefined || record["InvocationStatus"] === status)
    .filter(({ record }) => name === undefined || record["Name"] === name)
    .filter(({ record }) => invokeId === undefined || record["InvokeId"] === invokeId)
    .filter(({ record }) => instanceId === undefined || idsOf(record["InvokeInstances"]).includes(instanceId))
    .filter(({ record }) =>
      tags.every(({ key, value }) =>
        JSON.stringify(record["Tags"]).includes(
          `{"TagKey":${JSON.stringify(key)},"TagValue":${value === undefined ? "" : `${JSON.stringify(value)}}`}`,
        ),
      ),
    )
    .toSorted((a, b) => (b.createdAt.ms ?? -1) - (a.createdAt.ms ?? -1) || (a.invokeId < b.invokeId ? 1 : -1));
}

const idsOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value.map((instance: { InstanceId?: unknown }) => instance.InstanceId) : [];

function fromHistory(all: readonly WholeTask[]): { readonly source: TaskSource; readonly close: () => void } {
  const opened = openHistory(join(tempFolder("offline"), "history.db"), NOW, false);
  if (!opened.ok) throw new Error(opened.error.why);
  const { history } = opened.value;
  history.remember("prod", all, NOW);
  return { source: history.source({ account: "prod", profile: safeText("prod") }), close: history.close };
}

/** All pages, one after another. */
async function walk(source: TaskSource, region: string, wanted: Query, pageSize: number) {
  const port = offlineResults(source, say`the file`, () => NOW);
  const pages: { total: number | null; tasks: readonly WholeTask[] }[] = [];
  for (let cursor: PageCursor | null = FIRST_PAGE; cursor !== null; ) {
    const page = await port.fetchPage({ region, query: wanted, cursor, pageSize }, calm);
    if (!page.ok) throw new Error(page.error.message);
    pages.push({ total: page.value.totalCount, tasks: page.value.tasks });
    cursor = page.value.next;
  }
  return pages;
}

describe("without a service", () => {
  test("a file and the history answer every filter as the reference says, page by page", {
    timeout: 120_000,
  }, async () => {
    const cases = fc.record({ tasks, query, region: fc.constantFrom("cn-hangzhou", "cn-beijing", "cn-none") });
    await fc.assert(
      fc.asyncProperty(
        cases,
        fc.integer({ min: 1, max: 7 }),
        async ({ tasks: all, query: wanted, region }, pageSize) => {
          const expected = oracle(all, region, wanted);
          const history = fromHistory(all);
          const inMemory = await walk(memorySource(all, NOW), region, wanted, pageSize);
          const inHistory = await walk(history.source, region, wanted, pageSize);
          history.close();
          expect(inMemory.flatMap((page) => page.tasks)).toEqual(expected);
          expect(inHistory.flatMap((page) => page.tasks)).toEqual(expected.map(withoutContent));
          for (const { total } of [...inMemory, ...inHistory]) expect(total).toBe(expected.length);
          expect(inMemory).toHaveLength(Math.max(1, Math.ceil(expected.length / pageSize)));
        },
      ),
      { numRuns: 60 },
    );
  });

  test("a resource group is refused in words: no reply says which one a task is of", async () => {
    const port = offlineResults(memorySource([], NOW), say`the file`, () => NOW);
    const request = {
      region: "cn-hangzhou",
      query: { tags: [], resourceGroupId: "rg-1" },
      cursor: FIRST_PAGE,
      pageSize: 50,
    };
    expect(await port.fetchPage(request, calm)).toMatchObject({
      ok: false,
      error: { kind: "input", message: expect.stringContaining("which resource group") },
    });
  });

  test("the regions are those that there are tasks of", async () => {
    const all = [
      wholeTask("f-1", {}, "eu-west-1"),
      wholeTask("f-2", {}, "cn-beijing"),
      wholeTask("f-3", {}, "eu-west-1"),
    ];
    const source = memorySource(all, NOW);
    expect(source.regions()).toEqual(["eu-west-1", "cn-beijing"]);
    expect(await offlineResults(source, say`the file`, () => NOW).listRegions("cn-beijing", calm)).toMatchObject({
      ok: true,
      value: [{ id: "cn-beijing", localName: "China (Beijing)" }, { id: "eu-west-1" }],
    });
  });
});
