/** What is on the screen while nobody is connected: the keys that were found, and a cursor over them. Plain values. */
import type { Failure } from "../domain/failure.ts";
import { type SafeText, say } from "../lib/safe-text.ts";
import type { ProfileSummary } from "./ports.ts";

/** The profile of the embedded endpoint: no profile can take the name. */
export const DEMO = say`demo`;

export interface Welcome {
  /** Keys on this machine, by the names they are asked for. */
  readonly found: readonly ProfileSummary[];
  /** Index into `found`; -1 where nothing was found. */
  readonly cursor: number;
  /** Why nothing, or less, was found: a file that cannot be read; null where there is nothing to say. */
  readonly note: SafeText | null;
  /** Whom cafe connects to just now. */
  readonly connecting: SafeText | null;
  /** Does the tour begin with the demo? */
  readonly tours: boolean;
  /** What became of the last choice. */
  readonly refused: { readonly profile: SafeText; readonly failure: Failure } | null;
}

/** Nothing chosen yet; the cursor is on the keys that cafe would take by itself. */
export function welcomeTo(found: readonly ProfileSummary[], note: SafeText | null): Welcome {
  const current = found.findIndex((one) => one.current);
  const cursor = current < 0 ? Math.min(0, found.length - 1) : current;
  return { found, cursor, note, connecting: null, tours: false, refused: null };
}
