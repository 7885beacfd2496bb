import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { openHistory } from "../../../src/archive/history.ts";
import { type HistoryKeeper, type HistoryPlace, keepHistory, NO_HISTORY } from "../../../src/cli/history-keeper.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import { err } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { type FakeClock, fakeClock, settled } from "../../support/fake-ports.ts";
import { NOW } from "../../support/make-state.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { wholeTask } from "../archive/make-record.ts";

const OWNER = { account: "prod", profile: safeText("prod") };

interface Kept {
  readonly keeper: HistoryKeeper;
  readonly clock: FakeClock;
  readonly path: string;
  /** How often the history was opened. */
  readonly opened: () => number;
}

function keep(over: Partial<HistoryPlace> = {}, path = join(tempFolder("keeper"), "history.db")): Kept {
  const clock = fakeClock();
  let opened = 0;
  const keeper = keepHistory({
    open: async () => {
      opened += 1;
      return openHistory(path, NOW, false);
    },
    exists: () => existsSync(path),
    clock,
    ...over,
  });
  return { keeper, clock, path, opened: () => opened };
}

/** InvokeIds in the file at the path. */
function idsIn(path: string): readonly string[] {
  const db = new DatabaseSync(path);
  const rows = db.prepare("SELECT invoke_id FROM tasks ORDER BY invoke_id").all();
  db.close();
  return rows.map((row) => String(row["invoke_id"]));
}

/** Lets everything that is planned run. */
async function runAll(clock: FakeClock): Promise<void> {
  while (clock.pending().length > 0) {
    clock.advance(1000);
    await settled();
  }
}

describe("what is kept of a run", () => {
  test("is written later, batch by batch, over one opening", async () => {
    const { keeper, clock, path, opened } = keep();
    keeper.remember("prod", [wholeTask("f-1")]);
    keeper.remember("prod", [wholeTask("f-2"), wholeTask("f-3")]);
    expect(existsSync(path)).toBe(false);
    await runAll(clock);
    expect(idsIn(path)).toEqual(["f-1", "f-2", "f-3"]);
    expect(opened()).toBe(1);
    expect(await keeper.close()).toEqual([]);
  });

  test("is written at the end, where nothing was written before", async () => {
    const { keeper, path, clock } = keep();
    keeper.remember("prod", [wholeTask("f-1")]);
    expect(await keeper.close()).toEqual([]);
    await runAll(clock);
    expect(idsIn(path)).toEqual(["f-1"]);
  });

  test("waits for another cafe that is writing, and is complete then", async () => {
    const { keeper, clock, path } = keep();
    keeper.remember("prod", [wholeTask("f-1")]);
    await runAll(clock);
    const other = new DatabaseSync(path);
    other.exec("BEGIN IMMEDIATE");
    keeper.remember("prod", [wholeTask("f-2")]);
    clock.advance(50);
    await settled();
    expect(clock.pending()).toHaveLength(1);
    other.exec("COMMIT");
    other.close();
    await runAll(clock);
    expect(idsIn(path)).toEqual(["f-1", "f-2"]);
    await keeper.close();
  });

  test("is nothing where it cannot be kept, and that is no news; a newer cafe's file is", async () => {
    const problem = (kind: "unusable" | "refused") => err({ kind, why: safeText(`it is ${kind}`) });
    for (const [kind, said] of [
      ["unusable", []],
      ["refused", ["it is refused"]],
    ] as const) {
      const { keeper, clock } = keep({ open: async () => problem(kind) });
      keeper.remember("prod", [wholeTask("f-1")]);
      await runAll(clock);
      keeper.remember("prod", [wholeTask("f-2")]);
      expect(clock.pending()).toEqual([]);
      expect(await keeper.close()).toEqual(said);
    }
  });

  test("is known to the next run, which opens nothing where there is nothing", async () => {
    const first = keep();
    expect(await first.keeper.lastKnown(OWNER, "cn-hangzhou", EVERYTHING, 50)).toBeNull();
    expect(first.opened()).toBe(0);
    first.keeper.remember("prod", [wholeTask("f-1")]);
    await first.keeper.close();
    const second = keep({}, first.path);
    expect(await second.keeper.lastKnown(OWNER, "cn-hangzhou", EVERYTHING, 50)).toMatchObject({
      fetchedAt: NOW,
      fromHistory: true,
      tasks: [{ invokeId: "f-1" }],
    });
    await second.keeper.close();
  });

  test("is nothing at all where the history is off", async () => {
    NO_HISTORY.remember("prod", [wholeTask("f-1")]);
    expect(await NO_HISTORY.lastKnown(OWNER, "cn-hangzhou", EVERYTHING, 50)).toBeNull();
    expect(await NO_HISTORY.close()).toEqual([]);
  });
});
