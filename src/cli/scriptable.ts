/** Hands a checked call of a scriptable command to that command, which is loaded only then. */
import type { Connection } from "../core/ports.ts";
import type { Invocation } from "./invocation.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { systemClock } from "./system-clock.ts";

/** Calls that ask the service, or what stands in for it. */
export type Connecting = Exclude<Extract<Invocation, { readonly connection: object }>, { command: "doctor" }>;

/** Calls that open the explorer. */
export type Exploring = Extract<Connecting, { command: "explore" | "open" }>;

/** Calls that ask the service and print. */
export type Scriptable = Exclude<Connecting, Exploring>;

/** Runs the call against the connection. */
export async function runScriptable(invocation: Scriptable, connection: Connection, io: CommandIo): Promise<ExitCode> {
  switch (invocation.command) {
    case "list":
      return (await import("./commands/list.ts")).runList(invocation, connection, io);
    case "show":
      return (await import("./commands/show.ts")).runShow(invocation, connection, io);
    case "failures":
      return (await import("./commands/failures.ts")).runFailures(invocation, connection, io);
    case "rollouts":
      return (await import("./commands/rollouts.ts")).runRollouts(invocation, connection, io);
    case "retry":
      return (await import("./commands/retry.ts")).runRetry(invocation, connection, io);
    case "diff":
      return (await import("./commands/diff.ts")).runDiff(invocation, connection, io);
    case "watch": {
      const { runWatch } = await import("./commands/watch.ts");
      return runWatch(invocation, connection, io, systemClock(io.now));
    }
    case "record":
      return (await import("./commands/record.ts")).runRecord(invocation, connection, io);
    case "regions":
      return (await import("./commands/regions.ts")).runRegions(invocation, connection, io);
  }
}
