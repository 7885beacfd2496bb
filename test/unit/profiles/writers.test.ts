import { execFile } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { openProfiles } from "../../../src/profiles/store.ts";
import { modeOf, realClock, storedProfile, tempFolder } from "./temp-folder.ts";

const WRITER = join(import.meta.dirname, "writer-process.ts");
const run = promisify(execFile);

describe("two writers at once", () => {
  it("lose nothing of each other's, and no file is open to others at any moment", { timeout: 60_000 }, async () => {
    const dir = join(tempFolder(), "config", "cafe");
    const seen = new Set<string>();
    let done = false;
    const writers = Promise.all(["a", "b"].map((prefix) => run(process.execPath, [WRITER, dir, prefix, "50"]))).finally(
      () => {
        done = true;
      },
    );
    while (!done) {
      look(dir, seen);
      await new Promise(setImmediate);
    }
    await writers;
    expect(openProfiles(dir, realClock).list()).toHaveLength(100);
    expect(readdirSync(dir)).toEqual(["config.json"]);
    expect([...seen].sort()).toEqual(["dir 700", "file 600"]);
  });

  it("in one process lose nothing either", { timeout: 60_000 }, async () => {
    const dir = tempFolder();
    const stores = [openProfiles(dir, realClock), openProfiles(dir, realClock)];
    await Promise.all(Array.from({ length: 100 }, (_, n) => stores[n % 2]?.add(storedProfile(`p${n}`))));
    expect(openProfiles(dir, realClock).list()).toHaveLength(100);
    expect(modeOf(dir)).toBe("700");
  });
});

/** Notes the modes of the folder and of whatever is in it now, temporary files included. */
function look(dir: string, seen: Set<string>): void {
  const mode = (path: string): string | null => {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? null : (stat.mode & 0o777).toString(8);
  };
  const folder = mode(dir);
  if (folder === null) return;
  seen.add(`dir ${folder}`);
  for (const name of readdirSync(dir)) {
    const file = mode(join(dir, name));
    if (file !== null) seen.add(`file ${file}`);
  }
}
