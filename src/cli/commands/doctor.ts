/** `cafe doctor`: what a call depends on, and whether one works. Safe to paste: it holds no secret. */
import { jsonText } from "../../lib/json.ts";
import { examine, type Host } from "../doctor/examine.ts";
import { doctorText } from "../doctor/words.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";

type DoctorCall = Extract<Invocation, { command: "doctor" }>;

/** Prints the findings to stdout. Exit codes: 0 a call works, 1 it does not. */
export async function runDoctor(call: DoctorCall, io: CommandIo, cafe: string): Promise<ExitCode> {
  const findings = await examine(call.connection, io, hostOf(cafe));
  io.out(call.output === "json" ? `${jsonText(findings, 2)}\n` : doctorText(findings));
  return findings.ok ? 0 : 1;
}

function hostOf(cafe: string): Host {
  const { stdout, versions } = process;
  // A pipe has neither size nor colours.
  return stdout.isTTY
    ? { cafe, node: versions.node, rows: stdout.rows, colours: 2 ** stdout.getColorDepth() }
    : { cafe, node: versions.node, rows: null, colours: 1 };
}
