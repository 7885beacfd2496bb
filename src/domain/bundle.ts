/** The file in which tasks are handed on: `share/` writes it, `archive/` reads it. */
import type { TaskRecord } from "./task.ts";

export const BUNDLE_FORMAT = "cafe-bundle";
export const BUNDLE_VERSION = 1;

/** What an exported bundle holds. Times are ISO 8601. */
export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly version: typeof BUNDLE_VERSION;
  readonly exportedAt: string;
  /** The call of cafe that opens the same view on the service. */
  readonly command: string;
  readonly tasks: readonly BundledTask[];
}

/** Every field of the reference under its own name; Content is absent unless it was asked for. */
export interface BundledTask extends TaskRecord {
  readonly Profile: string;
  readonly RegionId: string;
  /** Of `domain/content-hash.ts`, where Content is absent: it tells one file's sends from another's. */
  readonly ContentHash?: string;
}
