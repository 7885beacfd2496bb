/** What is wrong with a text search. */
import type { SearchProblem } from "../domain/search.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

/** The sentence for it, and what to write instead. */
export function explainSearchProblem(problem: SearchProblem): SafeText {
  if (problem.id === "bad-pattern") {
    return say`/${problem.pattern}/ is no pattern: ${problem.reason}. Mend it, or write '/ to look for a slash.`;
  }
  return say`/${problem.pattern}/ could take for ever, so it is not run: what is repeated must not hold * + ? {} or | itself. Make it simpler, or write several terms with blanks between.`;
}
