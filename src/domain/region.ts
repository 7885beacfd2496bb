/** A region as DescribeRegions names it. */
import type { SafeText } from "../lib/safe-text.ts";

export interface Region {
  readonly id: SafeText;
  /** Its name in the language asked for. */
  readonly localName: SafeText;
  readonly endpoint: SafeText;
}

/** What a region ID may look like; it becomes part of a host name, so nothing else may pass. */
export const isRegionId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{1,40}$/u.test(text);
