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
  readonly reach: Reach;
  /** Empty: whatever the environment says; so with regions. */
  readonly profiles: readonly string[];
  readonly regions: readonly string[] | "all";
  readonly query: Query;
  readonly narrow: Narrow;
  /** Over all pages; not for explore. */
  readonly all: boolean;
}

/** What is read. The embedded endpoint brings its own keys, and a file needs none, so these say no profile. */
export type Reach =
  /** Options that say how the service is reached, such as --endpoint. */
  | { readonly kind: "service"; readonly flags: readonly Flag[] }
  | { readonly kind: "demo" }
  | { readonly kind: "history" }
  | { readonly kind: "file"; readonly path: string };

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
  const { command, reach, query, narrow } = viewed;
  const words = ["cafe", ...(command === "explore" ? [] : [command])];
  if (reach.kind === "file") {
    // In front of a word, a dash would make it an option.
    const path = wordOf(["open", reach.path.startsWith("-") ? `./${reach.path}` : reach.path]);
    if (!path.ok) return path;
    words.push("open", path.value);
  }
  for (const flag of [...placeFlags(viewed), ...queryFlags(query), ...narrowFlags(narrow)]) {
    const [option, value] = flag;
    const word = wordOf(flag);
    if (!word.ok) return word;
    const between = value === null ? "" : value.startsWith("-") ? "=" : " ";
    words.push(`--${option}${between}${word.value}`);
  }
  return ok({ line: words.join(" "), leftOut: narrow.tasks?.label ?? null });
}

/** The value for a shell; empty for a switch. */
function wordOf([option, value]: Flag): Result<string, Unwritable> {
  if (value === null) return ok("");
  if (value === "") return err({ option, problem: "empty" });
  const word = shellWord(value);
  return word.ok ? word : err({ option, problem: word.error });
}

function placeFlags({ command, reach, profiles, regions, all }: Viewed): readonly Flag[] {
  const region = regions === "all" ? regions : regions.join(",");
  const hasKeys = reach.kind === "service" || reach.kind === "history";
  return [
    ...(reach.kind === "demo" || reach.kind === "history" ? [[reach.kind, null] as const] : []),
    ...(hasKeys && profiles.length > 0 ? [["profile", profiles.join(",")] as const] : []),
    ...(region === "" ? [] : [["region", region] as const]),
    ...(reach.kind === "service" ? reach.flags : []),
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
