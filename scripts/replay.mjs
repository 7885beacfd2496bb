/**
 * Shows a session again that was recorded with --debug: runs its actions through the pure core, and prints the screens.
 * Contents and secrets are not in a log, so neither are they on these screens.
 *
 *   node scripts/replay.mjs FILE           every screen that differs from the one before, under what brought it about
 *   node scripts/replay.mjs FILE --last    the last screen only
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "./bundle.mjs";
import { root } from "./chunks.mjs";

const outdir = mkdtempSync(join(tmpdir(), "cafe-replay-"));
try {
  // The parts that draw are TSX, which Node does not read.
  const source = { file: join(root, "scripts", "replay", "frames.tsx"), speaks: false };
  await bundle({ name: "replay", source, outdir, plain: false });
  const run = spawnSync(process.execPath, [join(outdir, "replay.cjs"), ...process.argv.slice(2)], { stdio: "inherit" });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(outdir, { recursive: true, force: true });
}
