/** Which regions a call asks: as the command line names them, or all that the account has. */
import { PRINTED } from "../copy/printed.ts";
import type { Connection } from "../core/ports.ts";
import type { FailureKind } from "../domain/failure.ts";
import { KNOWN_REGIONS } from "../domain/known-regions.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { reportFailure } from "./output/failure.ts";

/** Two or more regions, each once, in the order given; or whatever DescribeRegions lists. */
export type RegionChoice = readonly string[] | "all";

/** No other call would do better. */
const HOPELESS: readonly FailureKind[] = ["credentials", "signature", "clock", "token", "cancelled"];

/** The regions to ask. Where DescribeRegions does not answer, cafe's own list stands in, and stderr says so. */
export async function askedRegions(
  choice: RegionChoice,
  connection: Connection,
  asJson: boolean,
  io: CommandIo,
): Promise<Result<readonly string[], ExitCode>> {
  if (choice !== "all") return ok(choice);
  const listed = await connection.results.listRegions(connection.region, io.signal);
  if (!listed.ok && HOPELESS.includes(listed.error.kind)) return err(reportFailure(listed.error, asJson, io));
  if (listed.ok && listed.value.length > 0) return ok(listed.value.map(({ id }) => id));
  const count = KNOWN_REGIONS.length;
  const note = listed.ok ? PRINTED.regionsUnnamed(count) : PRINTED.regionsFailedToList(listed.error.code, count);
  if (!asJson) io.note(`${note}\n`);
  return ok(KNOWN_REGIONS.map(({ id }) => id));
}
