/** The filter panes: what occurs among the loaded tasks, how often, and what of it matches the text typed above. */
import { formatTag, type Query } from "../domain/query.ts";
import { OVERALL_STATUSES } from "../domain/status.ts";
import { compareText, type Task } from "../domain/task.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { loadedTasks } from "./loaded.ts";
import type { AppState, Facet, FacetEntry, FacetId } from "./state.ts";

const NOTHING_TYPED = safeText("");

/** All three panes before anything is loaded. */
export function emptyFacets(): AppState["facets"] {
  const none: Facet = { entries: [], visible: [], cursor: -1, typed: NOTHING_TYPED };
  const status = statusEntries([]);
  return { status: { entries: status, visible: status, cursor: 0, typed: NOTHING_TYPED }, name: none, tags: none };
}

/** Counts anew after a page was loaded; each pane's cursor stays on its entry. */
export function rebuildFacets(state: AppState): AppState {
  const tasks = loadedTasks(state);
  return {
    ...state,
    facets: {
      status: withEntries(state.facets.status, statusEntries(tasks)),
      name: withEntries(state.facets.name, nameEntries(tasks, state.query)),
      tags: withEntries(state.facets.tags, tagEntries(tasks, state.query)),
    },
  };
}

/** Replaces the text typed into a pane. */
export function typeInto(facet: Facet, typed: SafeText): Facet {
  return { ...facet, typed, visible: matching(facet.entries, typed), cursor: -1 };
}

/** Is this entry one of the filters asked of the service? */
export function isChosen(query: Query, facet: FacetId, raw: string): boolean {
  if (facet === "status") return query.status === raw;
  if (facet === "name") return query.name === raw;
  return query.tags.some((tag) => formatTag(tag) === raw);
}

/**
 * What Enter in the text field asks the service for; null: any value. The service matches whole names only, so a part
 * of a name that was seen means that name; a tag is taken as it is typed.
 */
export function wantedByEnter(facet: FacetId, { typed, visible }: Facet): string | null {
  if (typed === "") return null;
  if (facet === "tags") return typed;
  return (visible.find((entry) => entry.raw === typed) ?? visible[0])?.raw ?? typed;
}

function withEntries(facet: Facet, entries: readonly FacetEntry[]): Facet {
  const visible = matching(entries, facet.typed);
  const anchor = facet.visible[facet.cursor]?.raw;
  const found = visible.findIndex((entry) => entry.raw === anchor);
  return { ...facet, entries, visible, cursor: found >= 0 ? found : Math.min(facet.cursor, visible.length - 1) };
}

function matching(entries: readonly FacetEntry[], typed: string): readonly FacetEntry[] {
  const needle = typed.toLowerCase();
  return needle === "" ? entries : entries.filter((entry) => entry.label.toLowerCase().includes(needle));
}

function statusEntries(tasks: readonly Task[]): readonly FacetEntry[] {
  const counts = countBy(tasks.map((task) => task.status));
  return OVERALL_STATUSES.map((raw) => ({ label: safeText(raw), raw, count: counts.get(raw) ?? 0 }));
}

function nameEntries(tasks: readonly Task[], query: Query): readonly FacetEntry[] {
  const names = tasks.map((task) => rawText(task.record?.["Name"]) ?? task.name);
  return entriesOf(query.name === undefined ? names : [query.name, ...names], query.name === undefined ? 0 : 1);
}

function tagEntries(tasks: readonly Task[], query: Query): readonly FacetEntry[] {
  const seen = tasks.flatMap((task) => task.tags.map((tag) => `${tag.key}=${tag.value}`));
  const chosen = query.tags.map(formatTag);
  return entriesOf([...chosen, ...seen], chosen.length);
}

/** Chosen filters stay listed, with what the loaded tasks hold of them, even where that is nothing. */
function entriesOf(values: readonly string[], chosen: number): readonly FacetEntry[] {
  const counts = countBy(values);
  for (const value of values.slice(0, chosen)) counts.set(value, (counts.get(value) ?? 0) - 1);
  return [...counts]
    .map(([raw, count]) => ({ label: safeText(raw), raw, count }))
    .sort((a, b) => b.count - a.count || compareText(a.raw, b.raw));
}

function countBy(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const rawText = (value: unknown): string | null => (typeof value === "string" ? value : null);
