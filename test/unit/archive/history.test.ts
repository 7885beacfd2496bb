import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { BOUNDS, type Bounds, type History, openHistory } from "../../../src/archive/history.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { wholeTask, withoutContent } from "./make-record.ts";

const NOW = Date.parse("2026-11-24T03:00:00Z");
const OWNER = { account: "prod", profile: safeText("prod") };
const newPath = (): string => join(tempFolder("history"), "history.db");

function open(
  path: string,
  { content = false, bounds = BOUNDS }: { content?: boolean; bounds?: Bounds } = {},
): History {
  const opened = openHistory(path, NOW, content, bounds);
  if (!opened.ok) throw new Error(opened.error.why);
  return opened.value.history;
}

const problem = (path: string) => {
  const opened = openHistory(path, NOW, false);
  return opened.ok ? null : opened.error;
};

const found = (history: History, region = "cn-hangzhou", owner = OWNER) => {
  const answer = history.source(owner).find({ region, query: EVERYTHING, offset: 0, limit: 1000 });
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};

describe("the history", () => {
  test("gives back what was seen, equal but for its content, from another opening", () => {
    const path = newPath();
    const tasks = [
      wholeTask("f-2", { status: "PartialFailed", tags: [["env", "prod"]], instanceIds: ["i-1", "i-2"] }),
      wholeTask("f-1", { name: "日本語\u0000\ud800.txt", createdAt: "no time" }),
    ];
    const first = open(path);
    expect(first.remember("prod", tasks, NOW)).toBeNull();
    first.close();
    expect(found(open(path)).tasks).toEqual(tasks.map(withoutContent));
  });

  test("holds no byte of a content that was not asked for, and all of one that was", () => {
    const path = newPath();
    const plain = wholeTask("f-1", { content: "TheContentOfTheFile" });
    const history = open(path);
    history.remember("prod", [plain], NOW);
    history.close();
    expect(readFileSync(path, "latin1")).not.toContain("TheContentOfTheFile");
    const keeping = open(path, { content: true });
    keeping.remember("prod", [plain], NOW + 1);
    expect(found(keeping).tasks).toEqual([plain]);
    expect(keeping.shares()[0]).toMatchObject({ tasks: 1, contents: 1 });
    expect(keeping.forgetContents()).toBeNull();
    expect(found(keeping).tasks).toEqual([withoutContent(plain)]);
  });

  test("keeps each account's and each region's tasks apart", () => {
    const history = open(newPath());
    history.remember("prod", [wholeTask("f-1"), wholeTask("f-1", {}, "cn-beijing")], NOW);
    history.remember("LTAI****1234", [wholeTask("f-1", { name: "other" }, "cn-hangzhou", "environment")], NOW);
    expect(found(history).tasks).toHaveLength(1);
    const other = { account: "LTAI****1234", profile: safeText("environment") };
    expect(found(history, "cn-hangzhou", other).tasks).toMatchObject([{ name: "other", profile: "environment" }]);
    expect(history.source(other).regions()).toEqual(["cn-hangzhou"]);
    expect(history.shares().map(({ account, region, tasks }) => [account, region, tasks])).toEqual([
      ["LTAI****1234", "cn-hangzhou", 1],
      ["prod", "cn-beijing", 1],
      ["prod", "cn-hangzhou", 1],
    ]);
  });

  test("keeps what was seen later, whoever writes first", () => {
    const history = open(newPath());
    history.remember("prod", [wholeTask("f-1", { status: "Success" })], NOW);
    history.remember("prod", [wholeTask("f-1", { status: "Running" })], NOW - 1);
    expect(found(history).tasks).toMatchObject([{ status: "Success" }]);
    history.remember("prod", [wholeTask("f-1", { status: "Failed" })], NOW + 1);
    expect(found(history).tasks).toMatchObject([{ status: "Failed" }]);
  });

  test("knows a first page as it was seen last, and says of when its oldest row is", () => {
    const history = open(newPath());
    expect(history.lastKnown(OWNER, "cn-hangzhou", EVERYTHING, 50)).toBeNull();
    history.remember("prod", [wholeTask("f-1")], NOW - 5000);
    history.remember("prod", [wholeTask("f-2"), wholeTask("f-3")], NOW);
    expect(history.lastKnown(OWNER, "cn-hangzhou", EVERYTHING, 50)).toMatchObject({
      fromHistory: true,
      fetchedAt: NOW - 5000,
      totalCount: null,
      next: null,
      tasks: [{ invokeId: "f-3" }, { invokeId: "f-2" }, { invokeId: "f-1" }],
    });
    expect(history.lastKnown(OWNER, "cn-hangzhou", EVERYTHING, 2)).toMatchObject({ fetchedAt: NOW });
    expect(history.lastKnown(OWNER, "cn-hangzhou", { tags: [], resourceGroupId: "rg-1" }, 50)).toBeNull();
  });

  test("stays within its bounds: what was seen least lately goes first, and what is too old goes", () => {
    const path = newPath();
    const bounds = { tasks: 3, age: 1000 };
    const history = open(path, { bounds });
    history.remember("prod", [wholeTask("f-old")], NOW - 2000);
    for (const id of [1, 2, 3, 4]) history.remember("prod", [wholeTask(`f-${id}`)], NOW + id);
    history.remember("prod", [wholeTask("f-1")], NOW + 5);
    history.close();
    expect(found(open(path)).tasks.map(({ invokeId }) => invokeId)).toEqual(["f-4", "f-3", "f-1"]);
  });

  test("is empty after it was cleared, and no trace of a task stays in any of its files", () => {
    const path = newPath();
    const history = open(path);
    history.remember("prod", [wholeTask("f-trace", { name: "TheNameOfTheFile" })], NOW);
    expect(history.bytes()).toBeGreaterThan(0);
    expect(history.clear()).toBeNull();
    expect(history.shares()).toEqual([]);
    const dir = join(path, "..");
    for (const file of readdirSync(dir)) {
      expect(readFileSync(join(dir, file), "latin1")).not.toMatch(/TheNameOfTheFile|f-trace/u);
    }
    history.close();
  });
});

describe("the file of the history", () => {
  test("is its owner's alone, as are the files beside it, also where it was open to others", () => {
    const path = newPath();
    writeFileSync(path, "", { mode: 0o644 });
    chmodSync(path, 0o644);
    const history = open(path);
    history.remember("prod", [wholeTask("f-1")], NOW);
    const dir = join(path, "..");
    const modes = readdirSync(dir).map((name) => [name, (statSync(join(dir, name)).mode & 0o777).toString(8)]);
    expect(modes.sort()).toEqual([
      ["history.db", "600"],
      ["history.db-shm", "600"],
      ["history.db-wal", "600"],
    ]);
    history.close();
    expect(readdirSync(dir)).toEqual(["history.db"]);
  });

  test("of a newer cafe is refused and left as it is", () => {
    const path = newPath();
    const db = new DatabaseSync(path);
    db.exec("CREATE TABLE theirs (x); PRAGMA user_version = 7");
    db.close();
    const before = readFileSync(path);
    expect(problem(path)).toMatchObject({ kind: "refused", why: expect.stringContaining("of version 7") });
    expect(readFileSync(path)).toEqual(before);
  });

  test.each([
    ["that is no database", "this is no database, and longer than a header of SQLite has to be ".repeat(20)],
    ["that is cut off", "SQLite format 3\u0000"],
  ])("%s is set aside with a notice, and a new one begins", (_, text) => {
    const path = newPath();
    writeFileSync(path, text);
    writeFileSync(`${path}-wal`, "an old log");
    const opened = openHistory(path, NOW, false);
    expect(opened).toMatchObject({ ok: true, value: { notice: expect.stringContaining("could not be read") } });
    if (!opened.ok) return;
    opened.value.history.remember("prod", [wholeTask("f-1")], NOW);
    expect(found(opened.value.history).total).toBe(1);
    opened.value.history.close();
    expect(readFileSync(`${path}.corrupt-20261124T030000Z`, "utf8")).toBe(text);
  });

  test("that cannot be made has one sentence", () => {
    const path = newPath();
    mkdirSync(path);
    expect(problem(path)).toMatchObject({ kind: "unusable", why: expect.stringContaining("Set CAFE_CONFIG_DIR") });
    expect(problem("/proc/none/history.db")).toMatchObject({ kind: "unusable" });
  });

  test("that another cafe is writing is busy, and takes the same tasks a little later", () => {
    const path = newPath();
    const history = open(path);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    expect(history.remember("prod", [wholeTask("f-1")], NOW)).toMatchObject({ kind: "busy" });
    other.exec("COMMIT");
    other.close();
    expect(history.remember("prod", [wholeTask("f-1")], NOW)).toBeNull();
    expect(found(history).total).toBe(1);
  });

  test("takes the tasks of two cafes that write at once, and loses none", { timeout: 60_000 }, async () => {
    const path = newPath();
    const writer = join(import.meta.dirname, "history-writer.ts");
    const run = promisify(execFile);
    await Promise.all(["a", "b"].map((prefix) => run(process.execPath, [writer, path, prefix, "40"])));
    expect(found(open(path)).total).toBe(2 * 40);
  });
});
