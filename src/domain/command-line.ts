/**
 * A view as the `cafe …` line that opens it again: options of cli/options.ts, quoted for a POSIX shell. Builds text
 * only; that cli/args.ts reads the same view back is tested.
 */
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type ShellProblem, shellWord } from "../lib/shell.ts";
import type { Narrow } from "./narrow.ts";
import { formatTag, type Query } from "./query.ts";

/** What somebody looks at, and how it was asked for. */
export interface Viewed {
  readonly command: "explore" | "list" | "failures" | "rollouts";
  /** Against the embedded endpoint, which brings its own keys: profiles and endpoint count for nothing then. */
  readonly demo: boolean;
  /** Empty: whatever the environment says; so with regions. */
  readonly profiles: readonly string[];
  readonly regions: readonly string[] | "all";
  /** Where it is not the region's own; null where it is. */
  readonly endpoint: string | null;
  readonly query: Query;
  readonly narrow: Narrow;
  /** Over all pages; not for explore. */
  readonly all: boolean;
}

export interface CommandLine {
  readonly line: string;
  /** What no option says: a choice of single tasks. Null where the line says everything. */
  readonly leftOut: SafeText | null;
}

/** What no command line can carry, and in which option it is. */
export interface Unwritable {
  readonly option: string;
  readonly problem: ShellProblem | "empty";
}

/** An option with its value; null for a switch. */
export type Flag = readonly [option: string, value: string | null];

/** The line for a POSIX shell, without a line end. */
export function cafeCommand(viewed: Viewed): Result<CommandLine, Unwritable> {
  const { command, query, narrow } = viewed;
  const words = command === "explore" ? ["cafe"] : ["cafe", command];
  for (const [option, value] of [...placeFlags(viewed), ...queryFlags(query), ...narrowFlags(narrow)]) {
    if (value === null) {
      words.push(`--${option}`);
      continue;
    }
    const word = value === "" ? err("empty" as const) : shellWord(value);
    if (!word.ok) return err({ option, problem: word.error });
    // A value with a dash in front would be taken for the next option.
    words.push(value.startsWith("-") ? `--${option}=${word.value}` : `--${option} ${word.value}`);
  }
  return ok({ line: words.join(" "), leftOut: narrow.tasks?.label ?? null });
}

function placeFlags({ command, demo, profiles, regions, endpoint, all }: Viewed): readonly Flag[] {
  const region = regions === "all" ? regions : regions.join(",");
  return [
    ...(demo ? [["demo", null] as const] : []),
    ...(demo || profiles.length === 0 ? [] : [["profile", profiles.join(",")] as const]),
    ...(region === "" ? [] : [["region", region] as const]),
    ...(demo || endpoint === null ? [] : [["endpoint", endpoint] as const]),
    ...(all && command !== "explore" ? [["all", null] as const] : []),
  ];
}

/** The filters that the service is asked with. */
export function queryFlags({ status, name, tags, invokeId, instanceId, resourceGroupId }: Query): readonly Flag[] {
  return given([
    ["status", status],
    ["name", name],
    ...tags.map((tag) => ["tag", formatTag(tag)] as const),
    ["invoke-id", invokeId],
    ["instance-id", instanceId],
    ["resource-group", resourceGroupId],
  ]);
}

/** The filters that are applied here, but for a choice of single tasks. */
export function narrowFlags(narrow: Narrow): readonly Flag[] {
  const { failuresOnly, errorCodes = [], instanceStatus, owner, dir, since, until, search } = narrow;
  return [
    ...(failuresOnly ? [["failures-only", null] as const] : []),
    ...given([
      ...errorCodes.map((code) => ["error-code", code] as const),
      ["instance-status", instanceStatus],
      ["owner", owner],
      ["dir", dir],
      ["since", since === undefined ? undefined : utc(since)],
      ["until", until === undefined ? undefined : utc(until)],
      ["search", search],
    ]),
  ];
}

/** Options in words, for a note: not quoted for a shell. */
export const flagWords = (flags: readonly Flag[]): readonly SafeText[] =>
  flags.map(([option, value]) => safeText(value === null ? `--${option}` : `--${option} ${value}`));

const given = (options: readonly (readonly [string, string | undefined])[]): readonly Flag[] =>
  options.flatMap(([option, value]) => (value === undefined ? [] : [[option, value] as const]));

/** Whole seconds without a fraction. */
const utc = (ms: number): string => new Date(ms).toISOString().replace(".000Z", "Z");
