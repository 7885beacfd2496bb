/** Bundles a test's own program as cafe is bundled, into a temporary folder. */
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The bundle's path. `plain` is Ink without our patches. */
export function bundled(entry: string, { plain = false } = {}): string {
  const outdir = mkdtempSync(join(tmpdir(), "cafe-bundle-"));
  const args = ["scripts/build.mjs", "--outdir", outdir, "--entry", `program=${entry}`];
  execFileSync(process.execPath, plain ? [...args, "--plain"] : args, { stdio: "pipe" });
  return join(outdir, "program.cjs");
}
