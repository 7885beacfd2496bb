/** What the explorer reads and how it is reached, as a command that opens the same view has to say it. */
import type { Flag, Reach } from "../domain/command-line.ts";
import type { CommandIo } from "./io.ts";
import type { Exploring } from "./scriptable.ts";

/** By what was typed, and by CAFE_ENDPOINT, which another shell need not have. */
export function reachOf(invocation: Exploring, env: CommandIo["env"]): Reach {
  const { connection: flags } = invocation;
  if (invocation.command === "open") return { kind: "file", path: invocation.file };
  if (flags.history) return { kind: "history" };
  if (flags.demo) return { kind: "demo" };
  const endpoint = flags.endpoint ?? env["CAFE_ENDPOINT"];
  const said: readonly (readonly [string, string | null | undefined])[] = [
    ["endpoint", endpoint],
    ["network", flags.network],
    ["ca-file", flags.caFile],
  ];
  return {
    kind: "service",
    flags: [
      ...said.flatMap(([option, value]): readonly Flag[] => (value ? [[option, value]] : [])),
      ...(flags.insecure ? [["insecure", null] as const] : []),
    ],
  };
}
