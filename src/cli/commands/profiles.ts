/**
 * `cafe profiles`: lists, adds, chooses, removes and imports profiles. Data goes to stdout, everything else to stderr;
 * secrets go nowhere but into the store.
 */
import { resolve } from "node:path";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { aliyunConfigPath, configDir } from "../../platform/paths.ts";
import { findAliyunProfile, openAliyunConfig } from "../../profiles/aliyun-config.ts";
import { isUsableMode } from "../../profiles/aliyun-recipe.ts";
import { hasEnvironmentKeys } from "../../profiles/environment.ts";
import { listProfiles } from "../../profiles/listing.ts";
import { createVault } from "../../profiles/lock.ts";
import {
  maskId,
  nameProblem,
  nameTaken,
  noSuchProfile,
  type Profile,
  type ProfileSource,
} from "../../profiles/profile.ts";
import { openProfiles, type ProfileStore } from "../../profiles/store.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { keyPlaces } from "../key-places.ts";
import { systemClock } from "../system-clock.ts";
import { type KeysFrom, type ProfilesCall, parseProfilesArgs } from "./profiles-args.ts";
import { PROFILES_HELP } from "./profiles-help.ts";
import { profileJson, profileTable } from "./profiles-list.ts";
import { readKeys } from "./profiles-secret.ts";

/** Runs what follows `cafe profiles`. Exit codes: 0 done, 1 not saved, 2 the call is wrong, 130 cancelled. */
export async function runProfiles(args: readonly string[], io: CommandIo): Promise<ExitCode> {
  const call = parseProfilesArgs(args);
  if (!call.ok) return refuse(io, call.error);
  if (call.value.verb === "help") {
    io.out(PROFILES_HELP);
    return 0;
  }
  const store = openProfiles(configDir(io.env), systemClock(io.now));
  for (const notice of store.notices()) io.note(`${notice}\n`);
  return runCall(call.value, store, io);
}

function runCall(
  call: Exclude<ProfilesCall, { readonly verb: "help" }>,
  store: ProfileStore,
  io: CommandIo,
): Promise<ExitCode> {
  switch (call.verb) {
    case "list":
      return Promise.resolve(list(call.output, store, io));
    case "add":
      return add(call, store, io);
    case "use":
      return use(call.name, store, io);
    case "remove":
      return remove(call.name, store, io);
    case "import":
      return importAll(call.from, store, io);
  }
}

function list(output: "table" | "json", store: ProfileStore, io: CommandIo): ExitCode {
  const profiles = listProfiles(keyPlaces(io, store, createVault(), false));
  const cli = openAliyunConfig(aliyunConfigPath(io.env))();
  if (cli.kind === "unreadable") io.note(`${cli.why}, so its profiles are left out.\n`);
  if (output === "json") {
    io.out(profileJson(profiles));
    return 0;
  }
  if (profiles.length > 0) io.out(profileTable(profiles));
  else io.note("There are no profiles yet; add one with `cafe profiles add NAME`, or try `cafe --demo`.\n");
  for (const { name, problem } of profiles) if (problem !== null) io.note(`${safeText(name)}: ${problem}\n`);
  return 0;
}

async function add(
  { name, keys, region }: ProfilesCall & { readonly verb: "add" },
  store: ProfileStore,
  io: CommandIo,
): Promise<ExitCode> {
  // Looked at first, so that nobody types a secret in vain; the store checks again under its lock.
  if (store.get(name) !== undefined) return refuse(io, nameTaken(name));
  const source = await sourceOf(keys, io);
  if ("exit" in source) {
    if (source.why !== null) io.note(`${source.why}\n`);
    return source.exit;
  }
  const added = await store.add({ name, ...(region !== null && { region }), source });
  if (!added.ok) return fail(io, store, added.error);
  io.note(`Added the profile ${name}${source.kind === "stored" ? ` (${maskId(source.accessKeyId)})` : ""}.\n`);
  return store.current() === null ? use(name, store, io) : 0;
}

async function sourceOf(
  keys: KeysFrom,
  io: CommandIo,
): Promise<ProfileSource | { readonly exit: ExitCode; readonly why: SafeText | null }> {
  if (keys.kind === "environment") return keys;
  if (keys.kind === "stored") {
    const typed = await readKeys(keys.accessKeyId, io);
    return typed.ok ? { kind: "stored", ...typed.value } : typed.error;
  }
  const found = findAliyunProfile(openAliyunConfig(aliyunConfigPath(io.env))(), keys.profile);
  return found.ok ? keys : { exit: 2, why: found.error.message };
}

async function use(name: string, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  if (store.get(name) === undefined) return refuse(io, noSuchProfile(name));
  const used = await store.use(name);
  if (!used.ok) return fail(io, store, used.error);
  io.note(`cafe uses the profile ${name} now.\n`);
  const over = io.env["ALIBABA_CLOUD_PROFILE"] ? "ALIBABA_CLOUD_PROFILE" : "ALIBABA_CLOUD_ACCESS_KEY_ID";
  if (io.env["ALIBABA_CLOUD_PROFILE"] || hasEnvironmentKeys(io.env)) {
    io.note(`But ${over} is set and goes before it: unset it, or give --profile ${name}.\n`);
  }
  return 0;
}

async function remove(name: string, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  const removed = await store.remove(name);
  if (!removed.ok) return store.get(name) === undefined ? refuse(io, removed.error) : fail(io, store, removed.error);
  io.note(`Removed the profile ${safeText(name)}. Keys that it held stay valid until they are disabled in RAM.\n`);
  return 0;
}

async function importAll(from: string | null, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  const file = from === null ? aliyunConfigPath(io.env) : resolve(from);
  const config = openAliyunConfig(file)();
  if (config.kind === "unreadable") return refuse(io, say`Nothing to import: ${config.why}.`);
  if (config.kind === "absent") {
    return refuse(
      io,
      say`Nothing to import: there is no ${safeText(file ?? "~/.aliyun/config.json")}; name one with --from FILE.`,
    );
  }
  const skipped: SafeText[] = [];
  const profiles: Profile[] = [];
  for (const { name, mode } of config.profiles) {
    const why = skipReason(name, mode, [...store.list(), ...profiles]);
    if (why !== null) skipped.push(say`${safeText(name)} (${why})`);
    else
      profiles.push({
        name,
        source: { kind: "aliyun-cli", profile: name, ...(from !== null && file !== null && { file }) },
      });
  }
  if (profiles.length > 0) {
    const added = await store.add(...profiles);
    if (!added.ok) return fail(io, store, added.error);
  }
  const names = joinSafe(
    profiles.map(({ name }) => safeText(name)),
    ", ",
  );
  io.note(profiles.length > 0 ? `Imported as references: ${names}.\n` : "Nothing was imported.\n");
  if (skipped.length > 0) io.note(`Skipped: ${joinSafe(skipped, ", ")}.\n`);
  return 0;
}

function skipReason(name: string, mode: string, existing: readonly Profile[]): SafeText | null {
  if (!isUsableMode(mode)) return say`mode ${safeText(mode || "missing")}, which cafe cannot use`;
  if (existing.some((profile) => profile.name === name)) return say`exists already`;
  return nameProblem(name) === null ? null : say`a name that cafe cannot take`;
}

function refuse(io: CommandIo, why: SafeText): ExitCode {
  io.note(`${why}\n`);
  return 2;
}

/** The change was not saved. A notice of the store is told already. */
function fail(io: CommandIo, store: ProfileStore, why: SafeText): ExitCode {
  if (!store.notices().includes(why)) io.note(`${why}\n`);
  return 1;
}
