/** `cafe profiles import`: a reference to each profile of the aliyun CLI. No key is copied. */

import { resolve } from "node:path";
import { PROFILES } from "../../copy/profiles-command.ts";
import { joinSafe, type SafeText, safeText } from "../../lib/safe-text.ts";
import { aliyunConfigPath } from "../../platform/paths.ts";
import { openAliyunConfig } from "../../profiles/aliyun-config.ts";
import { isUsableMode } from "../../profiles/aliyun-recipe.ts";
import { nameProblem, type Profile } from "../../profiles/profile.ts";
import type { ProfileStore } from "../../profiles/store.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { fail, refuse } from "./not-done.ts";

/** Imports from the aliyun CLI's own file where `from` is null. */
export async function importAll(from: string | null, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  const file = from === null ? aliyunConfigPath(io.env) : resolve(from);
  const config = openAliyunConfig(file)();
  if (config.kind === "unreadable") return refuse(io, PROFILES.nothingToImport(config.why));
  if (config.kind === "absent") {
    return refuse(io, PROFILES.noFileToImport(safeText(file ?? "~/.aliyun/config.json")));
  }
  const skipped: SafeText[] = [];
  const profiles: Profile[] = [];
  for (const { name, mode } of config.profiles) {
    const why = skipReason(name, mode, [...store.list(), ...profiles]);
    if (why !== null) skipped.push(PROFILES.skippedOne(safeText(name), why));
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
  io.note(`${profiles.length > 0 ? PROFILES.imported(names) : PROFILES.nothingImported}\n`);
  if (skipped.length > 0) io.note(`${PROFILES.skipped(joinSafe(skipped, ", "))}\n`);
  return 0;
}

function skipReason(name: string, mode: string, existing: readonly Profile[]): SafeText | null {
  if (!isUsableMode(mode)) return PROFILES.unusableMode(safeText(mode || "-"));
  if (existing.some((profile) => profile.name === name)) return PROFILES.existsAlready;
  return nameProblem(name) === null ? null : PROFILES.unusableName;
}
