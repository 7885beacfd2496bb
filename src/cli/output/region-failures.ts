/** What is said on stderr when several regions were asked: which failed and why, and how much came from the others. */
import { PRINTED } from "../../copy/printed.ts";
import { joinSafe, type SafeText, safeText } from "../../lib/safe-text.ts";
import type { Listing } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import type { LoadError, Loaded } from "../load-region.ts";
import { failureText, refusalText } from "./failure.ts";
import { appliedHere, isNarrowed, noneMatch } from "./listing-notes.ts";

/** A region without an answer. */
export interface RegionFailure {
  readonly region: string;
  readonly error: LoadError;
}

/** In which circumstances regions failed. */
interface Asked {
  readonly asked: number;
  /** Every region was meant, so one without the operation is no failure: nothing can have been sent there. */
  readonly isAll: boolean;
  readonly asJson: boolean;
}

/** Says which regions failed, each cause once with its regions; in a JSON mode one object per region. How to exit. */
export function reportRegions(
  failures: readonly RegionFailure[],
  { asked, isAll, asJson }: Asked,
  io: Pick<CommandIo, "note">,
): ExitCode {
  const offered = failures.filter(({ error }) => error.code !== "RegionId.ApiNotSupported");
  const real = isAll && failures.length < asked ? offered : failures;
  if (real.length === 0) return 0;
  if (asJson) {
    for (const { region, error } of real) io.note(errorText(error, true, safeText(region)));
    return 1;
  }
  for (const [first, ...others] of sameCauses(real)) {
    const regions = [first, ...others].map(({ region }) => safeText(region));
    io.note(errorText(first.error, false, joinSafe(regions, ", ")));
  }
  if (asked > real.length) {
    const list = joinSafe(
      real.map(({ region }) => safeText(region)),
      ",",
    );
    io.note(`${PRINTED.regionsFailed(real.length, asked, list)}\n`);
  }
  return 1;
}

const errorText = (error: LoadError, asJson: boolean, region: SafeText): string =>
  "kind" in error ? failureText(error, asJson, region) : refusalText(error, asJson, region);

type Same = readonly [RegionFailure, ...RegionFailure[]];

function sameCauses(failures: readonly RegionFailure[]): readonly Same[] {
  const groups = new Map<string, [RegionFailure, ...RegionFailure[]]>();
  for (const failure of failures) {
    const group = groups.get(failure.error.code);
    if (group === undefined) groups.set(failure.error.code, [failure]);
    else group.push(failure);
  }
  return [...groups.values()];
}

/** What came of several regions. */
interface RegionsListed {
  readonly loaded: readonly Loaded[];
  readonly tasks: number;
  /** Tasks that the filters applied here let through. */
  readonly kept: number;
}

/** The notes, each one sentence, in order. `withPage`: also how many tasks came, and where there are more. */
export function regionNotes(listed: RegionsListed, listing: Listing, withPage: boolean): readonly SafeText[] {
  const { loaded, tasks, kept } = listed;
  const more = loaded.filter(({ hasNext }) => hasNext).map(({ region }) => region);
  const unreadable = loaded.reduce((sum, one) => sum + one.unreadable, 0);
  const here = isNarrowed(listing);
  const where = PRINTED.regions(loaded.length);
  return [
    ...(kept === 0 ? [noneMatch(where, listing, tasks)] : []),
    ...(here && tasks > 0 ? [appliedHere(listing, kept, tasks, false)] : []),
    ...(withPage && tasks > 0 ? [PRINTED.tasksIn(tasks, where)] : []),
    ...(more.length > 0 && (withPage || here) ? [PRINTED.moreIn(more)] : []),
    ...(unreadable > 0 ? [PRINTED.unreadableInSeveral(unreadable)] : []),
  ];
}
