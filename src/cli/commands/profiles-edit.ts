/** `cafe profiles add` and `edit`: a profile with a reference, or with keys that are asked for. Secrets go into the store only. */
import { PROFILES } from "../../copy/profiles-command.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import { aliyunConfigPath, credentialsFilePath } from "../../platform/paths.ts";
import { findAliyunProfile, openAliyunConfig } from "../../profiles/aliyun-config.ts";
import { isUsableMode } from "../../profiles/aliyun-recipe.ts";
import { readCredentialsFile, sectionRecipe } from "../../profiles/credentials-file.ts";
import { lockKeys } from "../../profiles/lock.ts";
import { maskId, nameTaken, noSuchProfile, type Profile, type ProfileSource } from "../../profiles/profile.ts";
import type { ProfileStore } from "../../profiles/store.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { fail, type NotDone, refuse, tell } from "./not-done.ts";
import type { KeysFrom, ProfilesCall } from "./profiles-args.ts";
import { askToUnlock } from "./profiles-lock.ts";
import { readKeys } from "./profiles-secret.ts";

type CallOf<Verb extends ProfilesCall["verb"]> = Extract<ProfilesCall, { readonly verb: Verb }>;

/** Adds a profile; answers with null where it did, so that the caller can go on. */
export async function addProfile(
  { name, keys, region, network }: CallOf<"add">,
  store: ProfileStore,
  io: CommandIo,
): Promise<ExitCode | null> {
  // Looked at first, so that nobody types a secret in vain; the store checks again under its lock.
  if (store.get(name) !== undefined) return refuse(io, nameTaken(name));
  if (keys.kind === "stored" && keys.accessKeyId === null && io.tty.stdin) adviseReference(name, io);
  const source = await sourceOf(keys, io);
  if ("exit" in source) return tell(source, io);
  const added = await store.add({ name, ...settingsOf({ region, network }), source });
  if (!added.ok) return fail(io, store, added.error);
  io.note(`${PROFILES.added(safeText(name), idOf(source))}\n`);
  return null;
}

/** Changes what is given. A locked profile stays locked, under the passphrase it has. */
export async function editProfile(
  { name, keys, region, network }: CallOf<"edit">,
  store: ProfileStore,
  io: CommandIo,
): Promise<ExitCode> {
  const before = store.get(name);
  if (before === undefined) return refuse(io, noSuchProfile(name));
  const source = keys === null ? before.source : await changedSource(before, keys, io);
  if ("exit" in source) return tell(source, io);
  const after = { ...before, ...settingsOf({ region, network }), source };
  const replaced = await store.replace(before, after);
  if (!replaced.ok) return fail(io, store, replaced.error);
  io.note(`${PROFILES.changed(safeText(name), idOf(source))}\n`);
  return 0;
}

async function changedSource(before: Profile, keys: KeysFrom, io: CommandIo): Promise<ProfileSource | NotDone> {
  if (before.source.kind !== "locked" || keys.kind !== "stored") return sourceOf(keys, io);
  const passphrase = await askToUnlock(before.name, before.source, io);
  if (!passphrase.ok) return passphrase.error;
  const source = await sourceOf(keys, io);
  return "kind" in source && source.kind === "stored" ? lockKeys(source, passphrase.value.passphrase) : source;
}

/** A reference is checked for what it refers to; keys are asked for. */
async function sourceOf(keys: KeysFrom, io: CommandIo): Promise<ProfileSource | NotDone> {
  switch (keys.kind) {
    case "stored": {
      const typed = await readKeys(keys.accessKeyId, io);
      return typed.ok ? { kind: "stored", ...typed.value } : typed.error;
    }
    case "aliyun-cli": {
      const found = findAliyunProfile(openAliyunConfig(aliyunConfigPath(io.env))(), keys.profile);
      return found.ok ? keys : { exit: 2, why: found.error.message };
    }
    case "credentials-file": {
      const file = readCredentialsFile(credentialsFilePath(io.env));
      const found = sectionRecipe(file, keys.section, io);
      return found.ok ? keys : { exit: 2, why: found.error.message };
    }
    default:
      return keys;
  }
}

const settingsOf = ({
  region,
  network,
}: Pick<CallOf<"add">, "region" | "network">): Pick<Profile, "region" | "network"> => ({
  ...(region !== null && { region }),
  ...(network !== null && { network }),
});

/** Said before a secret is asked for: the best secret is one that is not kept here at all. */
function adviseReference(name: string, io: CommandIo): void {
  const cli = openAliyunConfig(aliyunConfigPath(io.env))();
  const profile = cli.kind === "ready" ? cli.profiles.find(({ mode }) => isUsableMode(mode)) : undefined;
  const better =
    profile === undefined ? PROFILES.adviseReference : PROFILES.adviseAliyun(safeText(name), safeText(profile.name));
  io.note(`${PROFILES.leaves(better)}\n`);
}

const idOf = (source: ProfileSource): SafeText =>
  source.kind === "stored" || source.kind === "locked" ? PROFILES.idIn(maskId(source.accessKeyId)) : safeText("");
