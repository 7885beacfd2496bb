/** The list as it moves on: pages, refreshing by key and by itself. */
import { expect, test } from "vitest";
import { startAnswering } from "../support/answering-server.ts";
import { exploreLoaded, KEY, startService, totalOn } from "../support/explorer.ts";

const TASKS = "4 Tasks";
const DETAIL = "5 Detail";
const MINUTES = 60_000;

const taskOf = (detail: string): string => /^│. *Task +(\S+) in /mu.exec(detail)?.[1] ?? "";
const idsOf = (pane: string): string[] => pane.match(/f-hz0\w+/gu) ?? [];

test("pages go forth and back with their filters, each task on one page only, and end where the list ends", async () => {
  const service = await startService();
  // This wide, the list shows its InvokeIds.
  const explorer = await exploreLoaded(service.url, { args: "--status Success --page-size 20", cols: 240, rows: 50 });
  const first = explorer.pane(TASKS);
  const pages = Math.ceil(totalOn(explorer.screen()) / 20);
  expect(pages).toBeGreaterThan(2);
  const seen = idsOf(first);
  expect(seen).toHaveLength(20);
  for (let page = 2; page <= pages; page += 1) {
    explorer.key("]");
    seen.push(...idsOf(await explorer.waitForPane(TASKS, new RegExp(`tasks?, page ${page} of ${pages} ─╯$`, "u"))));
    expect(explorer.screen()).toMatch(/^ {2}status=Success {2}/mu);
    expect(explorer.pane(TASKS)).not.toMatch(/Failed|Running|Pending/u);
  }
  expect(new Set(seen).size).toBe(totalOn(explorer.screen()));
  explorer.key("]");
  await explorer.waitFor(/ this is the last page /u);
  for (let page = pages - 1; page >= 1; page -= 1) {
    explorer.key("[");
    await explorer.waitForPane(TASKS, new RegExp(`, page ${page} of ${pages} ─╯$`, "u"));
  }
  expect(idsOf(explorer.pane(TASKS))).toEqual(idsOf(first));
  explorer.key("[");
  await explorer.waitFor(/ this is the first page /u);
  await service.close();
});

test("r asks again: what has ended meanwhile is shown so, and the cursor stays on its task", async () => {
  const service = await startService();
  const explorer = await exploreLoaded(service.url, { args: "--refresh off" });
  const before = await explorer.waitForPane(DETAIL, /^│ ○ Pending .* [1-9]\d* open of/mu);
  service.advance(12 * MINUTES);
  explorer.key("r");
  const after = await explorer.waitForPane(DETAIL, /^│ [◐✗✓] \w+ .* 0 open of/mu);
  expect(taskOf(after)).toBe(taskOf(before));
  await service.close();
});

test("a task under way is followed to its end without a key, while new ones arrive above it", async () => {
  const service = await startService();
  const explorer = await exploreLoaded(service.url, { args: "--refresh 1" });
  const before = explorer.pane(DETAIL);
  expect(before).toMatch(/^│ ○ Pending .* [1-9]\d* open of/mu);
  for (let minutes = 0; minutes < 12; minutes += 4) {
    const since = /as of (\S+)/u.exec(explorer.screen())?.[1];
    service.advance(4 * MINUTES);
    await explorer.waitUntil("fresher rows", () => /as of (\S+)/u.exec(explorer.screen())?.[1] !== since);
  }
  const after = await explorer.waitForPane(DETAIL, /^│ [◐✗✓] \w+ .* 0 open of/mu);
  expect(taskOf(after)).toBe(taskOf(before));
  await service.close();
});

test("a page past the end says so and leads back", async () => {
  const service = await startService({ tasks: 30 });
  const explorer = await exploreLoaded(service.url, { args: "--page 3 --page-size 50" });
  await explorer.waitForPane(TASKS, /This page has no tasks\.[\s\S]*\[ goes back/u);
  explorer.key("[");
  await explorer.waitForPane(TASKS, /, page 2 of /u);
  explorer.key(`[${KEY.esc}`);
  await explorer.waitForPane(TASKS, /, page 1 of /u);
  await service.close();
});

/** A service that pages by tokens only, and counts nothing (the newer paging of the reference). */
function tokenService() {
  const size = 5;
  return startAnswering((parameters) => {
    const from = Number(parameters.get("NextToken") ?? 0);
    const tasks = Array.from({ length: size }, (_, i) => ({
      InvokeId: `f-hz0token${from + i}`,
      Name: `file-${from + i}.conf`,
      InvocationStatus: "Success",
      CreationTime: "2026-11-01T00:00:00Z",
      VmCount: 0,
    }));
    const next = from + size;
    return {
      body: {
        RequestId: "9F1C0B2A-0000-0000-0000-000000000000",
        PageSize: size,
        NextToken: next < 3 * size ? String(next) : "",
        Invocations: { Invocation: tasks },
      },
    };
  });
}

test("a service that counts nothing is paged by its tokens, and no total or number of pages is claimed", async () => {
  const service = await tokenService();
  const explorer = await exploreLoaded(service.url, { args: "--page-size 5" });
  expect(explorer.screen()).toMatch(/ total unknown, oldest seen \w+ *$/mu);
  expect(explorer.pane(TASKS)).toMatch(/file-0\.conf[\s\S]* 5 tasks, page 1 ─╯$/u);
  for (const [key, first, page] of [
    ["]", 5, 2],
    ["]", 10, 3],
    ["[", 5, 2],
    ["[", 0, 1],
    ["]", 5, 2],
    ["]", 10, 3],
  ] as const) {
    explorer.key(key);
    await explorer.waitForPane(
      TASKS,
      new RegExp(`^│▌✓ Success +file-${first}\\.conf[\\s\\S]* 5 tasks, page ${page} ─╯$`, "mu"),
    );
  }
  explorer.key("]");
  await explorer.waitFor(/ this is the last page /u);
  await service.close();
});
