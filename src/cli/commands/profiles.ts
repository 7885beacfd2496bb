/**
 * `cafe profiles`: finds the verb, and does the small ones itself. Data goes to stdout, everything else to stderr;
 * secrets go nowhere but into the store.
 */
import { PROFILES } from "../../copy/profiles-command.ts";
import { PROFILES_HELP } from "../../copy/profiles-help.ts";
import { safeText } from "../../lib/safe-text.ts";
import { aliyunConfigPath, configDir } from "../../platform/paths.ts";
import { openAliyunConfig } from "../../profiles/aliyun-config.ts";
import { hasEnvironmentKeys } from "../../profiles/environment.ts";
import { listProfiles } from "../../profiles/listing.ts";
import { createVault } from "../../profiles/lock.ts";
import { noSuchProfile } from "../../profiles/profile.ts";
import { openProfiles, type ProfileStore } from "../../profiles/store.ts";
import type { ConnectionFlags } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { keyPlaces } from "../key-places.ts";
import { systemClock } from "../system-clock.ts";
import { fail, refuse } from "./not-done.ts";
import { type ProfilesCall, parseProfilesArgs } from "./profiles-args.ts";
import { addProfile, editProfile } from "./profiles-edit.ts";
import { importAll } from "./profiles-import.ts";
import { profileJson, profileTable } from "./profiles-list.ts";
import { lockProfile, unlockForGood } from "./profiles-lock.ts";
import { testProfile } from "./profiles-test.ts";

/**
 * Runs what follows `cafe profiles`. Exit codes: 0 done, 1 not saved or not accepted, 2 the call is wrong, 130 cancelled.
 * @param how `test` reaches the service, where that is not by the environment alone
 */
export async function runProfiles(args: readonly string[], io: CommandIo, how?: ConnectionFlags): Promise<ExitCode> {
  const call = parseProfilesArgs(args);
  if (!call.ok) return refuse(io, call.error);
  if (call.value.verb === "help") {
    io.out(PROFILES_HELP);
    return 0;
  }
  const store = openProfiles(configDir(io.env), systemClock(io.now));
  for (const notice of store.notices()) io.note(`${notice}\n`);
  return runCall(call.value, store, io, how);
}

async function runCall(
  call: Exclude<ProfilesCall, { readonly verb: "help" }>,
  store: ProfileStore,
  io: CommandIo,
  how: ConnectionFlags | undefined,
): Promise<ExitCode> {
  switch (call.verb) {
    case "list":
      return list(call.output, store, io);
    case "add":
      return (await addProfile(call, store, io)) ?? (store.current() === null ? use(call.name, store, io) : 0);
    case "edit":
      return editProfile(call, store, io);
    case "test":
      return testProfile(call.name, io, how);
    case "use":
      return use(call.name, store, io);
    case "remove":
      return remove(call.name, store, io);
    case "lock":
      return lockProfile(call.name, store, io);
    case "unlock":
      return unlockForGood(call.name, store, io);
    case "import":
      return importAll(call.from, store, io);
  }
}

function list(output: "table" | "json", store: ProfileStore, io: CommandIo): ExitCode {
  const profiles = listProfiles(keyPlaces(io, store, createVault(), false));
  const cli = openAliyunConfig(aliyunConfigPath(io.env))();
  if (cli.kind === "unreadable") io.note(`${PROFILES.cliLeftOut(cli.why)}\n`);
  if (output === "json") {
    io.out(profileJson(profiles));
    return 0;
  }
  if (profiles.length > 0) io.out(profileTable(profiles));
  else io.note(`${PROFILES.noneYet}\n`);
  for (const { name, problem } of profiles) if (problem !== null) io.note(`${safeText(name)}: ${problem}\n`);
  return 0;
}

async function use(name: string, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  if (store.get(name) === undefined) return refuse(io, noSuchProfile(name));
  const used = await store.use(name);
  if (!used.ok) return fail(io, store, used.error);
  io.note(`${PROFILES.uses(safeText(name))}\n`);
  const over = io.env["ALIBABA_CLOUD_PROFILE"] ? "ALIBABA_CLOUD_PROFILE" : "ALIBABA_CLOUD_ACCESS_KEY_ID";
  if (io.env["ALIBABA_CLOUD_PROFILE"] || hasEnvironmentKeys(io.env)) {
    io.note(`${PROFILES.goesBefore(safeText(over), safeText(name))}\n`);
  }
  return 0;
}

async function remove(name: string, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  const removed = await store.remove(name);
  if (!removed.ok) return store.get(name) === undefined ? refuse(io, removed.error) : fail(io, store, removed.error);
  io.note(`${PROFILES.removed(safeText(name))}\n`);
  return 0;
}
