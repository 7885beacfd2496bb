/**
 * Decides which page to read next, so that a list which changes while it is read is still read whole.
 *
 * Why nothing is doubled or lost. Rows are joined by InvokeId, so no task can show twice. By number, each page is chosen
 * to start with a row that is known already: the rows after it are its true successors at that moment, so a task that
 * was there all the time has nowhere to hide, however rows came and went. Where a page starts with an unknown row,
 * rows vanished and something was pulled forward over the boundary; earlier pages are then read until one joins up.
 * This costs a fifth more calls than pages without overlap. By token, the service itself promises to continue where it stopped.
 */
import { NETWORK } from "../copy/network.ts";
import type { PageRequest } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import type { TaskPage } from "../domain/page.ts";
import type { Task, WholeTask } from "../domain/task.ts";
import { ownFailure } from "./network-failure.ts";
import { createTaskJoin } from "./task-join.ts";

/** Below this, page sizes that overlap cannot be found for every row. */
export const MIN_PAGE_SIZE = 20;
const MAX_RESTARTS = 2;
/** How fast it goes back to find a row it knows: 8, 64, 512 rows. */
const STEP_BACK = 8;

/** The next page to ask for. */
export type Step = Pick<PageRequest, "cursor" | "pageSize">;

export interface PageWalk<T extends Task> {
  readonly tasks: () => readonly T[];
  readonly size: () => number;
  /** Null at the end. */
  readonly next: () => Step | null;
  /** Takes the page that was asked for. Fails where the service's pages never end. */
  readonly take: (page: TaskPage) => Failure | null;
  /** True where the failure is a stale token: the walk starts over, keeping what it has. False after two of them. */
  readonly restart: (failure: Failure) => boolean;
}

/**
 * @param pageSize the largest page to ask for, from MIN_PAGE_SIZE
 * @param keep what is kept of a task
 */
export function createPageWalk<T extends Task>(pageSize: number, keep: (task: WholeTask) => T): PageWalk<T> {
  const join = createTaskJoin<T>();
  const tokenStart: Step = { cursor: { by: "token", token: null, ordinal: 1 }, pageSize };
  let step: Step | null = { cursor: { by: "number", number: 1 }, pageSize };
  /** Rows up to the end of the last page that joined up, as counted then. */
  let reached = 0;
  let overlap = 1;
  let fruitless = 0;
  let restarts = 0;

  function afterNumbered(page: TaskPage, offset: number): Step | null {
    const first = page.tasks[0];
    // A page with unreadable rows cannot be checked: its first readable row need not be its first.
    const joinsUp = offset === 0 || page.unreadable > 0 || (first !== undefined && join.has(first.invokeId));
    if (!joinsUp) {
      overlap *= STEP_BACK;
      return pageHolding(Math.max(0, reached - overlap), pageSize);
    }
    if (page.next?.by === "token") return offset === 0 ? follow(page) : tokenStart;
    join.add(page.tasks.map(keep), offset === 0);
    reached = offset + page.tasks.length + page.unreadable;
    overlap = 1;
    return page.next && pageHolding(Math.max(0, reached - overlap), pageSize);
  }

  function follow(page: TaskPage): Step | null {
    join.add(page.tasks.map(keep), page.cursor.by === "number" || page.cursor.token === null);
    return page.next && { cursor: page.next, pageSize };
  }

  return {
    tasks: join.tasks,
    size: join.size,
    next: () => step,
    take: (page) => {
      const before = join.size();
      const { cursor } = page;
      step = cursor.by === "number" ? afterNumbered(page, (cursor.number - 1) * page.pageSize) : follow(page);
      fruitless = join.size() > before ? 0 : fruitless + 1;
      // Going back reads known rows again, but never more often than this unless the service leads in a circle.
      const isCircle = step !== null && fruitless > 50 + (2 * before) / MIN_PAGE_SIZE;
      return isCircle ? ownFailure("malformed", "PageLoop", NETWORK.pageLoop) : null;
    },
    restart: (failure) => {
      if (failure.kind !== "stale-token" || restarts === MAX_RESTARTS) return false;
      restarts += 1;
      step = tokenStart;
      return true;
    },
  };
}

/** Of all pages of at most `max` rows that hold row `from`, counted from 0, the one that reaches furthest. */
function pageHolding(from: number, max: number): Step {
  let best = { number: 1, size: 1 };
  for (let size = max; size > 1; size -= 1) {
    const number = Math.floor(from / size) + 1;
    if (number * size > best.number * best.size) best = { number, size };
  }
  return { cursor: { by: "number", number: best.number }, pageSize: best.size };
}
