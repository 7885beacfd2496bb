/**
 * The one table of settings in settings.json: what each takes, and how its value is read. The file is the user's own, so
 * cafe never writes it; it is read by settings-file.ts.
 */
import type { SettingName, SettingProblem } from "../copy/settings.ts";
import { LANGUAGES } from "../domain/ui-language.ts";
import type { Fields } from "../profiles/fields.ts";
import { THEMES } from "./options.ts";

/** The most seconds between two looks, for --refresh, too. */
export const MAX_REFRESH_S = 3600;

interface SettingSpec<Value> {
  /** What may stand in the file, as JSON. */
  readonly takes: readonly string[];
  /** Null where the value is none of these. */
  readonly read: (value: unknown) => Value | null;
}

const choice = <Value extends string>(choices: readonly Value[]): SettingSpec<Value> => ({
  takes: choices.map((one) => `"${one}"`),
  read: (value) => choices.find((one) => one === value) ?? null,
});

const onOff: SettingSpec<boolean> = {
  takes: ["true", "false"],
  read: (value) => (typeof value === "boolean" ? value : null),
};

const isSeconds = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MAX_REFRESH_S;

const secondsOrOff: SettingSpec<number | "off"> = {
  takes: [`1-${MAX_REFRESH_S}`, '"off"'],
  read: (value) => (value === "off" || isSeconds(value) ? value : null),
};

export const SETTINGS = {
  lang: choice(LANGUAGES),
  theme: choice(THEMES),
  ascii: onOff,
  refresh: secondsOrOff,
  mouse: onOff,
  screenReader: onOff,
} as const satisfies Record<SettingName, SettingSpec<unknown>>;

/** What settings.json says; null where it says nothing, or nothing that holds. */
export type Settings = { readonly [Name in SettingName]: ReturnType<(typeof SETTINGS)[Name]["read"]> };

/** Takes what holds out of the file's fields, and says what does not. */
export function decodeSettings(fields: Fields): {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
} {
  const settings = {
    lang: SETTINGS.lang.read(fields["lang"]),
    theme: SETTINGS.theme.read(fields["theme"]),
    ascii: SETTINGS.ascii.read(fields["ascii"]),
    refresh: SETTINGS.refresh.read(fields["refresh"]),
    mouse: SETTINGS.mouse.read(fields["mouse"]),
    screenReader: SETTINGS.screenReader.read(fields["screenReader"]),
  };
  const problems = Object.keys(fields).flatMap((name): readonly SettingProblem[] => {
    if (!isSettingName(name)) return [{ rule: "unknown", name, known: Object.keys(SETTINGS) }];
    return settings[name] === null ? [{ rule: "value", name, takes: SETTINGS[name].takes }] : [];
  });
  return { settings, problems };
}

const isSettingName = (text: string): text is SettingName => Object.hasOwn(SETTINGS, text);
