/** The filters in force, as chips: those asked of the service, and those that cafe applies to the loaded rows. */
import { CHIPS } from "../copy/chips.ts";
import { LABELS } from "../copy/labels.ts";
import type { AppState } from "../core/state.ts";
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
    narrow.tasks?.label,
    narrow.errorCodes && CHIPS.error(narrow.errorCodes),
    narrow.instanceStatus && CHIPS.result(narrow.instanceStatus),
    narrow.owner && CHIPS.owner(narrow.owner),
    narrow.dir && CHIPS.dir(narrow.dir),
    narrow.since !== undefined && CHIPS.since(utc(narrow.since)),
    narrow.until !== undefined && CHIPS.until(utc(narrow.until)),
    list.failuresOnly && CHIPS.failuresOnly,
    facets.name.typed !== "" && LABELS.typedName(facets.name.typed),
    list.search !== "" && say`/${list.search}`,
  ];
  return [...service.flatMap(chip("service")), ...here.flatMap(chip("here"))];
}

const chip =
  (where: Chip["where"]) =>
  (text: SafeText | false | "" | undefined): readonly Chip[] =>
    text ? [{ text, where }] : [];
