/** Times of UTC in ISO 8601, shortened to what they are read or sent for. */
import { type SafeText, safeText } from "./safe-text.ts";

/** To the second: `2026-11-24T09:41:07Z`. @param ms epoch milliseconds */
export const isoSecond = (ms: number): SafeText => safeText(`${new Date(ms).toISOString().slice(0, 19)}Z`);

/** To the minute: `2026-11-24T09:41Z`. @param ms epoch milliseconds */
export const isoMinute = (ms: number): SafeText => safeText(`${new Date(ms).toISOString().slice(0, 16)}Z`);
