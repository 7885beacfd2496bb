import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { keepPrivate, makePrivateFolder } from "../../../src/profiles/private-files.ts";
import { modeOf, tempFolder } from "./temp-folder.ts";

function folder(mode: number, ...files: readonly string[]): string {
  const dir = join(tempFolder(), "cafe");
  mkdirSync(dir);
  for (const file of files) writeFileSync(join(dir, file), "", { mode: 0o600 });
  chmodSync(dir, mode);
  return dir;
}

describe("cafe's folder", () => {
  it.each([0o755, 0o777, 0o1777])("is closed where others can open it (%i)", (mode) => {
    const dir = folder(mode, "config.json", "config.json.corrupt-1");
    expect(keepPrivate(dir, join(dir, "config.json"))).toEqual([]);
    expect(modeOf(dir)).toBe("700");
  });

  it("is not closed where it holds other things, and said where others can replace files in it", () => {
    const shared = folder(0o777, "notes.txt");
    const sticky = folder(0o1777, "notes.txt");
    const readable = folder(0o755, "notes.txt");
    expect(keepPrivate(shared, join(shared, "config.json"))).toEqual([
      `Other users can replace files in ${shared}: run \`chmod go-w\` on it, or set CAFE_CONFIG_DIR.`,
    ]);
    expect(keepPrivate(sticky, join(sticky, "config.json"))).toEqual([]);
    expect(keepPrivate(readable, join(readable, "config.json"))).toEqual([]);
    expect([shared, sticky, readable].map(modeOf)).toEqual(["777", "777", "755"]);
  });

  it("is made with those above it, closed to others", () => {
    const root = tempFolder();
    makePrivateFolder(join(root, "a", "b"));
    makePrivateFolder(join(root, "a", "b"));
    expect([modeOf(join(root, "a")), modeOf(join(root, "a", "b"))]).toEqual(["700", "700"]);
  });

  it.skipIf(!existsSync("/proc/self"))(
    "cannot be made where the system has no place for one, and that is an error",
    () => {
      expect(() => makePrivateFolder("/proc/cafe/config")).toThrow("ENOENT");
    },
  );
});

describe("cafe's file", () => {
  it.skipIf(!existsSync("/proc/self"))("is said to be open to others where it cannot be made private", () => {
    const dir = folder(0o700);
    const path = join(dir, "config.json");
    // This process's own entry: the kernel lets nobody change its mode, not even root.
    symlinkSync("/proc/self/status", path);
    expect(keepPrivate(dir, path)).toEqual([
      `${path} can be opened by other users and cannot be made private: run \`chmod 600\` on it as its owner.`,
    ]);
  });
});
