/** The filters in force, as chips: those asked of the service, and those that cafe applies to the loaded rows. */
import { CHIPS } from "../copy/chips.ts";
import { LABELS } from "../copy/labels.ts";
import type { AppState } from "../core/state.ts";
import type { Condition, Narrow } from "../domain/narrow.ts";
import { formatTag } from "../domain/query.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { utc } from "./format.ts";

export interface Chip {
  readonly text: SafeText;
  /** `here`: applied to the loaded rows only. */
  readonly where: "service" | "here";
}

/** All filters in force, in the order in which they narrow. */
export function filterChips(state: Pick<AppState, "query" | "list" | "facets" | "narrow">): readonly Chip[] {
  const { query, list, facets, narrow } = state;
  const service = [
    query.status && CHIPS.status(safeText(query.status)),
    query.name !== undefined && CHIPS.name(safeText(query.name)),
    query.invokeId !== undefined && CHIPS.task(safeText(query.invokeId)),
    query.instanceId !== undefined && CHIPS.instance(safeText(query.instanceId)),
    query.resourceGroupId !== undefined && CHIPS.group(safeText(query.resourceGroupId)),
    ...query.tags.map((tag) => CHIPS.tag(safeText(formatTag(tag)))),
  ];
  const here = [
    ...IN_ORDER.map((condition) => conditionText(narrow, condition)),
    list.failuresOnly && CHIPS.failuresOnly,
    facets.name.typed !== "" && LABELS.typedName(facets.name.typed),
    list.search !== "" && say`/${list.search}`,
  ];
  return [...service.flatMap(chip("service")), ...here.flatMap(chip("here"))];
}

/** Conditions that have no key of their own; the others are the list's. */
const IN_ORDER = ["tasks", "errorCodes", "instanceStatus", "owner", "dir", "since", "until"] as const;

/** What a condition says; empty where it is not set. */
export function conditionText(narrow: Narrow, condition: Condition): SafeText | "" {
  const { tasks, errorCodes, instanceStatus, owner, dir, since, until, search } = narrow;
  const texts: Readonly<Record<Condition, SafeText | "" | undefined>> = {
    tasks: tasks?.label,
    failuresOnly: narrow.failuresOnly && CHIPS.failuresOnly,
    errorCodes: errorCodes && CHIPS.error(errorCodes),
    instanceStatus: instanceStatus && CHIPS.result(instanceStatus),
    owner: owner && CHIPS.owner(owner),
    dir: dir && CHIPS.dir(dir),
    since: since === undefined ? "" : CHIPS.since(utc(since)),
    until: until === undefined ? "" : CHIPS.until(utc(until)),
    search: search && say`/${search}`,
  };
  return texts[condition] ?? "";
}

const chip =
  (where: Chip["where"]) =>
  (text: SafeText | false | "" | undefined): readonly Chip[] =>
    text ? [{ text, where }] : [];
