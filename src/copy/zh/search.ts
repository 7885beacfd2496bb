/** 文本搜索的问题。 */
import { safeText, say } from "../../lib/safe-text.ts";
import { truncate } from "../../lib/width.ts";
import type * as en from "../search.ts";

export const explainSearchProblem: typeof en.explainSearchProblem = (problem) => {
  const pattern = safeText(truncate(problem.pattern, 60));
  return problem.id === "bad-pattern"
    ? say`/${pattern}/ 不是正则表达式：${problem.reason}。请修正，或写 '/ 来查找斜杠。`
    : say`/${pattern}/ 可能永远算不完，因此未执行：被重复的部分不能再含 * + ? {} 或 |，且最多连续三个重复。请简化，或用空格分成几个词。`;
};
