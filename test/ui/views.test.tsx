import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import { layoutFor } from "../../src/core/layout.ts";
import type { Viewport } from "../../src/core/state.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { displayWidth } from "../../src/lib/width.ts";
import { ASCII_GLYPHS } from "../../src/present/glyphs.ts";
import { inAscii } from "../../src/ui/theme/theme.ts";
import { THEMES } from "../support/looks.ts";
import { failedInstance, page, type TaskSketch, task } from "../support/make-state.ts";
import { type App, type AppOptions, renderApp } from "../support/render-app.tsx";
import { makeInstance } from "../unit/domain/make-task.ts";
import { HOSTILE } from "../unit/present/text-of.ts";

afterEach(cleanup);

const SIZES: readonly Viewport[] = [
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
  { columns: 60, rows: 15 },
  { columns: 200, rows: 50 },
];
const cases = SIZES.map((size) => [`${size.columns}x${size.rows}`, size] as const);

const arrived = (id: string) => makeInstance({ instanceId: safeText(id) });

const send = (id: string, minutesAgo: number, instances: NonNullable<TaskSketch["instances"]>) =>
  task(id, { name: "nginx.conf", status: "PartialFailed", minutesAgo, instances });

/** Two rollouts; in the first, i-1 failed and recovered, i-2 stands failed. */
const FLEET = [
  send("3", 2, [arrived("i-1")]),
  send("2", 5, [
    failedInstance("i-1", "ClientNotRunning", "off"),
    failedInstance("i-2", "FileCreateFail"),
    arrived("i-3"),
  ]),
  task("1", { name: "app.yaml", minutesAgo: 200 }),
];
const hostile = HOSTILE.map((text, i) => task(`h${i}`, { name: text, instances: [failedInstance(text, text, text)] }));

async function opened(options: AppOptions, rows = FLEET): Promise<App> {
  const app = await renderApp(options);
  await app.answer(page(rows));
  return app;
}

/** Each line of the panes reaches from edge to edge, and none over it. */
function checkEdges(app: App, { columns, rows }: Viewport, edges = /^[│╭╰].*[│╮╯]$/u): void {
  const inside = app.lines().slice(layoutFor(app.state()).body.y, -1);
  expect(app.lines().length).toBeLessThanOrEqual(rows);
  expect(inside.length).toBeGreaterThan(5);
  for (const line of inside) {
    expect(displayWidth(line)).toBe(columns);
    expect(line).toMatch(edges);
    expect(safeText(line)).toBe(line);
  }
}

const TOUR = [
  ["u"],
  ["s"],
  ["S"],
  ["enter"],
  ["5"],
  ["G"],
  ["esc", "esc", "f"],
  ["]"],
  ["5"],
  ["G"],
  ["4", "]"],
  ["]"],
  ["]"],
  ["<"],
  ["<"],
  ["t"],
] as const;

describe.each(cases)("at %s", (_, size) => {
  test("every view stays within its frames, whatever the names are", async () => {
    const app = await opened({ size }, [...FLEET, ...hostile]);
    for (const keys of TOUR) {
      await app.press(...keys);
      checkEdges(app, size);
    }
  }, 60_000);

  test("they do in ASCII, without a sign that is none", async () => {
    const app = await opened({ size, look: { theme: inAscii(THEMES.mono), glyphs: ASCII_GLYPHS } });
    for (const key of ["u", "enter", "f", "]", "<"]) {
      await app.press(key);
      checkEdges(app, size, /^[|+].*[|+]$/u);
      expect(app.screen()).toMatch(/^[\x20-\x7e\n]*$/u);
    }
  }, 60_000);
});

describe("rollouts", () => {
  test("have a share, numbers and ages in the list, and the whole story beside it", async () => {
    const app = await opened({ size: { columns: 120, rows: 40 } });
    await app.press("u");
    const screen = app.screen();
    expect(screen).toContain("4 Rollouts · latest first");
    expect(screen).toContain("2 rollouts of 3 tasks");
    expect(screen).toMatch(/▌◐ partly +nginx\.conf +━━━─+ +3 +1 +- +1 \/etc\/nginx +2m/u);
    expect(screen).toMatch(/✓ ok +app\.yaml +─+ +1 +- +- +- \/etc\/nginx +3h/u);
    expect(screen).toContain("1 failed · 2 ok · 0 open of 3 · 1 recovered");
    expect(screen).toContain("1x FileCreateFail  file could not be written");
    expect(screen).toMatch(/First +2026-11-24 02:55:00Z \(5m ago\)/u);
    expect(screen).toMatch(/Sends: 2, the latest first[\s\S]*f-3 [\s\S]*f-2 /u);
  });

  test("lead to their instances, failed first, and to the sends of one; Esc leads back", async () => {
    const app = await opened({ size: { columns: 120, rows: 40 } });
    await app.press("u", "enter");
    expect(app.screen()).toMatch(/✗ Failed +i-2 +FileCreateFail +1 /u);
    expect(app.screen()).toMatch(/✓ Success +i-1 +recovered 08:30:57Z +2 /u);
    await app.press("enter");
    expect(app.screen()).toContain("sends to i-2");
    expect(app.screen()).toContain("1 of 3 shown");
    await app.press("esc");
    expect(app.screen()).toContain("Instances of nginx.conf");
    await app.press("esc");
    expect(app.screen()).toContain("4 Rollouts");
    await app.press("esc");
    expect(app.screen()).toContain("4 Tasks");
  });

  test("open a send from the pane beside them", async () => {
    const app = await opened({ size: { columns: 120, rows: 40 } });
    await app.press("u", "5", "G", "enter");
    expect(app.screen()).toContain("nginx.conf f-2");
    expect(app.screen()).toContain("1 of 3 shown");
  });

  test("say which key helps where there is none", async () => {
    const app = await opened({ size: { columns: 80, rows: 24 } }, [task("1")]);
    await app.press("u", "!");
    expect(app.screen()).toContain("No rollout stands failed among the 1 task at hand.");
    expect(app.screen()).toContain("! shows those that went well");
    await app.press("!");
    expect(app.screen()).toContain("1 rollout of 1 task");
  });
});

describe("failures", () => {
  test("show all five groupings and the one that is on, with shares and meanings", async () => {
    const app = await opened({ size: { columns: 120, rows: 40 } });
    await app.press("f");
    expect(app.screen()).toContain("[by cause]  by instance   by file   by region   by hour");
    expect(app.screen()).toMatch(/▌ +1 ━━━━──── +50% ClientNotRunning +Cloud Assistant is not running +no/u);
    expect(app.screen()).toMatch(/ 1 ━━━━──── +50% FileCreateFail +file could not be written +maybe/u);
    await app.press("]");
    expect(app.screen()).toContain(" by cause  [by instance]");
    expect(app.screen()).toMatch(/1 +2 ━━━━──── +50% i-1 +ClientNotRunning +5m/u);
    await app.press("[", "[");
    expect(app.screen()).toContain("[by hour]");
    expect(app.screen()).toContain("2026-11-24 02:00Z");
  });

  test("tell beside a cause what to do, with commands for the instances", async () => {
    const app = await opened({ size: { columns: 200, rows: 50 } });
    await app.press("f");
    const screen = app.screen();
    expect(screen).toMatch(/Next step +Start aliyun\.service/u);
    expect(screen).toMatch(/ErrorInfo +off \(1\)/u);
    expect(screen).toContain("cn-hangzhou: 1 instance, 1 send");
    expect(screen).toContain("Run          aliyun ecs DescribeCloudAssistantStatus");
    expect(screen).toContain("aliyun ecs InstallCloudAssistant");
    expect(screen).toContain("cafe retry f-2 --region cn-hangzhou");
    expect(screen).toContain("https://help.aliyun.com/document_detail/87029.html");
    await app.press("j");
    await app.advance(80);
    expect(app.screen()).toMatch(/Beware +the file may already be on the instance/u);
  });

  test("lead to the tasks of a cause, and back", async () => {
    const app = await opened({ size: { columns: 80, rows: 24 } });
    await app.press("f", "enter");
    expect(app.screen()).toContain("error=ClientNotRunning");
    expect(app.screen()).toContain("1 of 3 shown");
    await app.press("esc");
    expect(app.screen()).toContain("[by cause]");
  });

  test("have a time cursor, which narrows all that is shown, and comes back", async () => {
    const app = await opened({ size: { columns: 120, rows: 40 } });
    await app.press("f", "t");
    expect(app.screen()).toContain("< and > choose a time in the chart first");
    await app.press("<");
    expect(app.screen()).toMatch(/2026-11-24 02:55Z: 2 sends, 2 of 4 failed; t narrows to it ↑/u);
    await app.press("<", ">", ">", "t");
    expect(app.screen()).toMatch(/since 2026-11-24 02:55:00Z +until 2026-11-24 03:00:00Z/u);
    expect(app.screen()).toContain("2 causes of 2 tasks");
    await app.press("esc");
    expect(app.screen()).toContain("2 causes of 3 tasks");
  });

  test("say which key helps where nothing failed", async () => {
    const app = await opened({ size: { columns: 80, rows: 24 } }, [task("1")]);
    await app.press("f");
    expect(app.screen()).toContain("Nothing failed in the 1 task at hand.");
    expect(app.screen()).toContain("A loads every page");
  });
});

test("a search in a view narrows what it is made of as it is typed", async () => {
  const app = await opened({ size: { columns: 120, rows: 40 } });
  await app.press("u", "/", "a", "p", "p", ".");
  expect(app.screen()).toContain("1 rollout of 1 task");
  expect(app.screen()).toContain("/app.");
});
