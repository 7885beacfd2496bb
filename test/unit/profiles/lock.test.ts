import { describe, expect, it } from "vitest";
import { createVault, lockKeys, unlockKeys } from "../../../src/profiles/lock.ts";
import type { Keys } from "../../../src/profiles/profile.ts";

const keys: Keys = { accessKeyId: "LTAI5tExample", accessKeySecret: () => "hush", securityToken: () => "token" };
const opened = async (locked: Parameters<typeof unlockKeys>[0], passphrase: string) => {
  const parts = await unlockKeys(locked, passphrase);
  return parts && [parts.secret(), parts.token?.()];
};

describe("locked keys", () => {
  it("open with their passphrase, however its letters are composed, and with no other", async () => {
    const locked = await lockKeys(keys, "caf\u00e9 au lait");
    expect(await opened(locked, "cafe\u0301 au lait")).toEqual(["hush", "token"]);
    expect(await opened(locked, "cafe au lait")).toBeNull();
  });

  it("hold neither secret nor token readably, and are sealed anew each time", async () => {
    const { securityToken: _, ...long } = keys;
    const [one, two] = await Promise.all([lockKeys(long, "p"), lockKeys(long, "p")]);
    expect(JSON.stringify(one)).not.toMatch(/hush|token/u);
    expect(new Set([one.salt, two.salt]).size + new Set([one.sealed, two.sealed]).size).toBe(4);
    expect(await opened(one, "p")).toEqual(["hush", undefined]);
  });

  it("do not open where somebody changed a part of them", async () => {
    const locked = await lockKeys(keys, "p");
    const flipped = Buffer.from(locked.sealed, "base64");
    flipped[0] = (flipped[0] ?? 0) ^ 1;
    const changed = [
      { ...locked, accessKeyId: "LTAIother" },
      { ...locked, sealed: flipped.toString("base64") },
      { ...locked, sealed: "AAAA" },
      { ...locked, salt: "AAAAAAAAAAAAAAAAAAAAAA==" },
      { ...locked, nonce: "AAAAAAAA" },
    ];
    expect(await Promise.all(changed.map((each) => unlockKeys(each, "p")))).toEqual(changed.map(() => null));
  });

  it("stay open for the run once they were unlocked", async () => {
    const [vault, locked] = [createVault(), await lockKeys(keys, "p")];
    expect([vault.unlocked(locked), await vault.unlock(locked, "q"), vault.unlocked(locked)]).toEqual([
      null,
      false,
      null,
    ]);
    expect([await vault.unlock(locked, "p"), vault.unlocked(locked)?.secret()]).toEqual([true, "hush"]);
  });
});
