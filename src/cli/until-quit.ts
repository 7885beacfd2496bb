/** Who shows the explorer has the terminal until there is a reason to let it go. */
import type { Session } from "../platform/terminal/session.ts";
import type { ExitCode } from "./io.ts";

/** Why whoever shows the explorer has to let the terminal go. */
export type Interruption =
  /** The user leaves; calls and timers have ended. */
  | { readonly kind: "quit"; readonly code: ExitCode }
  /** Somebody has something to ask on the main screen. */
  | { readonly kind: "lend"; readonly run: () => Promise<void> };

/** What can be left, and takes the terminal until then. */
export interface Stoppable {
  readonly terminal: Pick<Session, "close" | "flushed" | "lend">;
  /** Settled with the next reason to stop. The terminal is still taken. */
  readonly interrupted: () => Promise<Interruption>;
}

/** Until the user leaves; the terminal is given back before the answer. `attend` hears keys until its answer is called. */
export async function untilQuit({ interrupted, terminal }: Stoppable, attend: () => () => void): Promise<ExitCode> {
  for (;;) {
    const leave = attend();
    const interruption = await interrupted();
    leave();
    if (interruption.kind === "quit") {
      await terminal.flushed();
      terminal.close();
      return interruption.code;
    }
    await terminal.lend(interruption.run);
  }
}
