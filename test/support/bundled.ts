/** Bundles a test's own program as cafe is bundled, into a temporary folder. */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { tempFolder } from "./temp-folder.ts";

/** The bundle's path. `plain` is Ink without our patches. */
export function bundled(entry: string, { plain = false } = {}): string {
  const outdir = tempFolder("bundle");
  const args = ["scripts/build.mjs", "--outdir", outdir, "--entry", `program=${entry}`];
  execFileSync(process.execPath, plain ? [...args, "--plain"] : args, { stdio: "pipe" });
  return join(outdir, "program.cjs");
}
