/** Owns how settings are written on a command line, and reads the data file that one of them names. Must not start anything. */
import { readFileSync } from "node:fs";
import { parseDataFile } from "./data-file.ts";
import type { EmulatorOptions } from "./defaults.ts";
import { DURATION_FORM, parseDuration } from "./duration.ts";
import { parseFaults } from "./faults.ts";
import { SettingError } from "./setting-error.ts";

/** As typed; undefined where nothing was said. */
export interface SettingTexts {
  /** Region IDs, joined by commas. */
  readonly regions?: string | undefined;
  /** Path of a data file. */
  readonly data?: string | undefined;
  /** A length of time, or "off". */
  readonly retention?: string | undefined;
  readonly faults?: string | undefined;
}

type Settings = Pick<EmulatorOptions, "regions" | "data" | "retention" | "faults">;

const REGION_ID = /^[a-z]+(-[a-z0-9]+)+$/;

/** @throws SettingError with one sentence about the first setting that is wrong. */
export function readSettings(texts: SettingTexts): Settings {
  return {
    ...(texts.regions !== undefined && { regions: parseRegions(texts.regions) }),
    // A recorded task is kept for as long as its file is served, unless somebody says otherwise.
    ...(texts.data !== undefined && { data: readDataFile(texts.data), retention: undefined }),
    ...(texts.retention !== undefined && { retention: parseRetention(texts.retention) }),
    ...(texts.faults !== undefined && { faults: parseFaults(texts.faults) }),
  };
}

function parseRegions(text: string): readonly string[] {
  const ids = text.split(",").map((part) => part.trim());
  const wrong = ids.find((id) => !REGION_ID.test(id));
  if (wrong === undefined) return [...new Set(ids)];
  throw new SettingError(
    `--regions takes region IDs such as cn-hangzhou,cn-beijing, joined by commas, not "${wrong}".`,
  );
}

function parseRetention(text: string): number | undefined {
  if (text === "off") return undefined;
  const time = parseDuration(text);
  if (time !== undefined && time > 0) return time;
  throw new SettingError(`--retention takes ${DURATION_FORM}, or off to keep everything, not "${text}".`);
}

function readDataFile(path: string): EmulatorOptions["data"] {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error && "code" in error ? error.code : "unreadable";
    throw new SettingError(`--data cannot read ${path} (${why}); give the path of a JSON file.`);
  }
  return parseDataFile(text, path);
}
