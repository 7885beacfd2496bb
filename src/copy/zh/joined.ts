/** 短语如何并列。 */
import { joinSafe, type SafeText } from "../../lib/safe-text.ts";

export const phrases = (parts: readonly SafeText[]): SafeText => joinSafe(parts, "，");

export const clauses = (parts: readonly SafeText[]): SafeText => joinSafe(parts, "；");
