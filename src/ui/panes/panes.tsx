/** The five panes. Each is drawn anew only when the parts of the state that it shows have changed. */
import { useShallow } from "zustand/react/shallow";
import type { Rect } from "../../core/layout.ts";
import type { AppState, FacetId } from "../../core/state.ts";
import {
  type DetailInputs,
  type FacetInputs,
  presentDetailPane,
  presentFacetPane,
  presentTasksPane,
  type TasksInputs,
} from "../../present/panes.ts";
import { panelInputs, presentViewDetail, presentViewPane, viewInputs } from "../../present/view-pane.ts";
import { useApp, useUi } from "../context.tsx";
import { Pane } from "../widgets/pane.tsx";

interface PaneProps {
  readonly rect: Rect;
}

/** Pane 4: tasks, or what they come to. */
export function ListPane({ rect }: PaneProps) {
  const isTasks = useApp(({ view }) => view.kind === "tasks");
  return isTasks ? <TasksPane rect={rect} /> : <ViewPane rect={rect} />;
}

/** Pane 5: the row under the cursor of pane 4. */
export function DetailPane({ rect }: PaneProps) {
  const isTask = useApp(({ view }) => view.kind === "tasks");
  return isTask ? <TaskPane rect={rect} /> : <ViewDetailPane rect={rect} />;
}

export function FacetPane({ id, rect }: PaneProps & { readonly id: FacetId }) {
  const inputs = useApp(useShallow(facetInputs));
  return <Pane rect={rect} view={presentFacetPane(id, inputs, rect, useUi().glyphs)} />;
}

function TasksPane({ rect }: PaneProps) {
  const inputs = useApp(useShallow(tasksInputs));
  return <Pane rect={rect} view={presentTasksPane(inputs, rect, useUi().glyphs)} />;
}

function TaskPane({ rect }: PaneProps) {
  const inputs = useApp(useShallow(detailInputs));
  return <Pane rect={rect} view={presentDetailPane(inputs, rect, useUi().glyphs)} />;
}

function ViewPane({ rect }: PaneProps) {
  const { glyphs } = useUi();
  const inputs = useApp(useShallow(viewInputs));
  return inputs && <Pane rect={rect} view={presentViewPane(inputs, rect, glyphs)} />;
}

function ViewDetailPane({ rect }: PaneProps) {
  const { glyphs } = useUi();
  const inputs = useApp(useShallow(panelInputs));
  return inputs && <Pane rect={rect} view={presentViewDetail(inputs, rect, glyphs)} />;
}

const tasksInputs = (state: AppState): TasksInputs => {
  const { focus, list, results, collection, marks, scope, now, query, facets, narrow, session, regions, watch } = state;
  return { focus, list, results, collection, marks, scope, now, query, facets, narrow, session, regions, watch };
};

const detailInputs = ({ focus, detail, now, watch }: AppState): DetailInputs => ({ focus, detail, now, watch });

const facetInputs = ({ focus, facets, query }: AppState): FacetInputs => ({ focus, facets, query });
