/** A region as DescribeRegions names it. */
import type { SafeText } from "../lib/safe-text.ts";

export interface Region {
  readonly id: SafeText;
  /** Its name in the language asked for. */
  readonly localName: SafeText;
  readonly endpoint: SafeText;
}

/** Which of a region's endpoints: the one of the internet, or the one that is reached from inside a VPC only. */
export type Network = "public" | "vpc";

/** What a region ID may look like; it becomes part of a host name, so nothing else may pass. */
export const isRegionId = (text: string): boolean => /^[a-z0-9][a-z0-9-]{1,40}$/u.test(text);
