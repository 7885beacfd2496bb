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
import { useApp, useUi } from "../context.tsx";
import { Pane } from "../widgets/pane.tsx";

export function TasksPane({ rect }: { readonly rect: Rect }) {
  const inputs = useApp(useShallow(tasksInputs));
  return <Pane rect={rect} view={presentTasksPane(inputs, rect, useUi().glyphs)} />;
}

export function DetailPane({ rect }: { readonly rect: Rect }) {
  const inputs = useApp(useShallow(detailInputs));
  return <Pane rect={rect} view={presentDetailPane(inputs, rect, useUi().glyphs)} />;
}

export function FacetPane({ id, rect }: { readonly id: FacetId; readonly rect: Rect }) {
  const inputs = useApp(useShallow(facetInputs));
  return <Pane rect={rect} view={presentFacetPane(id, inputs, rect, useUi().glyphs)} />;
}

const tasksInputs = (state: AppState): TasksInputs => {
  const { focus, list, results, now, query, facets, settings, session } = state;
  return { focus, list, results, now, query, facets, settings, session };
};

const detailInputs = ({ focus, detail, now }: AppState): DetailInputs => ({ focus, detail, now });

const facetInputs = ({ focus, facets, query }: AppState): FacetInputs => ({ focus, facets, query });
