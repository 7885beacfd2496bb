/** Reads the local file that a sent one is compared with. */

import { open } from "node:fs/promises";
import { PRINTED } from "../copy/printed.ts";
import { type Content, contentOfBytes } from "../domain/content.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { errorCode } from "../profiles/text-file.ts";
import type { Refusal } from "./output/failure.ts";

/** What is sent is 32 KB at most; a file of this size is another one. */
const MOST_BYTES = 1024 * 1024;

/** The content of a file on this machine. */
export async function readLocalFile(path: string): Promise<Result<Content, Refusal>> {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    if (!stat.isFile()) return refused(PRINTED.localIrregular(safeText(path)));
    if (stat.size > MOST_BYTES) return refused(PRINTED.localTooLarge(safeText(path)));
    return ok(contentOfBytes(await file.readFile()));
  } catch (thrown) {
    const code = errorCode(thrown);
    return refused(
      code === "ENOENT" ? PRINTED.localAbsent(safeText(path)) : PRINTED.localUnreadable(safeText(path), code),
    );
  }
}

const refused = (message: SafeText): Result<never, Refusal> =>
  err({ code: "Cafe.LocalFile", message, remedy: PRINTED.localRemedy });
