/** Reads settings.json, the user's own file beside config.json. Never throws, never writes it. */

import { join } from "node:path";
import { explainSettingProblem, unknownLanguage } from "../copy/settings.ts";
import { LANGUAGES } from "../domain/ui-language.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { configDir, type Environment } from "../platform/paths.ts";
import { type Fields, isFields, parseJson } from "../profiles/fields.ts";
import { readTextFile } from "../profiles/text-file.ts";
import { decodeSettings, type Settings } from "./settings.ts";

export interface SettingsFile {
  /** Null where no folder for it is known. */
  readonly path: string | null;
  readonly settings: Settings;
  /** A sentence for each thing in it that does not hold. */
  readonly problems: readonly SafeText[];
}

/** Reads the file; what is absent or wrong leaves its settings unset. */
export function readSettings(env: Environment): SettingsFile {
  const folder = configDir(env);
  const language = languageProblem(env);
  if (folder === null) return { path: null, settings: decodeSettings({}).settings, problems: language };
  const path = join(folder, "settings.json");
  const { fields, problem } = readFields(path);
  const decoded = decodeSettings(fields);
  const problems = problem === null ? decoded.problems : [problem];
  return {
    path,
    settings: decoded.settings,
    problems: [...language, ...problems.map((one) => explainSettingProblem(one, safeText(path)))],
  };
}

function readFields(path: string) {
  const file = readTextFile(path);
  if (file.kind === "absent") return { fields: {}, problem: null };
  if (file.kind === "unreadable") return { fields: {}, problem: { rule: "unreadable", why: file.why } as const };
  const fields: unknown = parseJson(file.text.replace(/^\ufeff/u, ""));
  return isFields(fields)
    ? { fields, problem: null }
    : { fields: {} satisfies Fields, problem: { rule: "no-object" } as const };
}

/** Which language it is was decided before the program was loaded (bin/language.js), without a word. */
function languageProblem({ CAFE_LANG: value = "" }: Environment): readonly SafeText[] {
  return value === "" || LANGUAGES.some((one) => one === value) ? [] : [unknownLanguage(safeText(value.slice(0, 60)))];
}
