import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, test } from "vitest";
import { explainQueryProblem } from "../../src/copy/problems.ts";
import { ok } from "../../src/lib/result.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { fakeConnection, settled } from "../support/fake-ports.ts";
import { failedInstance, NOW, page, task, tasks } from "../support/make-state.ts";
import { type App, type AppOptions, renderApp } from "../support/render-app.tsx";

afterEach(cleanup);

const fleet = [
  task(4, {
    name: "nginx.conf",
    status: "PartialFailed",
    tags: [["env", "prod"]],
    instances: [failedInstance("i-bad", "ClientNotRunning", "the client is not running"), failedInstance("i-bad2", "")],
  }),
  task(3, { name: "app.yaml", tags: [["env", "test"]] }),
  task(2, { name: "deploy.sh", status: "Running" }),
  task(1, { name: "nginx.conf" }),
];

async function ready(options?: AppOptions, content = page(fleet)): Promise<App> {
  const app = await renderApp(options);
  await app.answer(content);
  return app;
}

const small = { size: { columns: 80, rows: 24 } };
/** The row of the list with the cursor's mark. */
const cursorRow = (app: App): string | undefined => /▌([^│]*)│/u.exec(app.screen())?.[1]?.trim();

describe("the first frame", () => {
  test("stands before anything has answered, and says what is awaited", async () => {
    const app = await renderApp();
    expect(app.screen()).toContain(" cafe  prod (environment)  cn-hangzhou  ecs.cn-hangzhou.aliyuncs.com");
    expect(app.screen()).toContain("→ asking since 03:00:00");
    expect(app.screen()).toContain("Asking cn-hangzhou for its file sends");
    for (const title of ["1 Status", "2 Name", "3 Tags", "4 Tasks", "5 Detail"]) expect(app.screen()).toContain(title);
  });

  test("becomes the list when the answer is there", async () => {
    const app = await ready();
    expect(cursorRow(app)).toMatch(/^◐ PartialFailed nginx\.conf/u);
    expect(app.screen()).toContain("as of 03:00:00");
    expect(app.screen()).toContain("4 tasks, page 1 of 1");
    expect(app.screen()).toContain("5 Detail · nginx.conf");
    expect(app.screen()).toContain("1x ClientNotRunning");
  });

  test("of a region without tasks says so", async () => {
    expect((await ready({}, page([]))).screen()).toContain("No file sends in cn-hangzhou.");
  });
});

describe("moving", () => {
  test("moves the cursor at once, the detail after a pause", async () => {
    const app = await ready();
    await app.press("j", "down");
    expect(cursorRow(app)).toMatch(/^▸ Running {7}deploy\.sh/u);
    expect(app.screen()).toContain("5 Detail · nginx.conf");
    await app.advance(80);
    expect(app.screen()).toContain("5 Detail · deploy.sh");
  });

  test("takes a chunk of a held key as so many keys", async () => {
    const app = await ready();
    await app.send("jjj");
    expect(cursorRow(app)).toMatch(/^✓ Success {7}nginx\.conf/u);
  });

  test("goes to the ends, by pages and half pages", async () => {
    const app = await ready({}, page(tasks(50)));
    await app.press("G");
    expect(cursorRow(app)).toContain("file-1.conf");
    await app.press("g", "C-d", "C-u", "pgdn", "pgup", "end", "home");
    expect(cursorRow(app)).toContain("file-50.conf");
  });

  test("puts the cursor's row in reverse where its pane has the keys", async () => {
    const app = await ready();
    expect(app.painted()).toContain("\u001b[7m◐ PartialFailed nginx.conf");
    await app.press("tab");
    expect(app.painted()).not.toContain("\u001b[7m◐ PartialFailed nginx.conf");
    expect(cursorRow(app)).toMatch(/^◐ PartialFailed/u);
  });
});

describe("opening a task", () => {
  test("shows the detail with a cursor of its own, and instances open under it", async () => {
    const app = await ready();
    await app.press("enter", "G");
    expect(app.screen()).toContain("i-bad2");
    expect(app.screen()).toContain("Updated      2026-11-20 08:30:58Z");
    await app.press("left");
    expect(app.state().focus).toBe("tasks");
  });

  test("takes the whole screen where there is no room beside, and gives it back as it was", async () => {
    const app = await ready(small);
    const before = app.screen();
    await app.press("l");
    expect(app.screen()).toContain("5 Detail · nginx.conf");
    expect(app.screen()).not.toContain("4 Tasks");
    await app.press("esc");
    expect(app.screen()).toBe(before);
  });

  test("leads on to everything that was sent to an instance", async () => {
    const app = await ready();
    await app.press("enter", "G", "i");
    expect(app.pages.at(-1)?.asked.query).toEqual({ tags: [], instanceId: "i-bad2" });
    expect(app.screen()).toContain("instance=i-bad2");
  });
});

describe("filtering", () => {
  test("by status asks the service, keeps the rows meanwhile, and shows a chip", async () => {
    const app = await ready();
    await app.press("1", "space");
    expect(app.pages.at(-1)?.asked.query).toEqual({ status: "Failed", tags: [] });
    expect(app.screen()).toContain(" status=Failed ");
    expect(app.screen()).toContain("● ✗ Failed");
    expect(app.screen()).toContain("app.yaml");
    await app.answer(page([]));
    expect(app.screen()).toContain("No file send matches these filters, asked of the service:");
  });

  test("by name narrows while it is typed, and asks on Enter for the best match", async () => {
    const app = await ready();
    await app.press("2", "n", "g", "i");
    expect(app.screen()).toContain("/ ngi▏ Enter: nginx.co…");
    expect(app.screen()).not.toContain("deploy.sh");
    expect(app.pages).toHaveLength(1);
    await app.press("enter");
    expect(app.pages.at(-1)?.asked.query).toEqual({ tags: [], name: "nginx.conf" });
    expect(app.state().focus).toBe("tasks");
  });

  test("by tags asks for those of several keys, and says what is wrong with a bad one", async () => {
    const app = await ready();
    await app.press("3", "space");
    expect(app.pages.at(-1)?.asked.query.tags).toEqual([{ key: "env", value: "prod" }]);
    await app.press("k");
    await app.send("acs:x=1");
    await app.press("enter");
    const sentence = explainQueryProblem({ rule: "tag-key-prefix", value: "acs:x" });
    expect(app.lines().at(-1)).toContain(sentence.slice(0, 60));
    expect(app.pages).toHaveLength(2);
    expect(app.screen()).toContain("/ acs:x=1");
  });

  test("as you type looks at the loaded rows only, and q is then a letter", async () => {
    const app = await ready();
    await app.press("/", "y", "a", "m");
    expect(app.screen()).toContain("4 Tasks · newest first · /yam▏");
    expect(cursorRow(app)).toContain("app.yaml");
    expect(app.screen()).toContain("1 of 4 shown");
    await app.press("q");
    expect(app.told).toEqual([]);
    expect(app.screen()).toContain("None of the 4 tasks on this page matches:");
    await app.press("esc");
    expect(app.screen()).toContain("4 tasks, page 1 of 1");
  });

  test("to failures only is a chip of cafe's own", async () => {
    const app = await ready();
    await app.press("!");
    expect(app.screen()).toContain(" failures only ");
    expect(app.screen()).toContain("1 of 4 shown");
    expect(app.pages).toHaveLength(1);
  });

  test("takes a paste as one line of text, and never as keys", async () => {
    const app = await ready();
    await app.send("\u001b[200~q\rq\u001b[201~");
    expect(app.told).toEqual([]);
    await app.press("2");
    await app.send("\u001b[200~  app\r\nyaml\u001b[201~");
    expect(app.state().facets.name.typed).toBe("app yaml");
  });
});

describe("paging", () => {
  const two = { by: "number", number: 2 } as const;

  test("goes on and back, and says which page it is and which is awaited", async () => {
    const app = await ready({}, page(tasks(2, 4), { totalCount: 4, pageSize: 2, next: two }));
    expect(app.screen()).toContain("page 1 of 2");
    await app.press("]");
    expect(app.screen()).toContain("→ asking for page 2 since 03:00:00");
    expect(app.screen()).toContain("file-4.conf");
    await app.answer(page(tasks(2), { cursor: two, totalCount: 4, pageSize: 2 }));
    expect(app.screen()).toContain("page 2 of 2");
    expect(cursorRow(app)).toContain("file-2.conf");
    await app.press("]");
    expect(app.screen()).toContain("this is the last page");
    await app.press("[");
    expect(app.pages.at(-1)?.asked.cursor).toEqual({ by: "number", number: 1 });
  });

  test("by token never shows a total or a number of pages", async () => {
    const next = { by: "token", token: "t", ordinal: 2 } as const;
    const app = await ready({}, page(tasks(2, 4), { totalCount: null, next }));
    expect(app.screen()).toContain("total unknown");
    expect(app.screen()).toMatch(/2 tasks, page 1 ─╯/u);
  });
});

describe("layers", () => {
  test("the help starts with this place, scrolls to its end and back, and q closes it", async () => {
    const app = await ready();
    await app.press("?");
    expect(app.screen()).toMatch(/KEY +WHAT IT DOES/u);
    expect(app.lines().findIndex((line) => line.includes("Task list"))).toBeLessThan(6);
    expect(app.screen()).toContain("1-36 of ");
    await app.press("G");
    expect(app.screen()).toMatch(/-(\d+) of \1 ─╯/u);
    const end = app.screen();
    await app.press("k");
    expect(app.screen()).not.toBe(end);
    await app.press("q");
    expect(app.screen()).not.toContain("WHAT IT DOES");
    expect(app.told).toEqual([]);
  });

  test("the region picker says where its list is from, narrows, and moves to another region", async () => {
    const app = await ready();
    await app.press("R");
    expect(app.screen()).toContain("offline list of 2026-11-24; asking the service");
    app.regions[0]?.answer(ok([{ id: safeText("eu-west-1"), localName: safeText("伦敦"), endpoint: safeText("x") }]));
    await settled();
    await app.press("e", "u");
    expect(app.screen()).toMatch(/│ eu-west-1 +伦敦 +│/u);
    expect(app.screen()).not.toContain("offline list");
    await app.press("enter");
    expect(app.pages.at(-1)?.asked.region).toBe("eu-west-1");
    expect(app.screen()).toContain("Asking eu-west-1 for its file sends");
    expect(app.screen()).not.toContain("app.yaml");
    expect(app.screen()).toContain("ecs.eu-west-1.aliyuncs.com");
    expect(app.remembered.at(-1)).toMatchObject({ profile: "prod", what: { region: "eu-west-1" } });
  });

  test("the profile picker lists the profiles, connects to one, and drops the old one's rows", async () => {
    const app = await ready();
    const dev = fakeConnection("dev", "cn-beijing");
    app.connections.set("dev", dev.connection);
    for (const name of ["dev", "gone"]) {
      app.profiles.push({
        name: safeText(name),
        source: safeText("stored keys LTAI****9999"),
        region: safeText("cn-beijing"),
        current: false,
      });
    }
    await app.press("P");
    expect(app.screen()).toMatch(/PROFILE +KEYS FROM +REGION/u);
    expect(app.screen()).toContain("stored keys LTAI****9999");
    await app.press("enter");
    expect(app.screen()).toContain(" cafe  dev (environment)  cn-beijing");
    expect(app.screen()).toContain("using profile dev");
    expect(app.screen()).not.toContain("app.yaml");
    expect(dev.pages).toHaveLength(1);
  });

  test("a profile that cannot be used is named in a notice, and the old rows stay", async () => {
    const app = await ready();
    app.profiles.push({ name: safeText("gone"), source: safeText("stored"), region: safeText(""), current: false });
    await app.press("P", "enter");
    expect(app.screen()).toContain("profile gone: message of credentials");
    expect(app.screen()).toContain("app.yaml");
  });

  test("a picker without entries says what to do", async () => {
    const app = await ready();
    await app.press("P");
    expect(app.screen()).toContain("No profile is stored. Ctrl-A adds one.");
    await app.press("esc", "R");
    await app.send("No Such!");
    expect(app.screen()).toContain("Nothing matches what is typed.");
  });

  test("raw JSON and content are read in a layer", async () => {
    const app = await ready();
    await app.press("v");
    expect(app.screen()).toContain('"InvokeId": "f-4"');
    expect(app.screen()).toContain("f-4 as JSON");
    await app.press("esc", "p");
    expect(app.screen()).toContain("1  hello");
    await app.press("q");
    expect(app.screen()).not.toContain("1  hello");
    expect(app.told).toEqual([]);
  });
});

describe("a failure", () => {
  test("stands above the rows, which stay, and goes when it is over", async () => {
    const app = await ready();
    await app.press("r");
    expect(app.screen()).toContain("→ refreshing since 03:00:00");
    await app.fail("network");
    expect(app.screen()).toContain("✗ No connection");
    expect(app.screen()).toContain("r retries; tries again at 03:00:05");
    expect(app.screen()).toContain("app.yaml");
    expect(app.screen()).toContain("as of 03:00:00");
    await app.advance(5_000);
    expect(app.pages).toHaveLength(3);
    await app.answer(page(fleet, { fetchedAt: NOW + 5_000 }));
    expect(app.screen()).not.toContain("No connection");
    expect(app.screen()).toContain("as of 03:00:05");
  });

  test("of the first call says that nothing is loaded, and which key retries", async () => {
    const app = await renderApp();
    await app.fail("credentials");
    expect(app.screen()).toContain("Nothing could be loaded yet.");
    expect(app.screen()).toContain("r retries");
    await app.press("r");
    expect(app.screen()).toContain("Asking cn-hangzhou");
  });
});

describe("time", () => {
  test("a running task is asked after by itself; ages and freshness move on", async () => {
    const app = await ready();
    await app.advance(5_000);
    expect(app.pages).toHaveLength(2);
    await app.answer(page([task(1)]));
    await app.advance(120_000);
    expect(app.pages).toHaveLength(2);
    expect(app.screen()).toContain("as of 03:00:00, 2m old");
    expect(app.screen()).toMatch(/file-1\.conf .* 7m/u);
  });

  test("a notice goes after six seconds", async () => {
    const app = await ready({}, page([task(1)]));
    await app.press("y");
    expect(app.told).toEqual(["copy f-1"]);
    expect(app.screen()).toContain("copied f-1 (3 B, sent to the terminal's clipboard by OSC 52)");
    await app.advance(6_000);
    expect(app.screen()).not.toContain("copied");
  });
});

describe("leaving", () => {
  test("q quits at the list, and only there", async () => {
    const app = await ready();
    await app.press("5", "q");
    expect(app.told).toEqual([]);
    await app.press("q");
    expect(app.told).toEqual(["quit 0"]);
  });

  test.each(["?", "/", "2", "R", "v"])("Ctrl-C quits from where %s leads", async (key) => {
    const app = await ready();
    await app.press(key, "C-c");
    expect(app.told).toEqual(["quit 130"]);
  });

  test("Ctrl-Z and Ctrl-L go to the terminal", async () => {
    const app = await ready();
    await app.press("C-z", "C-l");
    expect(app.told).toEqual(["suspend", "redraw"]);
  });
});
