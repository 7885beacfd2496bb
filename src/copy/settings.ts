/** What each setting of settings.json is for, and the sentences for what is wrong in that file. Owns no rule. */
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";

/** What each setting does. The table of settings has exactly these names. */
export const SETTING_TEXTS = {
  lang: say`language of cafe's texts (default: as LC_ALL, LC_MESSAGES or LANG says)`,
  theme: say`colours of the explorer (default: as --theme says)`,
  ascii: say`draw with ASCII characters only (default: true where the locale is no UTF-8, or on the console of Linux)`,
  refresh: say`seconds between two looks while a task is Pending or Running (default: 5)`,
  mouse: say`let clicks and the wheel reach the explorer (default: false)`,
  screenReader: say`write lines to be read aloud, and draw nothing (default: false; INK_SCREEN_READER=true does the same)`,
} as const;

export type SettingName = keyof typeof SETTING_TEXTS;

/** What is wrong in settings.json. None of it keeps cafe from starting. */
export type SettingProblem =
  | { readonly rule: "unreadable"; readonly why: SafeText }
  | { readonly rule: "no-object" }
  | { readonly rule: "unknown"; readonly name: string; readonly known: readonly string[] }
  | { readonly rule: "value"; readonly name: SettingName; readonly takes: readonly string[] };

/** Of CAFE_LANG. */
export const unknownLanguage = (value: SafeText): SafeText =>
  say`CAFE_LANG takes en or zh, not "${value}"; it is left out.`;

/** The sentence for it, about the file at `path`. */
export function explainSettingProblem(problem: SettingProblem, path: SafeText): SafeText {
  switch (problem.rule) {
    case "unreadable":
      return say`${problem.why}, so no setting of it holds.`;
    case "no-object":
      return say`${path} is not a JSON object, so no setting of it holds; write it like {"theme": "light"}.`;
    case "unknown":
      return say`${path}: there is no setting "${safeText(problem.name.slice(0, 60))}"; there are ${names(problem.known)}.`;
    case "value":
      return say`${path}: "${safeText(problem.name)}" takes ${names(problem.takes)}; what it has is left out.`;
  }
}

const names = (words: readonly string[]): SafeText => joinSafe(words.map(safeText), ", ");
