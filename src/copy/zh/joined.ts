/** 短语如何并列。 */
import { joinSafe, type SafeText, say } from "../../lib/safe-text.ts";

export const phrases = (parts: readonly SafeText[]): SafeText => joinSafe(parts, "，");

export const clauses = (parts: readonly SafeText[]): SafeText => joinSafe(parts, "；");

/** 全角标点之后不空格；服务的原文多为英文，其后空一格。 */
export const sentences = (parts: readonly SafeText[]): SafeText =>
  parts.reduce((before, part) => {
    if (before === "" || part === "") return before === "" ? part : before;
    return /[，。；：！？]$/u.test(before) ? say`${before}${part}` : say`${before} ${part}`;
  }, say``);
