/** How one task is asked for. */
import { FIRST_PAGE } from "../domain/page.ts";
import type { PageRequest } from "./ports.ts";

/** The page that holds just this task, or nothing. */
export const requestFor = ({
  region,
  invokeId,
}: {
  readonly region: string;
  readonly invokeId: string;
}): PageRequest => ({
  region,
  query: { tags: [], invokeId },
  cursor: FIRST_PAGE,
  pageSize: 1,
});
