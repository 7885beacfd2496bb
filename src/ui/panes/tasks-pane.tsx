/** Pane 4: the task list. Only rows on the screen exist; a cursor key touches two of them. */
import { memo } from "react";
import { PANE_TITLES, SORT_WORDS } from "../../copy/ui.ts";
import type { Rect } from "../../core/layout.ts";
import type { Task } from "../../domain/task.ts";
import { say } from "../../lib/safe-text.ts";
import { presentEmptyList } from "../../present/empty-list.ts";
import { type Column, presentHeads, presentPosition, presentTaskRow, taskColumns } from "../../present/task-table.ts";
import { useApp, useUi } from "../context.tsx";
import { NO_LINE, Pane, PaneRow } from "../widgets/pane.tsx";

export function TasksPane({ rect }: { readonly rect: Rect }) {
  const focused = useApp((state) => state.focus === "tasks");
  const list = useApp((state) => state.list);
  const position = useApp(presentPosition);
  const { glyphs } = useUi();
  const columns = columnsFor(rect.width - 3);
  const height = Math.max(0, rect.height - 3);
  const title = say`4 ${PANE_TITLES.tasks} ${glyphs.dot} ${SORT_WORDS[list.sort.column]}`;
  const { search, searching } = list;
  const titled =
    searching || search !== "" ? say`${title} ${glyphs.dot} /${search}${searching ? glyphs.caret : say``}` : title;
  return (
    <Pane rect={rect} title={titled} note={position} focused={focused}>
      <PaneRow line={presentHeads(columns, list.sort, glyphs)} width={rect.width} selected={false} focused={focused} />
      {list.rows.length === 0 ? (
        <EmptyRows rect={rect} height={height} focused={focused} />
      ) : (
        Array.from({ length: height }, (_, i) => (
          <TaskRow
            // A place on the screen, not a task: what stands there changes, the node stays.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={i}
            task={list.rows[list.top + i]}
            columns={columns}
            width={rect.width}
            selected={list.top + i === list.cursor}
            focused={focused}
          />
        ))
      )}
    </Pane>
  );
}

interface TaskRowProps {
  readonly task: Task | undefined;
  readonly columns: readonly Column[];
  readonly width: number;
  readonly selected: boolean;
  readonly focused: boolean;
}

const TaskRow = memo(({ task, columns, width, selected, focused }: TaskRowProps) => {
  const { glyphs } = useUi();
  const now = useApp((state) => state.now);
  const line = task ? presentTaskRow(task, columns, now, glyphs) : NO_LINE;
  return <PaneRow line={line} width={width} selected={selected} focused={focused} />;
});

function EmptyRows({
  rect,
  height,
  focused,
}: {
  readonly rect: Rect;
  readonly height: number;
  readonly focused: boolean;
}) {
  const lines = useApp((state) => state);
  const shown = presentEmptyList(lines);
  return Array.from({ length: height }, (_, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a place on the screen
    <PaneRow key={i} line={shown[i] ?? NO_LINE} width={rect.width} selected={false} focused={focused} />
  ));
}

// The same width gives the same columns, so that rows see an equal prop.
const byWidth = new Map<number, readonly Column[]>();

function columnsFor(width: number): readonly Column[] {
  const known = byWidth.get(width) ?? taskColumns(width);
  byWidth.set(width, known);
  return known;
}
