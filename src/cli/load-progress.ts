/** How far loading has got: one line on stderr that is overwritten. Nothing is written where stderr is no terminal. */
import { PRINTED } from "../copy/printed.ts";
import type { CrawlProgress } from "../core/ports.ts";
import type { CommandIo } from "./io.ts";

type Progress = Pick<CrawlProgress, "loaded" | "total">;

/** Told after each page of a region. */
export type ShowProgress = (region: string, progress: Progress) => void;

export interface LoadProgress {
  readonly show: ShowProgress;
  /** A region has answered or failed. */
  readonly done: (region: string) => void;
  /** Takes the line away. */
  readonly clear: () => void;
}

/** @param regions how many are asked for */
export function loadProgress(regions: number, io: Pick<CommandIo, "note" | "tty">): LoadProgress {
  if (!io.tty.stderr) return { show: () => {}, done: () => {}, clear: () => {} };
  const known = new Map<string, Progress>();
  const finished = new Set<string>();
  let drawn = false;
  const draw = (): void => {
    const all = [...known.values()];
    const loaded = all.reduce((sum, one) => sum + one.loaded, 0);
    const [only] = all;
    const total = regions === 1 ? (only?.total ?? null) : null;
    io.note(`\r\u001b[K${PRINTED.progress(loaded, total, finished.size, regions)}`);
    drawn = true;
  };
  return {
    show: (region, progress) => {
      known.set(region, progress);
      draw();
    },
    done: (region) => {
      finished.add(region);
      draw();
    },
    clear: () => {
      if (drawn) io.note("\r\u001b[K");
    },
  };
}
