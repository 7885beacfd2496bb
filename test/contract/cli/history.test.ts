import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { cafe, environment } from "./run-cafe.ts";

let emulator: Emulator;
/** The clock stands still, so that no task changes between two calls. */
const AT = Date.now();
beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => AT });
});
afterAll(() => emulator.close());

/** Somebody with a config folder, and what is asked as what comes of it. */
function somebody() {
  const dir = join(tempFolder("cli-history"), "config");
  const env = { ...environment(emulator.url), CAFE_CONFIG_DIR: dir };
  const nobody = { ...env, CAFE_ENDPOINT: "http://127.0.0.1:1" };
  return {
    dir,
    run: (line: string) => cafe(line, env),
    /** Where no endpoint listens. */
    offline: (line: string) => cafe(line, nobody),
  };
}

interface Listed {
  readonly regions?: readonly object[];
  readonly tasks: readonly { readonly [field: string]: unknown }[];
}
const tasksOf = (text: string): Listed["tasks"] => {
  const { tasks }: Listed = JSON.parse(text);
  return tasks;
};
const bare = (tasks: Listed["tasks"]) => tasks.map((task) => ({ ...task, Content: null }));

describe("--history", () => {
  test("gives back every task of a crawl, as it was and in the same order, without a call", async () => {
    const { run, offline } = somebody();
    const crawl = await run("list --all --region cn-hangzhou,cn-beijing --output json");
    const asked = tasksOf(crawl.stdout());
    expect(asked.length).toBeGreaterThan(100);
    const kept = await offline("list --history --all --region cn-hangzhou,cn-beijing --output json");
    expect(kept.code).toBe(0);
    expect(tasksOf(kept.stdout())).toEqual(bare(asked));
    const all = await offline("list --history --all --region all --output json");
    expect(tasksOf(all.stdout())).toEqual(bare(asked));
  });

  test.each([
    "--name nginx.conf",
    "--status PartialFailed",
    "--tag env=prod --tag app=shop-web",
    "--page 2 --page-size 7",
  ])("answers %s as the service does", async (filters) => {
    const { run, offline } = somebody();
    await run("list --all");
    const asked = await run(`list ${filters} --output json`);
    const kept = await offline(`list --history ${filters} --output json`);
    const { requestId: _, ...envelope } = JSON.parse(kept.stdout());
    const { requestId: __, ...expected } = JSON.parse(asked.stdout());
    expect(tasksOf(asked.stdout()).length).toBeGreaterThan(0);
    expect(envelope).toEqual({ ...expected, tasks: bare(expected.tasks) });
  });

  test("makes the same failures and rollouts of them", async () => {
    const { run, offline } = somebody();
    for (const command of ["failures --all --output json", "rollouts --all --output json"]) {
      const asked = await run(command);
      const kept = await offline(command.replace(" ", " --history "));
      const { regions: _, ...made } = JSON.parse(kept.stdout());
      const { regions: __, ...expected } = JSON.parse(asked.stdout());
      expect(made).toEqual(expected);
    }
  });

  test("says in one sentence that there is none yet, and makes none", async () => {
    const { dir, offline } = somebody();
    const { code, stdout, stderr } = await offline("list --history");
    expect([code, stdout()]).toEqual([2, ""]);
    expect(stderr()).toMatch(/^cafe: There is no local history yet[^\n]*\.\n$/u);
    expect(() => readdirSync(dir)).toThrow(/ENOENT/u);
  });

  test("reads what a profile left behind that is gone, and names those there are", async () => {
    const { dir, run } = somebody();
    await run("list");
    const env = { CAFE_CONFIG_DIR: dir };
    const none = await cafe("list --history", env);
    expect(none.code).toBe(2);
    const [, account = ""] = /choose one of (\S+) with --profile/u.exec(none.stderr()) ?? [];
    const { code, stdout } = await cafe(`list --history --profile ${account} --output json`, env);
    expect(code).toBe(0);
    expect(tasksOf(stdout())).toHaveLength(50);
  });
});

describe("cafe history", () => {
  test("says how much there is, forgets it when told to, and keeps no content", async () => {
    const { dir, run } = somebody();
    await run("list --all");
    const size = JSON.parse((await run("history size --output json")).stdout());
    expect(size).toMatchObject({ path: join(dir, "history.db"), enabled: true, content: false });
    expect(size.accounts).toMatchObject([{ region: "cn-hangzhou", tasks: size.tasks, contents: 0 }]);
    expect((await run("history size")).stdout()).toMatch(/^tasks +\d+$/mu);

    expect((await run("history clear")).code).toBe(2);
    expect(JSON.parse((await run("history size --output json")).stdout()).tasks).toBe(size.tasks);
    expect((await run("history clear --yes")).code).toBe(0);
    expect(JSON.parse((await run("history size --output json")).stdout())).toMatchObject({ tasks: 0, accounts: [] });
  });

  test("asks on a terminal before it forgets anything", async () => {
    const { dir, run } = somebody();
    await run("list");
    const env = { ...environment(emulator.url), CAFE_CONFIG_DIR: dir };
    const tty = { stdin: true, stdout: true, stderr: true };
    const answering = (answer: string | null) => cafe("history clear", env, { tty, askSecret: async () => answer });
    expect((await answering("no")).code).toBe(130);
    expect((await answering(null)).code).toBe(130);
    expect(JSON.parse((await run("history size --output json")).stdout()).tasks).toBe(50);
    expect((await answering("yes")).code).toBe(0);
    expect(JSON.parse((await run("history size --output json")).stdout()).tasks).toBe(0);
  });

  test("off keeps nothing more, on does again; the demo, doctor and a test of a profile never did", async () => {
    const { dir, run } = somebody();
    expect((await run("history off")).code).toBe(0);
    await run("list");
    expect(readdirSync(dir)).toEqual(["config.json"]);
    expect((await run("history on")).code).toBe(0);
    await run("list --demo");
    await run("doctor");
    expect(readdirSync(dir)).toEqual(["config.json"]);
    await run("list");
    expect(readdirSync(dir).sort()).toEqual(["config.json", "history.db"]);
  });

  test("content on keeps contents, and content off forgets them", async () => {
    const { run, offline } = somebody();
    await run("history content on");
    const asked = tasksOf((await run("list --output json")).stdout());
    expect(tasksOf((await offline("list --history --output json")).stdout())).toEqual(asked);
    expect((await run("history content off")).code).toBe(0);
    expect(tasksOf((await offline("list --history --output json")).stdout())).toEqual(bare(asked));
  });

  test("of a newer cafe is said at the end of a call, which works all the same, and is left alone", async () => {
    const { dir, run } = somebody();
    await run("list");
    const { DatabaseSync } = await import("node:sqlite");
    const db = new DatabaseSync(join(dir, "history.db"));
    db.exec("PRAGMA user_version = 9");
    db.close();
    const before = readFileSync(join(dir, "history.db"));
    const { code, stderr } = await run("list");
    expect(code).toBe(0);
    expect(stderr()).toMatch(/history\.db is of version 9, from a newer cafe: it is left alone/u);
    expect((await run("history size")).code).toBe(1);
    expect(readFileSync(join(dir, "history.db"))).toEqual(before);
  });

  test("that is broken costs its call nothing", async () => {
    const { dir, run } = somebody();
    await run("list");
    writeFileSync(join(dir, "history.db"), "no database at all ".repeat(100));
    const { code, stdout, stderr } = await run("list --output json");
    expect(code).toBe(0);
    expect(tasksOf(stdout())).toHaveLength(50);
    expect(stderr()).toMatch(/history\.db could not be read\. It is kept as history\.db\.corrupt-/u);
  });
});

describe("cafe open", () => {
  test.each([
    ["of which there is none", "none.json", null, /^cafe: none\.json does not exist\.\n$/u],
    ["that holds none", "a.json", "{}", /^cafe: \S+a\.json holds no tasks[^\n]*\.\n$/u],
    ["that is a folder", ".", null, /^cafe: \. is no regular file\.\n$/u],
  ])("refuses a file of tasks %s in one sentence", async (_, name, text, said) => {
    const path = text === null ? name : join(tempFolder("open"), name);
    if (text !== null) writeFileSync(path, text);
    const tty = { stdin: true, stdout: true, stderr: true };
    const { code, stderr } = await cafe(`open ${path}`, {}, { tty });
    expect(code).toBe(2);
    expect(stderr()).toMatch(said);
  });

  test("needs a terminal", async () => {
    const { code, stderr } = await cafe("open a.json", {});
    expect(code).toBe(2);
    expect(stderr()).toMatch(/needs a terminal/u);
  });
});
