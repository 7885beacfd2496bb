/**
 * Gets the passphrase of a locked profile: from the file that CAFE_PASSPHRASE_FILE names, else from whoever is at the
 * terminal. Once per run and profile; nothing keeps the passphrase.
 */

import { readFileSync, statSync } from "node:fs";
import { PRINTED } from "../copy/printed.ts";
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
    return refused(PRINTED.passphraseOfFileWrong(profile));
  }
  if (!mayAsk) return ok(undefined);
  if (!io.tty.stdin) {
    return refused(PRINTED.lockedNoTerminal(profile));
  }
  for (let tries = 0; tries < TRIES; tries++) {
    const passphrase = await io.askSecret(PRINTED.passphraseQuestion(profile));
    if (passphrase === null) return err({ code: CANCELLED, message: PRINTED.cancelled, remedy: say`` });
    if (await vault.unlock(source, passphrase)) return ok(undefined);
    io.note(`${PRINTED.passphraseWrong}\n`);
  }
  return refused(PRINTED.staysLocked(profile));
}

const OTHERS = 0o077;

/** The first line of a file that is the user's alone. */
export function passphraseFile(path: string): Result<string, Refusal> {
  try {
    if ((statSync(path).mode & OTHERS) !== 0) {
      return refused(PRINTED.passphraseFileOpen);
    }
    const [line = ""] = readFileSync(path, "utf8").split(/\r?\n/u);
    return line === "" ? refused(PRINTED.passphraseFileEmpty) : ok(line);
  } catch {
    return refused(PRINTED.passphraseFileUnreadable(safeText(path)));
  }
}

const refused = (message: Refusal["message"]): Result<never, Refusal> =>
  err({ code: "Cafe.Locked", message, remedy: say`` });
