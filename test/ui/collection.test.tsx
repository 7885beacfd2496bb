import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import type { Viewport } from "../../src/core/state.ts";
import { err, ok } from "../../src/lib/result.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { displayWidth } from "../../src/lib/width.ts";
import { settled } from "../support/fake-ports.ts";
import { failure, page, task, tasks } from "../support/make-state.ts";
import { type App, renderApp } from "../support/render-app.tsx";

afterEach(cleanup);

const SIZES: readonly Viewport[] = [
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
];
const cases = SIZES.map((size) => [`${size.columns}x${size.rows}`, size] as const);
const scope = (...regions: readonly string[]) => ({ start: { scope: { profiles: [], regions } } });

/** Answers the open call for a region; times out where there is nothing to answer with. */
async function answer(app: App, region: string, rows: Parameters<typeof page>[0] | null, more = {}): Promise<void> {
  const call = app.pages.find(({ asked }) => asked.region === region);
  if (!call) throw new Error(`${region} was not asked`);
  const { cursor, pageSize } = call.asked;
  const placed = rows?.map((one) => ({ ...one, region: safeText(region) })) ?? [];
  call.answer(
    rows === null
      ? err(failure("timeout", { message: safeText("no reply within 10 s") }))
      : ok(page(placed, { cursor, pageSize, region: safeText(region), ...more })),
  );
  app.pages.splice(app.pages.indexOf(call), 1);
  await settled();
}

function checkFrame(app: App, { columns, rows }: Viewport): void {
  const lines = app.lines();
  expect(lines.length).toBeLessThanOrEqual(rows);
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
}

describe.each(cases)("at %s", (_, size) => {
  test("several regions come into one list, newest first, each with its region", async () => {
    const app = await renderApp({ size, ...scope("cn-beijing", "eu-west-1") });
    expect(app.lines()[0]).toContain(" 2 regions ");
    expect(app.lines()[0]).toContain("0 of 2 regions since 03:00:00");
    expect(app.screen()).toContain("Asking 2 places ...");
    await answer(app, "cn-beijing", [task(1, { minutesAgo: 7 })]);
    await app.advance(200);
    expect(app.lines()[0]).toContain("1 of 2 regions since 03:00:00");
    await answer(app, "eu-west-1", [task(2, { minutesAgo: 3 })]);
    await app.advance(200);
    checkFrame(app, size);
    const rows = app.lines().filter((line) => /file-\d\.conf .* \dm/u.test(line) && line.includes("│"));
    expect(rows.map((line) => /eu-west-1|cn-beijing/u.exec(line)?.[0])).toEqual(["eu-west-1", "cn-beijing"]);
    expect(app.screen()).toMatch(/STATUS +REGION +FILE/u);
    expect(app.lines()[1]).toContain("2 loaded, all there are");
    expect(app.lines()[0]).toContain("as of 03:00:00");
  });

  test("regions that fail are named above the rows of the others; r asks just these again", async () => {
    const app = await renderApp({ size, ...scope("cn-beijing", "eu-west-1", "us-east-1") });
    await answer(app, "cn-beijing", tasks(3));
    await answer(app, "eu-west-1", null);
    await answer(app, "us-east-1", null);
    await app.advance(200);
    checkFrame(app, size);
    expect(app.lines()[2]).toContain("✗ 2 of 3 regions failed: eu-west-1, us-east-1; r retries just these");
    expect(app.lines()[3]).toContain("eu-west-1: ");
    expect(app.lines()[3]).toContain("no reply within 10 s");
    expect(app.screen()).toContain("file-3.conf");
    expect(app.lines()[1]).toContain("3 loaded, more may exist");
    await app.press("r");
    expect(app.pages.map(({ asked }) => asked.region)).toEqual(["eu-west-1", "us-east-1"]);
    await answer(app, "eu-west-1", []);
    await answer(app, "us-east-1", []);
    await app.advance(200);
    expect(app.screen()).not.toContain("failed:");
    expect(app.lines()[1]).toContain("3 loaded, all there are");
  });

  test("A reads every page, says how far it is, pauses, goes on, and Esc keeps what there is", async () => {
    const app = await renderApp({ size });
    const more = { totalCount: 1_000, next: { by: "number", number: 2 } };
    await answer(app, "cn-hangzhou", tasks(50, 1_000), more);
    await app.press("A");
    expect(app.lines().at(-1)).toContain("loading every page, in about 24 calls; A pauses, Esc stops");
    await answer(app, "cn-hangzhou", tasks(50, 1_000), more);
    await app.advance(200);
    checkFrame(app, size);
    expect(app.lines()[0]).toContain("all pages since 03:00:00");
    expect(app.lines()[1]).toMatch(/━─{9} 50 of 1000 loaded,.* about 23 to go.*A pauses/u);
    await app.press("A");
    expect(app.lines()[1]).toContain("paused");
    await app.press("A", "esc");
    expect(app.lines()[1]).toContain("50 loaded, more exist");
    expect(app.lines().at(-1)).toContain("stopped; what is loaded stays");
    expect(app.screen()).toContain("file-1000.conf");
  });

  test("more than a hundred calls are asked about first", async () => {
    const app = await renderApp({ size });
    await answer(app, "cn-hangzhou", tasks(50), { totalCount: 20_000, next: { by: "number", number: 2 } });
    await app.press("A");
    checkFrame(app, size);
    expect(app.screen()).toContain("about 480 calls");
    expect(app.pages).toEqual([]);
    await app.press("n");
    expect(app.pages).toEqual([]);
    await app.press("A", "y");
    expect(app.pages).toHaveLength(1);
    expect(app.lines()[0]).toContain("all pages since");
  });
});

test("regions marked in the picker are asked together", async () => {
  const app = await renderApp();
  await answer(app, "cn-hangzhou", tasks(1));
  await app.press("R", "tab", "down", "tab");
  expect(app.screen()).toMatch(/● cn-hangzhou[\s\S]*● cn-beijing[\s\S]* {2}eu-west-1/u);
  await app.press("enter");
  expect(app.pages.map(({ asked }) => asked.region)).toEqual(["cn-hangzhou", "cn-beijing"]);
});

test("all regions are those that the service lists", async () => {
  const app = await renderApp({ start: { scope: { profiles: [], regions: "all" } } });
  expect(app.screen()).toContain("Asking the service which regions there are ...");
  app.regions[0]?.answer(err(failure("server")));
  await settled();
  expect(app.pages.map(({ asked }) => asked.region)).toEqual(["cn-hangzhou", "cn-beijing", "eu-west-1"]);
});
