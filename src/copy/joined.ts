/** How phrases are put side by side. */
import { joinSafe, type SafeText } from "../lib/safe-text.ts";

/** Phrases of one kind: "259 tasks, oldest seen 2d". */
export const phrases = (parts: readonly SafeText[]): SafeText => joinSafe(parts, ", ");

/** What could be sentences of their own: "r retries; tries again at 12:00:00". */
export const clauses = (parts: readonly SafeText[]): SafeText => joinSafe(parts, "; ");

/** Sentences one after the other; an empty one is left out. */
export const sentences = (parts: readonly SafeText[]): SafeText =>
  joinSafe(
    parts.filter((part) => part !== ""),
    " ",
  );
