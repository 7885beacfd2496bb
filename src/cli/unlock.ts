/**
 * Gets the passphrase of a locked profile: from the file that CAFE_PASSPHRASE_FILE names, else from whoever is at the
 * terminal. Once per run and profile; nothing keeps the passphrase.
 */

import { readFileSync, statSync } from "node:fs";
import { CONSOLE } from "../copy/console.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText, say } from "../lib/safe-text.ts";
import type { Vault } from "../profiles/lock.ts";
import type { Profile } from "../profiles/profile.ts";
import type { CommandIo } from "./io.ts";
import { CANCELLED, type Refusal } from "./output/failure.ts";

const TRIES = 3;

export type UnlockIo = Pick<CommandIo, "env" | "tty" | "askSecret" | "note">;

/** Unlocks the profile, where it is locked at all. Asks on the terminal only where `mayAsk`. */
export async function unlockProfile(
  { name, source }: Profile,
  vault: Vault,
  io: UnlockIo,
  mayAsk: boolean,
): Promise<Result<void, Refusal>> {
  if (source.kind !== "locked" || vault.unlocked(source) !== null) return ok(undefined);
  const profile = safeText(name);
  if (io.env["CAFE_PASSPHRASE_FILE"]) {
    const passphrase = passphraseFile(io.env["CAFE_PASSPHRASE_FILE"]);
    if (!passphrase.ok) return passphrase;
    if (await vault.unlock(source, passphrase.value)) return ok(undefined);
    return refused(CONSOLE.passphraseOfFileWrong(profile));
  }
  if (!mayAsk) return ok(undefined);
  if (!io.tty.stdin) {
    return refused(CONSOLE.lockedNoTerminal(profile));
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const passphrase = await io.askSecret(CONSOLE.passphraseQuestion(profile));
    if (passphrase === null) return err({ code: CANCELLED, message: CONSOLE.cancelled, remedy: say`` });
    if (await vault.unlock(source, passphrase)) return ok(undefined);
    io.note(`${CONSOLE.passphraseWrong}\n`);
  }
  return refused(CONSOLE.staysLocked(profile));
}

const OTHERS = 0o077;

/** The first line of a file that is the user's alone. */
export function passphraseFile(path: string): Result<string, Refusal> {
  try {
    if ((statSync(path).mode & OTHERS) !== 0) {
      return refused(CONSOLE.passphraseFileOpen);
    }
    const [line = ""] = readFileSync(path, "utf8").split(/\r?\n/u);
    return line === "" ? refused(CONSOLE.passphraseFileEmpty) : ok(line);
  } catch {
    return refused(CONSOLE.passphraseFileUnreadable(safeText(path)));
  }
}

const refused = (message: Refusal["message"]): Result<never, Refusal> =>
  err({ code: "Cafe.Locked", message, remedy: say`` });
