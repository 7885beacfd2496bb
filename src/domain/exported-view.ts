/** What is exported of a view, and how it was come by. The texts are made in share/. */
import type { SafeText } from "../lib/safe-text.ts";

export const EXPORT_FORMATS = ["json", "ndjson", "csv", "markdown"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportedView {
  /** The command that opens the same view; null where no shell line can say it. */
  readonly command: string | null;
  /** What that command does not say; null where it says everything. */
  readonly leftOut: SafeText | null;
  /** Epoch milliseconds. */
  readonly exportedAt: number;
  /** When the tasks were loaded, epoch milliseconds; null where that is not known. */
  readonly asOf: number | null;
  /** Contents of files are left out unless asked for: they may hold secrets. CSV has no place for them. */
  readonly withContent: boolean;
}
