/** The box of the guided tour, below the screen that it is about. */
import { memo } from "react";
import type { Layout } from "../../core/layout.ts";
import { TOUR_ROWS } from "../../core/tour.ts";
import { presentTour } from "../../present/tour.ts";
import { Pane } from "../widgets/pane.tsx";

interface TourBoxProps {
  readonly step: number;
  readonly layout: Pick<Layout, "columns" | "rows">;
}

export const TourBox = memo(({ step, layout: { columns, rows } }: TourBoxProps) => (
  <Pane rect={{ x: 0, y: rows, width: columns, height: TOUR_ROWS }} view={presentTour(step, columns)} />
));
