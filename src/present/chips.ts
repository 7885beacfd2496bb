/** The filters in force, as chips: those asked of the service, and those that cafe applies to the loaded rows. */
import type { AppState } from "../core/state.ts";
import { formatTag } from "../domain/query.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
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
    query.status && say`status=${safeText(query.status)}`,
    query.name !== undefined && say`name=${safeText(query.name)}`,
    query.invokeId !== undefined && say`task=${safeText(query.invokeId)}`,
    query.instanceId !== undefined && say`instance=${safeText(query.instanceId)}`,
    query.resourceGroupId !== undefined && say`group=${safeText(query.resourceGroupId)}`,
    ...query.tags.map((tag) => say`tag ${safeText(formatTag(tag))}`),
  ];
  const here = [
    narrow.tasks?.label,
    narrow.errorCodes && say`error=${joinSafe(narrow.errorCodes, ",")}`,
    narrow.instanceStatus && say`result=${narrow.instanceStatus}`,
    narrow.owner && say`owner=${narrow.owner}`,
    narrow.dir && say`dir=${narrow.dir}`,
    narrow.since !== undefined && say`since ${utc(narrow.since)}`,
    narrow.until !== undefined && say`until ${utc(narrow.until)}`,
    list.failuresOnly && say`failures only`,
    facets.name.typed !== "" && say`name~${facets.name.typed}`,
    list.search !== "" && say`/${list.search}`,
  ];
  return [...service.flatMap(chip("service")), ...here.flatMap(chip("here"))];
}

const chip =
  (where: Chip["where"]) =>
  (text: SafeText | false | "" | undefined): readonly Chip[] =>
    text ? [{ text, where }] : [];
