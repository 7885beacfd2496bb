/** `cafe emulator`: hands its flags to the embedded endpoint, which is another program in another chunk. */
import { PRINTED } from "../../copy/printed.ts";
import { DEFAULTS } from "../../emulator/defaults.ts";
import { safeText } from "../../lib/safe-text.ts";
import type { EmulatorFlags } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/** Serves until Ctrl-C; 2 where a setting is wrong, 1 where the endpoint cannot start. */
export async function runEmulatorCommand(
  flags: EmulatorFlags,
  io: Pick<CommandIo, "out" | "note" | "now" | "signal">,
): Promise<ExitCode> {
  const { runEmulator } = await import("../../emulator/command.ts");
  const { regions, data, retention, fault, records, ...rest } = flags;
  try {
    await runEmulator(
      { ...DEFAULTS, ...rest, recordLimit: records, now: io.now },
      { regions, data, retention, faults: fault },
      { print: (line) => io.out(`${safeText(line)}\n`), signal: io.signal },
    );
  } catch (thrown) {
    const why = thrown instanceof Error ? safeText(thrown.message) : PRINTED.demoFailed;
    io.note(`cafe: ${why}\n`);
    // By name: the endpoint is another bundle, with classes of its own.
    return thrown instanceof Error && thrown.name === "SettingError" ? 2 : 1;
  }
  return 130;
}
