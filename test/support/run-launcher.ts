/** cafe as a script runs it: the bundled program with pipes instead of a terminal. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cafe, definedOnly } from "./explorer.ts";

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Finished>;
}

/** Starts `cafe LINE`, words separated by blanks; `input` goes to its stdin. */
export function startCafe(line: string, env: Readonly<Record<string, string | undefined>>, input = ""): Running {
  const [program, args] = cafe(line.split(" "));
  const child = spawn(program, args, { env: definedOnly(env), stdio: "pipe" });
  child.stdin.end(input);
  return { child, ended: finish(child) };
}

/** Runs `cafe LINE` to its end. */
export const runCafe = (
  line: string,
  env: Readonly<Record<string, string | undefined>>,
  input = "",
): Promise<Finished> => startCafe(line, env, input).ended;

async function finish(child: ChildProcess): Promise<Finished> {
  const said = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream]?.setEncoding("utf8").on("data", (chunk: string) => {
      said[stream] += chunk;
    });
  }
  const [code] = await once(child, "close");
  return { code, ...said };
}
