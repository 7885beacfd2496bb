import { existsSync, readdirSync, unlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lockFile, tryLockFile } from "../../../src/profiles/file-lock.ts";
import { modeOf, realClock, tempFolder } from "./temp-folder.ts";

describe("a lock", () => {
  it("is one at a time, private, and gone once released", () => {
    const path = join(tempFolder(), "lock");
    const lock = tryLockFile(path, Date.now());
    expect([lock?.isHeld(), modeOf(path)]).toEqual([true, "600"]);
    expect(tryLockFile(path, Date.now())).toBeNull();
    lock?.release();
    expect([existsSync(path), lock?.isHeld()]).toEqual([false, false]);
  });

  it.each([
    ["old", -60],
    ["of a future that a clock change made", 60],
  ])("is taken over where it is %s", (_, seconds) => {
    const dir = tempFolder();
    const path = join(dir, "lock");
    writeFileSync(path, "");
    const time = Date.now() / 1000 + seconds;
    utimesSync(path, time, time);
    expect(tryLockFile(path, Date.now())?.isHeld()).toBe(true);
    expect(readdirSync(dir)).toEqual(["lock"]);
  });

  it("that was taken over is no longer held, and its release leaves the new one alone", () => {
    const path = join(tempFolder(), "lock");
    const first = tryLockFile(path, Date.now());
    unlinkSync(path);
    const second = tryLockFile(path, Date.now());
    first?.release();
    expect([first?.isHeld(), second?.isHeld()]).toEqual([false, true]);
  });

  it("is waited for, and had as soon as it is released", async () => {
    const path = join(tempFolder(), "lock");
    const first = tryLockFile(path, Date.now());
    const after = (_: number, run: () => void) => {
      first?.release();
      return realClock.after(0, run);
    };
    const clock = { ...realClock, after };
    expect(await lockFile(path, clock)).toMatchObject({ ok: true });
  });

  it("is given up for busy where it is never released", async () => {
    const path = join(tempFolder(), "lock");
    tryLockFile(path, Date.now());
    let waited = 0;
    const clock = {
      now: () => (waited < 9 ? Date.now() : Date.now() + 16_000 * (waited % 2)),
      after: (_: number, run: () => void) => {
        waited += 1;
        writeFileSync(path, "");
        const time = clock.now() / 1000;
        utimesSync(path, time, time);
        return realClock.after(0, run);
      },
    };
    expect(await lockFile(path, clock)).toEqual({ ok: false, error: "busy" });
  });

  it("that cannot be made says so by the file system's error", () => {
    expect(() => tryLockFile(join(tempFolder(), "no", "lock"), Date.now())).toThrow("ENOENT");
  });
});
