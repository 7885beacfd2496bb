/** One state for each set of places whose keys can apply. */
import type { AppState } from "../../../src/core/state.ts";
import { loaded, press, run, tasks } from "../../support/make-state.ts";

const list = loaded(tasks(3));

export const PLACES = {
  "the task list": list,
  "the search field": press(list, "search.open").state,
  "the detail pane": press(list, "item.open").state,
  "the status pane": press(list, "pane.status").state,
  "the name pane's field": press(list, "pane.name").state,
  "the name pane's entries": press(list, "pane.name", "cursor.down").state,
  "the tags pane's field": press(list, "pane.tags").state,
  "the region picker": press(list, "regions.open").state,
  "the profile picker": run(list, { type: "profilesListed", items: [] }).state,
  "the help": press(list, "help.open").state,
  "a text": press(list, "content.open").state,
  "a search in a text": press(list, "content.open", "find.open").state,
} as const satisfies Readonly<Record<string, AppState>>;

export type Place = keyof typeof PLACES;

export const FIELDS: readonly Place[] = [
  "the search field",
  "the name pane's field",
  "the tags pane's field",
  "the region picker",
  "the profile picker",
  "a search in a text",
];

export const isField = (place: string): boolean => FIELDS.some((field) => field === place);

export const placeNames = Object.keys(PLACES).filter((name): name is Place => Object.hasOwn(PLACES, name));
