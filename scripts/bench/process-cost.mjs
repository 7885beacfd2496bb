/** What a process has cost so far, from Linux' /proc; and the cost of a whole run, by bash's `time`. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

/** CPU of all threads in ms, to the microsecond. */
export function cpuMs(pid) {
  let total = 0;
  for (const task of readdirSync(`/proc/${pid}/task`)) {
    total += Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]);
  }
  return total / 1e6;
}

/** Resident memory in MiB. */
export function residentMiB(pid) {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
}

/** Runs a command to its end, output thrown away: wall clock and CPU in ms. */
export function costOf(command, env) {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null 2>&1';
  const said = execFileSync("bash", ["-c", `{ ${script}; } 2>&1`, "bash", ...command], { env, encoding: "utf8" });
  const [wall, user, system] = said.trim().split(" ").map(Number);
  return { wall: wall * 1000, cpu: (user + system) * 1000 };
}
