/** What is wrong with a text search. */
import type { SearchProblem } from "../domain/search.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { truncate } from "../lib/width.ts";

/** The sentence for it, and what to write instead. */
export function explainSearchProblem(problem: SearchProblem): SafeText {
  const pattern = safeText(truncate(problem.pattern, 60));
  if (problem.id === "bad-pattern") {
    return say`/${pattern}/ is no pattern: ${problem.reason}. Mend it, or write '/ to look for a slash.`;
  }
  return say`/${pattern}/ could take for ever, so it is not run: what is repeated may hold no * + ? {} or | itself, and at most three repetitions may follow each other. Make it simpler, or write several terms with blanks between.`;
}
