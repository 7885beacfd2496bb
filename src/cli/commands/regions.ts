/** `cafe regions`: the regions as DescribeRegions names them, as a table or as JSON. */
import { HEADS } from "../../copy/printed-heads.ts";
import type { Connection } from "../../core/ports.ts";
import type { Region } from "../../domain/region.ts";
import { jsonText } from "../../lib/json.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { reportFailure } from "../output/failure.ts";
import { paintFor } from "../output/paint.ts";
import { renderTable } from "../output/table.ts";

type RegionsCall = Extract<Invocation, { command: "regions" }>;

/** Prints the regions to stdout. */
export async function runRegions(call: RegionsCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const regions = await connection.results.listRegions(connection.region, io.signal);
  if (!regions.ok) return reportFailure(regions.error, call.output === "json", io);
  io.out(call.output === "json" ? regionsJson(regions.value) : regionsTable(regions.value, io));
  return 0;
}

/** `{"regions":[…]}`, each with the names of the reference. */
function regionsJson(regions: readonly Region[]): string {
  const wire = regions.map(({ id, localName, endpoint }) => ({
    RegionId: id,
    LocalName: localName,
    RegionEndpoint: endpoint,
  }));
  return `${jsonText({ regions: wire }, 2)}\n`;
}

function regionsTable(regions: readonly Region[], io: CommandIo): string {
  const columns = [
    { title: HEADS.region, cells: regions.map(({ id }) => id) },
    { title: HEADS.name, cells: regions.map(({ localName }) => localName), min: 10 },
    { title: HEADS.endpoint, cells: regions.map(({ endpoint }) => endpoint), min: 10 },
  ];
  return renderTable(columns, io.tty.stdout ? io.columns : null, paintFor(io));
}
