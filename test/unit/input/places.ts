/** One state for each set of places whose keys can apply. */
import type { AppState } from "../../../src/core/state.ts";
import { welcomeTo } from "../../../src/core/welcome.ts";
import { failedInstance, loaded, press, run, startState, task, tasks } from "../../support/make-state.ts";

const list = loaded(tasks(3));
const failed = loaded([task(1, { status: "Failed", instances: [failedInstance("i-1", "ClientNotRunning")] })]);

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
  "the palette": press(list, "palette.open").state,
  "the rollouts": press(list, "view.rollouts").state,
  "the detail of a rollout": press(list, "view.rollouts", "pane.detail").state,
  "the failures": press(failed, "view.failures").state,
  "the detail of a failure": press(failed, "view.failures", "pane.detail").state,
  "the copy menu": press(list, "menu.copy").state,
  "the export menu": press(list, "menu.export").state,
  "a question": press(loaded(tasks(50), { totalCount: 100_000 }), "crawl.toggle").state,
  "the help": press(list, "help.open").state,
  "a text": press(list, "content.open").state,
  "the welcome": startState({ welcome: welcomeTo([], null) }),
  "a search in a text": press(list, "content.open", "find.open").state,
} as const satisfies Readonly<Record<string, AppState>>;

export type Place = keyof typeof PLACES;

export const FIELDS: readonly Place[] = [
  "the search field",
  "the name pane's field",
  "the tags pane's field",
  "the region picker",
  "the profile picker",
  "the palette",
  "a search in a text",
];

export const isField = (place: string): boolean => FIELDS.some((field) => field === place);

export const placeNames = Object.keys(PLACES).filter((name): name is Place => Object.hasOwn(PLACES, name));
