/**
 * Loads the tasks that a listing asks for, from one region or from several, one page or all of each. Says on stderr what
 * failed; prints no task.
 */
import type { Connection } from "../core/ports.ts";
import { compareText, newestFirst, type WholeTask } from "../domain/task.ts";
import { mapBounded } from "../lib/bounded.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { loadProgress } from "./load-progress.ts";
import { type Loaded, type Loading, loadRegion } from "./load-region.ts";
import { reportFailure, reportRefusal } from "./output/failure.ts";
import { listingNotes } from "./output/listing-notes.ts";
import { type RegionFailure, regionNotes, reportRegions } from "./output/region-failures.ts";
import { askedRegions, type RegionChoice } from "./region-choice.ts";

/** Calls to different regions at once. The service counts calls per region, so this is for our own sake. */
const AT_ONCE = 8;

/** What is asked for, and of which regions; null: of the connection's, as one region is answered. */
export interface LoadCall extends Loading {
  readonly regions: RegionChoice | null;
}

/** What came. */
export interface Loads {
  /** Several regions were asked for, however many there turned out to be. */
  readonly several: boolean;
  readonly loaded: readonly Loaded[];
  readonly failed: readonly RegionFailure[];
  /** As loaded, before the filters applied here: newest first. */
  readonly tasks: readonly WholeTask[];
  /** How to exit once the data is printed: 1 where a region failed. */
  readonly exit: ExitCode;
}

/** Loads. Where nothing came at all, that has been said on stderr: the error is how to exit. */
export const load = (
  call: LoadCall,
  connection: Connection,
  asJson: boolean,
  io: CommandIo,
): Promise<Result<Loads, ExitCode>> =>
  call.regions === null
    ? loadOne(call, connection, asJson, io)
    : loadSeveral(call, call.regions, connection, asJson, io);

/** What to say of what was loaded. `kept`: tasks that the filters applied here let through; `withPage`: also of how many. */
export function loadNotes(
  { listing, all }: LoadCall,
  { several, loaded, tasks }: Loads,
  kept: number,
  withPage: boolean,
): readonly SafeText[] {
  const [only] = loaded;
  if (several || only === undefined) return regionNotes({ loaded, tasks: tasks.length, kept }, listing, withPage);
  const page = all ? null : (listing.page ?? 1);
  const listed = { ...only, page, loaded: tasks.length, kept, pageSize: listing.pageSize };
  return listingNotes(listed, listing, withPage);
}

async function loadOne(
  call: LoadCall,
  connection: Connection,
  asJson: boolean,
  io: CommandIo,
): Promise<Result<Loads, ExitCode>> {
  const progress = loadProgress(1, io);
  const loaded = await loadRegion(call, connection.region, connection, io.signal, progress.show);
  progress.clear();
  if (loaded.ok) {
    return ok({ several: false, loaded: [loaded.value], failed: [], tasks: loaded.value.tasks, exit: 0 });
  }
  if ("kind" in loaded.error) return err(reportFailure(loaded.error, asJson, io));
  reportRefusal(loaded.error, asJson, io);
  return err(1);
}

async function loadSeveral(
  call: LoadCall,
  choice: RegionChoice,
  connection: Connection,
  asJson: boolean,
  io: CommandIo,
): Promise<Result<Loads, ExitCode>> {
  const regions = await askedRegions(choice, connection, asJson, io);
  if (!regions.ok) return regions;
  const progress = loadProgress(regions.value.length, io);
  const loaded: Loaded[] = [];
  const failed: RegionFailure[] = [];
  await mapBounded(regions.value, AT_ONCE, async (region) => {
    const answer = await loadRegion(call, region, connection, io.signal, progress.show);
    progress.done(region);
    if (answer.ok) loaded.push(answer.value);
    else failed.push({ region, error: answer.error });
  });
  progress.clear();
  if (io.signal.aborted) return err(130);
  const exit = reportRegions(failed, { asked: regions.value.length, isAll: choice === "all", asJson }, io);
  if (loaded.length === 0) return err(1);
  loaded.sort((a, b) => compareText(a.region, b.region));
  failed.sort((a, b) => compareText(a.region, b.region));
  return ok({ several: true, loaded, failed, tasks: loaded.flatMap(({ tasks }) => tasks).sort(newestFirst), exit });
}
