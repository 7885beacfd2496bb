/**
 * The names and IDs that this machine knows, for completion. It reads files and changes nothing: no file is repaired, set
 * aside or made, nobody is asked, and what cannot be read has no names.
 */
import { existsSync } from "node:fs";
import { safeText } from "../../lib/safe-text.ts";
import { aliyunConfigPath, configDir, credentialsFilePath } from "../../platform/paths.ts";
import { loadQuietly } from "../../platform/quiet-load.ts";
import { openAliyunConfig } from "../../profiles/aliyun-config.ts";
import { readCredentialsFile } from "../../profiles/credentials-file.ts";
import { decodeDocument } from "../../profiles/document.ts";
import { hasEnvironmentKeys } from "../../profiles/environment.ts";
import { ENVIRONMENT } from "../../profiles/profile.ts";
import { readTextFile } from "../../profiles/text-file.ts";
import { historyPath } from "../history-place.ts";
import type { CommandIo } from "../io.ts";
import type { Candidate, Known } from "./offer.ts";

/** What is known to somebody with this environment. */
export async function knownTo(env: CommandIo["env"]): Promise<Known> {
  const history = historyPath(env);
  const { knownTasks } =
    history !== null && existsSync(history)
      ? await loadQuietly(() => import("../../archive/known-ids.ts"))
      : { knownTasks: () => [] };
  const known = {
    ownProfiles: () => named(ownNames(env), "cafe"),
    aliyunProfiles: () => named(aliyunNames(env), "aliyun CLI"),
    sections: () => named(sectionNames(env), "credentials file"),
  };
  return {
    ...known,
    profiles: () => {
      const environment = named(hasEnvironmentKeys(env) ? [ENVIRONMENT] : [], "environment");
      return eachOnce([...known.ownProfiles(), ...environment, ...known.aliyunProfiles(), ...known.sections()]);
    },
    tasks: (prefix) =>
      knownTasks(history ?? "", prefix)
        .map(({ invokeId, name, status }) => ({ word: invokeId, about: safeText(`${status}  ${name}`.trim()) }))
        .filter(isPrintable),
  };
}

const named = (names: readonly string[], about: string): readonly Candidate[] =>
  names.map((word) => ({ word, about })).filter(isPrintable);

/** A name with a control or an invisible character would steer the terminal that lists it. */
const isPrintable = ({ word }: Candidate): boolean => word !== "" && safeText(word) === word;

const eachOnce = (all: readonly Candidate[]): readonly Candidate[] =>
  [...new Map(all.toReversed().map((one) => [one.word, one])).values()].toReversed();

function ownNames(env: CommandIo["env"]): readonly string[] {
  const dir = configDir(env);
  const file = dir === null ? null : readTextFile(`${dir}/config.json`);
  const decoded = file?.kind === "text" ? decodeDocument(file.text) : null;
  return decoded?.ok ? decoded.value.profiles.map(({ name }) => name) : [];
}

function aliyunNames(env: CommandIo["env"]): readonly string[] {
  const config = openAliyunConfig(aliyunConfigPath(env))();
  return config.kind === "ready" ? config.profiles.map(({ name }) => name) : [];
}

function sectionNames(env: CommandIo["env"]): readonly string[] {
  const file = readCredentialsFile(credentialsFilePath(env));
  return file.kind === "ready" ? [...file.sections.keys()] : [];
}
