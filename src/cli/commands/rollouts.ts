/** `cafe rollouts`: sends of one file to a fleet, joined over the tasks that match. */
import type { Connection } from "../../core/ports.ts";
import { narrowed } from "../../domain/narrow.ts";
import { joinRollouts, type Rollout } from "../../domain/rollouts.ts";
import { jsonText } from "../../lib/json.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { type Loads, load, loadNotes } from "../load.ts";
import { regionsJson } from "../output/page-json.ts";
import { paintFor } from "../output/paint.ts";
import { rolloutColumns, rolloutCsv, rolloutJson } from "../output/rollouts.ts";
import { renderTable } from "../output/table.ts";

type RolloutsCall = Extract<Invocation, { command: "rollouts" }>;

/** Prints the rollouts to stdout, the latest first, and to stderr over which tasks they were made. */
export async function runRollouts(call: RolloutsCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const loads = await load(call, connection, call.output === "json", io);
  if (!loads.ok) return loads.error;
  const kept = narrowed(loads.value.tasks, call.listing.narrow);
  io.out(written(call, joinRollouts(kept, call.gapMs), loads.value, io));
  for (const note of loadNotes(call, loads.value, kept.length, true)) io.note(`${note}\n`);
  return loads.value.exit;
}

function written({ output, gapMs }: RolloutsCall, rollouts: readonly Rollout[], loads: Loads, io: CommandIo): string {
  switch (output) {
    case "json": {
      const envelope = { regions: regionsJson(loads.loaded, loads.failed), gapMinutes: gapMs / 60_000 };
      return `${jsonText({ ...envelope, rollouts: rollouts.map(rolloutJson) }, 2)}\n`;
    }
    case "csv":
      return rolloutCsv(rollouts);
    case "table":
      return rollouts.length === 0
        ? ""
        : renderTable(rolloutColumns(rollouts), io.tty.stdout ? io.columns : null, paintFor(io));
  }
}
