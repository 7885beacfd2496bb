/** Connections without a service: a file of tasks, or the local history. No call is made, and no key is needed. */

import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type OpenedFile, readBundle } from "../archive/bundle.ts";
import { memorySource, offlineResults, type TaskSource } from "../archive/offline-results.ts";
import { PRINTED } from "../copy/printed.ts";
import type { Connection, ProfileSummary, ProfilesPort } from "../core/ports.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { configDir } from "../platform/paths.ts";
import { openProfiles, type ProfileStore } from "../profiles/store.ts";
import { errorCode } from "../profiles/text-file.ts";
import type { Connected } from "./connected.ts";
import type { CommandIo } from "./io.ts";
import type { Refusal } from "./output/failure.ts";
import { systemClock } from "./system-clock.ts";

/** Parsed it takes several times as much memory; 100,000 tasks with 4 instances each are about as much. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Offline {
  readonly kind: "file" | "history";
  readonly profile: SafeText;
  /** Null: the one with most tasks. */
  readonly region: string | null;
  readonly now: () => number;
}

/** A connection that reads a source. */
export function offlineConnection(source: TaskSource, { kind, profile, region, now }: Offline): Connection {
  const what = kind === "file" ? PRINTED.theFile : PRINTED.theHistory;
  return {
    results: offlineResults(source, what, now),
    identity: { profile, source: what, accessKeyId: PRINTED.noKey },
    region: region ?? source.regions()[0] ?? "unknown",
    endpointLabel: () => PRINTED.noCalls,
    offline: kind,
    keysExpireAt: () => null,
  };
}

/** The profiles to choose from are these connections. Regions and filters of what is past are not remembered. */
export function offlineProfiles(
  connections: readonly Connection[],
  first: Connection,
  store: ProfileStore,
): ProfilesPort {
  const list = connections.map(
    ({ identity, region }): ProfileSummary => ({
      name: identity.profile,
      source: identity.source,
      region: safeText(region),
      current: identity.profile === first.identity.profile,
    }),
  );
  return {
    list: () => list,
    // A task of a bundle may name a profile of somebody else's: it is in the same file.
    connect: async (name) => ok(connections.find(({ identity }) => identity.profile === name) ?? first),
    remember: () => {},
    adopt: () => {},
    savedViews: store.views,
    saveView: (view) => void store.saveView(view),
    removeView: (name) => void store.removeView(name),
  };
}

/** Opens a file of tasks to be explored. */
export function openFile(path: string, region: string | null, io: CommandIo): Result<Connected, Refusal> {
  const profile = PRINTED.fileProfile(safeText(basename(path)));
  const read = readTasks(path, profile);
  if (!read.ok) return read;
  const { tasks, unreadable, asOf } = read.value;
  const store = openProfiles(configDir(io.env), systemClock(io.now));
  const connection = offlineConnection(memorySource(tasks, asOf), { kind: "file", profile, region, now: io.now });
  return ok({
    connection,
    profiles: offlineProfiles([connection], connection, store),
    remembered: {},
    lastKnown: async () => null,
    notices: unreadable === 0 ? [] : [PRINTED.notTasks(unreadable)],
    close: async () => [],
  });
}

function readTasks(path: string, profile: SafeText): Result<OpenedFile & { readonly asOf: number }, Refusal> {
  try {
    const stat = statSync(path);
    if (!stat.isFile()) return refused(PRINTED.fileIrregular(safeText(path)));
    if (stat.size > MOST_BYTES) return refused(PRINTED.fileTooLarge(safeText(path)));
    const opened = readBundle(readFileSync(path, "utf8"), profile);
    if (!opened.ok) return refused(PRINTED.fileNoBundle(safeText(path), opened.error));
    return ok({ ...opened.value, asOf: opened.value.exportedAt ?? stat.mtimeMs });
  } catch (thrown) {
    const code = errorCode(thrown);
    return refused(
      code === "ENOENT" ? PRINTED.fileAbsent(safeText(path)) : PRINTED.fileUnreadable(safeText(path), code),
    );
  }
}

const refused = (message: SafeText): Result<never, Refusal> =>
  err({ code: "Cafe.TaskFile", message, remedy: safeText("") });
