/** Writes exports into new files of a folder, a piece at a time, so that keys are heard meanwhile. */

import { rmSync } from "node:fs";
import { join } from "node:path";
import { setImmediate, setTimeout } from "node:timers/promises";
import { PRINTED } from "../copy/printed.ts";
import type { ExportOrder, ExportPort } from "../core/ports.ts";
import { err, ok } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type ClaimedFile, claimFile } from "./new-file.ts";

/** A frame, at the pace at which Ink draws, and some. */
const PAINTED_MS = 60;

/** @param folder where the files go */
export const exportsInto = (folder: string): ExportPort => ({
  save: async (order, now) => {
    const { EXTENSIONS, exportPieces } = await import("../share/export-text.ts");
    const path = join(folder, `${nameOf(order.place, now)}.${EXTENSIONS[order.format]}`);
    const claimed = claimFile(path);
    if (!claimed.ok) return err(notMade(path, claimed.error));
    // Whoever leaves in between leaves no half of a file.
    const remove = (): void => rmSync(path, { force: true });
    process.once("exit", remove);
    let done = false;
    try {
      const written = await writeAll(
        exportPieces(order.format, { ...order, exportedAt: now }, order.tasks),
        claimed.value,
      );
      done = written.ok;
      return written.ok ? ok({ path: safeText(path), bytes: written.value }) : err(notWritten(path, written.error));
    } finally {
      process.off("exit", remove);
      claimed.value.end(done);
    }
  },
  text: async (order, now) => {
    const { exportText } = await import("../share/export-text.ts");
    return exportText(order.format, { ...order, exportedAt: now }, order.tasks);
  },
});

/** Bytes written; between two pieces others have their turn. */
async function writeAll(pieces: Iterable<string>, file: ClaimedFile) {
  let bytes = 0;
  // That it is under way is on the screen before the first piece, which may take a second to make.
  await setTimeout(PAINTED_MS);
  for (const piece of pieces) {
    const written = file.write([piece]);
    if (!written.ok) return written;
    bytes += Buffer.byteLength(piece);
    await setImmediate();
  }
  return ok(bytes);
}

/** `cafe-cn-hangzhou-20261124-030000`, by UTC. A place that is no part of a file name is left out. */
function nameOf(place: ExportOrder["place"], now: number): string {
  const [day = "", time = ""] = new Date(now).toISOString().replaceAll(/[-:]/gu, "").split("T");
  return ["cafe", ...(/^[a-z0-9-]+$/u.test(place) ? [place] : []), day, time.slice(0, 6)].join("-");
}

const notMade = (path: string, code: string): SafeText =>
  code === "EEXIST" ? PRINTED.exportExists(safeText(path)) : PRINTED.exportCannotMake(safeText(path), safeText(code));

const notWritten = (path: string, code: string): SafeText => PRINTED.exportNotWritten(safeText(path), safeText(code));
