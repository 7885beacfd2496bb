/** `cafe profiles lock` and `unlock`: stored keys under a passphrase and back. A passphrase is asked for, or read from a file. */
import { PROFILES } from "../../copy/profiles-command.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import { lockKeys, type SecretParts, unlockKeys } from "../../profiles/lock.ts";
import { type LockedKeys, noSuchProfile } from "../../profiles/profile.ts";
import type { ProfileStore } from "../../profiles/store.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { passphraseFile } from "../unlock.ts";
import { fail, type NotDone, refuse, tell } from "./not-done.ts";

/** Shorter ones are found by trying (docs/security.md). */
const MIN_PASSPHRASE = 8;

/** Encrypts the stored keys of a profile. */
export async function lockProfile(name: string, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  const before = store.get(name);
  if (before === undefined) return refuse(io, noSuchProfile(name));
  const profile = safeText(name);
  if (before.source.kind === "locked") return refuse(io, PROFILES.lockedAlready(profile));
  if (before.source.kind !== "stored") {
    return refuse(io, PROFILES.nothingToLock(profile));
  }
  const passphrase = await newPassphrase(io);
  if (!passphrase.ok) return tell(passphrase.error, io);
  const replaced = await store.replace(before, { ...before, source: await lockKeys(before.source, passphrase.value) });
  if (!replaced.ok) return fail(io, store, replaced.error);
  io.note(`${PROFILES.locked(profile)}\n`);
  return 0;
}

/** Stores the keys of a locked profile readably again. */
export async function unlockForGood(name: string, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  const before = store.get(name);
  if (before === undefined) return refuse(io, noSuchProfile(name));
  if (before.source.kind !== "locked") return refuse(io, PROFILES.notLocked(safeText(name)));
  const opened = await askToUnlock(name, before.source, io);
  if (!opened.ok) return tell(opened.error, io);
  const { secret, token } = opened.value.parts;
  const { accessKeyId } = before.source;
  const source = {
    kind: "stored",
    accessKeyId,
    accessKeySecret: secret,
    ...(token && { securityToken: token }),
  } as const;
  const replaced = await store.replace(before, { ...before, source });
  if (!replaced.ok) return fail(io, store, replaced.error);
  io.note(`${PROFILES.unlocked(safeText(name))}\n`);
  return 0;
}

/** The passphrase that opens the keys, and what it opened. */
export async function askToUnlock(
  name: string,
  keys: LockedKeys,
  io: CommandIo,
): Promise<Result<{ readonly passphrase: string; readonly parts: SecretParts }, NotDone>> {
  const passphrase = await ask(PROFILES.passphrase(safeText(name)), io);
  if (!passphrase.ok) return passphrase;
  const parts = await unlockKeys(keys, passphrase.value);
  if (parts !== null) return ok({ passphrase: passphrase.value, parts });
  return err({ exit: 2, why: PROFILES.passphraseWrong(safeText(name)) });
}

async function newPassphrase(io: CommandIo): Promise<Result<string, NotDone>> {
  const first = await ask(PROFILES.newPassphrase, io);
  if (!first.ok) return first;
  if ([...first.value].length < MIN_PASSPHRASE) {
    return err({ exit: 2, why: PROFILES.passphraseShort(MIN_PASSPHRASE) });
  }
  // Nobody mistypes a file.
  if (io.env["CAFE_PASSPHRASE_FILE"]) return first;
  const again = await ask(PROFILES.again, io);
  if (!again.ok || again.value === first.value) return again;
  return err({ exit: 2, why: PROFILES.passphrasesDiffer });
}

async function ask(prompt: SafeText, io: CommandIo): Promise<Result<string, NotDone>> {
  const file = io.env["CAFE_PASSPHRASE_FILE"];
  if (file) {
    const read = passphraseFile(file);
    return read.ok ? read : err({ exit: 2, why: read.error.message });
  }
  if (!io.tty.stdin) {
    return err({ exit: 2, why: PROFILES.passphraseNowhere });
  }
  const typed = await io.askSecret(prompt);
  return typed === null ? err({ exit: 130, why: null }) : ok(typed);
}
