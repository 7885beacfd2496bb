/** Builds tasks of several places and what targets have to say, for tests of collections. */
import type { Action } from "../../src/core/actions.ts";
import { type Collection, newCollection, type Target, type TargetUpdate } from "../../src/core/collection.ts";
import type { Effect } from "../../src/core/effects.ts";
import type { AppState } from "../../src/core/state.ts";
import { EVERYTHING } from "../../src/domain/query.ts";
import type { Task } from "../../src/domain/task.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { NOW, run, startState, type TaskSketch, task } from "./make-state.ts";

/** A task of a region, in the name of the profile `prod`. */
export const taskIn = (region: string, id: string | number, sketch: TaskSketch = {}): Task => ({
  ...task(id, sketch),
  profile: safeText("prod"),
  region: safeText(region),
});

/** One target's last word. */
export const done = (index: number, tasks: readonly Task[], over: Partial<TargetUpdate> = {}): TargetUpdate => ({
  index,
  state: "done",
  tasks,
  loaded: tasks.length,
  total: tasks.length,
  calls: 1,
  hasMore: false,
  failure: null,
  ...over,
});

/** A collection of which nothing is known yet. */
export const collectionOf = (targets: readonly Target[], over: Partial<Collection> = {}): Collection => ({
  ...newCollection({ id: 1, query: EVERYTHING, depth: "first", quiet: false, startedAt: NOW }, targets, []),
  ...over,
});

/** Regions in the name of one profile. */
export const regionsOf = (...regions: readonly string[]): readonly Target[] =>
  regions.map((region) => ({ profile: "prod", region }));

/** What the latest collection has to say. */
export const collected = (state: AppState, updates: readonly TargetUpdate[], at = NOW): Action => ({
  type: "collected",
  id: collectionIn(state).id,
  updates,
  at,
});

/** The collection of a state. @throws Error where there is none */
export function collectionIn({ collection }: AppState): Collection {
  if (collection === null) throw new Error("There is no collection");
  return collection;
}

/** The explorer that asks these regions; nothing has been answered. */
export const asking = (...regions: readonly string[]): AppState =>
  run(startState({ scope: { profiles: [], regions } }), { type: "started", page: 1 }).state;

/** The collections that effects ask for. */
export const collects = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === "collect" ? [effect] : []));
