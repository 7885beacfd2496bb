/** What is typed into the palette with an argument: `region cn-beijing`, `since 2h`, `open f-...`. */

import type { Narrow } from "../../domain/narrow.ts";
import { formatTag, parseQuery, parseTag, type QueryDraft } from "../../domain/query.ts";
import { isRegionId } from "../../domain/region.ts";
import { parseTimeBound } from "../../domain/time-bound.ts";
import { safeText } from "../../lib/safe-text.ts";
import type { AppState } from "../state.ts";
import { andThen, notify, type Step, stay } from "../step.ts";
import type { Phrase, VerbId } from "../verb-ids.ts";
import { TASKS_VIEW } from "../views.ts";
import { askProfile, askProfiles, askRegion, askRegions } from "./elsewhere.ts";
import { focusPane } from "./navigation.ts";
import { applyQuery, narrowedTo } from "./places.ts";
import { forgetView, openView, saveView } from "./saved-views.ts";

/** Does what the phrase says; an argument that cannot be is refused with what is allowed. */
export function sayVerb(state: AppState, { verb, argument }: Phrase): Step {
  const step = VERBS[verb](state, argument);
  return step ?? notify(state, { id: "bad-verb", verb, argument: safeText(argument) });
}

/** Null: the argument is not allowed. */
const VERBS: Readonly<Record<VerbId, (state: AppState, argument: string) => Step | null>> = {
  region: (state, argument) => {
    if (argument === "all") return askRegions(state, "all");
    const [first, ...others] = listOf(argument);
    if (first === undefined || ![first, ...others].every(isRegionId)) return null;
    return others.length === 0 ? askRegion(state, first) : askRegions(state, [first, ...others]);
  },
  profile: (state, argument) => {
    const [first, ...others] = listOf(argument);
    if (first === undefined) return null;
    return others.length === 0 ? askProfile(state, first) : askProfiles(state, [first, ...others]);
  },
  status: (state, argument) => askFor(state, "status", argument),
  name: (state, argument) => askFor(state, "name", argument),
  instance: (state, argument) => askFor(state, "instanceId", argument),
  group: (state, argument) => askFor(state, "resourceGroupId", argument),
  tag: (state, argument) => {
    if (argument === "") return applyQuery(state, { ...state.query, tags: [] });
    const tag = parseTag(argument);
    if (!tag.ok) return notify(state, { id: "bad-filter", problem: tag.error });
    const others = state.query.tags.filter(({ key }) => key !== tag.value.key);
    return check(state, { ...state.query, tags: [...others, tag.value].map(formatTag) });
  },
  open: (state, argument) => {
    if (argument === "") return null;
    return andThen(check(state, { tags: [], invokeId: argument }), (asked) =>
      focusPane({ ...asked, view: TASKS_VIEW, narrow: {} }, "tasks"),
    );
  },
  since: (state, argument) => narrowByTime(state, "since", argument),
  until: (state, argument) => narrowByTime(state, "until", argument),
  error: (state, argument) => {
    const { errorCodes: _, ...others } = state.narrow;
    const codes = listOf(argument).map(safeText);
    return narrowTo(state, codes.length === 0 ? others : { ...others, errorCodes: codes });
  },
  result: (state, argument) => narrowByText(state, "instanceStatus", argument),
  owner: (state, argument) => narrowByText(state, "owner", argument),
  dir: (state, argument) => narrowByText(state, "dir", argument),
  save: saveView,
  view: (state, argument) => (argument === "" ? null : openView(state, argument)),
  forget: (state, argument) => (argument === "" ? null : forgetView(state, argument)),
};

const listOf = (argument: string): readonly string[] => argument.split(/[\s,]+/u).filter((part) => part !== "");

function askFor(state: AppState, field: "status" | "name" | "instanceId" | "resourceGroupId", value: string): Step {
  const { [field]: _, ...others } = state.query;
  const draft = { ...others, tags: others.tags.map(formatTag) };
  return check(state, value === "" ? draft : { ...draft, [field]: value });
}

function check(state: AppState, draft: QueryDraft): Step {
  const query = parseQuery(draft);
  return query.ok ? applyQuery(state, query.value) : notify(state, { id: "bad-filter", problem: query.error });
}

function narrowByTime(state: AppState, bound: "since" | "until", text: string): Step | null {
  const { [bound]: _, ...others } = state.narrow;
  if (text === "") return narrowTo(state, others);
  const ms = parseTimeBound(text, state.now);
  return ms === null ? null : narrowTo(state, { ...others, [bound]: ms });
}

function narrowByText(state: AppState, field: "instanceStatus" | "owner" | "dir", text: string): Step {
  const { [field]: _, ...others } = state.narrow;
  return narrowTo(state, text === "" ? others : { ...others, [field]: safeText(text) });
}

const narrowTo = (state: AppState, narrow: Narrow): Step => stay(narrowedTo(state, narrow));
