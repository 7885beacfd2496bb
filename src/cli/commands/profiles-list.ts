/** What `cafe profiles list` prints. It gets only what may be shown. */
import { PROFILES } from "../../copy/profiles-command.ts";
import { jsonText } from "../../lib/json.ts";
import { safeText } from "../../lib/safe-text.ts";
import { displayWidth, fitTo as padded } from "../../lib/width.ts";
import type { ListedProfile } from "../../profiles/listing.ts";

const TITLES: readonly string[] = ["", ...PROFILES.heads];

/** One line for each profile under a line of titles; `*` marks the current one. */
export function profileTable(profiles: readonly ListedProfile[]): string {
  const rows = [TITLES, ...profiles.map(cells)];
  const widths = TITLES.map((_, column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => padded(cell, widths[column] ?? 0))
          .join("  ")
          .trimEnd()}\n`,
    )
    .join("");
}

/** One JSON object: `{"current", "profiles": [{"name", "source", "accessKeyId", "region", "current", "problem"}]}`. */
export function profileJson(profiles: readonly ListedProfile[]): string {
  const current = profiles.find((profile) => profile.current)?.name ?? null;
  return `${jsonText({ current, profiles }, 2)}\n`;
}

const cells = ({ name, source, accessKeyId, region, current }: ListedProfile): readonly string[] => [
  current ? "*" : "",
  safeText(name),
  source,
  accessKeyId ?? "-",
  region ?? "-",
];
