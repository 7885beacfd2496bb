import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { unlockProfile } from "../../../src/cli/unlock.ts";
import { createVault, lockKeys } from "../../../src/profiles/lock.ts";
import type { Profile } from "../../../src/profiles/profile.ts";
import { tempFolder } from "../profiles/temp-folder.ts";
import { fakeIo } from "./profiles-io.ts";

const locked = async (): Promise<Profile> => ({
  name: "prod",
  source: await lockKeys({ accessKeyId: "LTAI5tExample", accessKeySecret: () => "s" }, "open sesame"),
});

function fileWith(text: string, mode = 0o600): Record<string, string> {
  const path = join(tempFolder(), "passphrase");
  writeFileSync(path, text);
  chmodSync(path, mode);
  return { CAFE_PASSPHRASE_FILE: path };
}

async function unlock(world: Parameters<typeof fakeIo>[0], mayAsk = true) {
  const [io, vault, profile] = [fakeIo(world), createVault(), await locked()];
  const unlocked = await unlockProfile(profile, vault, io, mayAsk);
  const isOpen = profile.source.kind === "locked" && vault.unlocked(profile.source) !== null;
  return { io, isOpen, said: unlocked.ok ? null : unlocked.error };
}

describe("a locked profile", () => {
  it("is unlocked by what is typed, at the third try at the latest", async () => {
    const { io, isOpen } = await unlock({ answers: ["a", "b", "open sesame"] });
    expect([isOpen, io.prompts.length, io.prompts[0]]).toEqual([
      true,
      3,
      "Passphrase of the profile prod (not shown): ",
    ]);
    const failed = await unlock({ answers: ["a", "b", "c", "open sesame"] });
    expect([failed.isOpen, failed.io.prompts.length, failed.said?.message]).toEqual([
      false,
      3,
      "The profile prod stays locked.",
    ]);
  });

  it("stays locked and nothing is said where the prompt is cancelled", async () => {
    expect((await unlock({ answers: [null] })).said?.code).toBe("Cafe.Cancelled");
  });

  it("is unlocked by a private file, without a terminal and without a question", async () => {
    const { io, isOpen } = await unlock({ env: fileWith("open sesame\nrest"), stdin: "" });
    expect([isOpen, io.prompts]).toEqual([true, []]);
    expect((await unlock({ env: fileWith("open sesame") }, false)).isOpen).toBe(true);
  });

  it.each<[string, () => Parameters<typeof fakeIo>[0], string]>([
    ["the file's passphrase is another", () => ({ env: fileWith("b") }), "does not fit the profile prod"],
    ["others can read the file", () => ({ env: fileWith("open sesame", 0o640) }), "can be opened by other users"],
    ["the file is empty", () => ({ env: fileWith("\n") }), "has an empty first line"],
    ["there is no such file", () => ({ env: { CAFE_PASSPHRASE_FILE: "/nowhere/p" } }), "cannot be read: /nowhere/p"],
    ["there is nobody to ask", () => ({ stdin: "" }), "there is no terminal to ask for its passphrase"],
  ])("stays locked where %s", async (_, world, why) => {
    const { isOpen, said } = await unlock(world());
    expect([isOpen, said?.code, said?.message]).toEqual([false, "Cafe.Locked", expect.stringContaining(why)]);
  });

  it("is left alone while the screen is open, and so is one that is not locked", async () => {
    expect(await unlock({ answers: ["open sesame"] }, false)).toMatchObject({ isOpen: false, said: null });
    const stored: Profile = { name: "p", source: { kind: "environment" } };
    expect(await unlockProfile(stored, createVault(), fakeIo(), true)).toMatchObject({ ok: true });
  });
});
