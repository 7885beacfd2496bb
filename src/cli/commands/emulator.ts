/** `cafe emulator`: hands its flags to the embedded endpoint, which is another program in another chunk. */
import { DEFAULTS } from "../../emulator/defaults.ts";
import { safeText } from "../../lib/safe-text.ts";
import type { EmulatorFlags } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/** Serves until Ctrl-C. */
export async function runEmulatorCommand(flags: EmulatorFlags, io: CommandIo): Promise<ExitCode> {
  const { runEmulator } = await import("../../emulator/command.ts");
  try {
    await runEmulator(
      { ...DEFAULTS, ...flags, now: io.now },
      { print: (line) => io.out(`${safeText(line)}\n`), signal: io.signal },
    );
  } catch (thrown) {
    io.note(`cafe: ${safeText(thrown instanceof Error ? thrown.message : "the endpoint could not start")}\n`);
    return 1;
  }
  return 130;
}
