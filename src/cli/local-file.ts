/** Reads the local file that a sent one is compared with. */
import { open } from "node:fs/promises";
import { type Content, contentOfBytes } from "../domain/content.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText, say } from "../lib/safe-text.ts";
import type { Refusal } from "./output/failure.ts";

/** What is sent is 32 KB at most; a file of this size is another one. */
const MOST_BYTES = 1024 * 1024;

/** The content of a file on this machine. */
export async function readLocalFile(path: string): Promise<Result<Content, Refusal>> {
  try {
    await using file = await open(path);
    const stat = await file.stat();
    if (!stat.isFile()) return refused(path, "is no regular file");
    if (stat.size > MOST_BYTES) return refused(path, "is larger than 1 MiB, and no sent file is");
    return ok(contentOfBytes(await file.readFile()));
  } catch (thrown) {
    const code = thrown instanceof Error && "code" in thrown ? String(thrown.code) : "";
    return refused(path, code === "ENOENT" ? "does not exist" : `cannot be read (${code || "no reason given"})`);
  }
}

const refused = (path: string, why: string): Result<never, Refusal> =>
  err({
    code: "Cafe.LocalFile",
    message: say`The file ${safeText(path)} ${safeText(why)};`,
    remedy: say`name another file, or the InvokeId of a task, which starts with f-.`,
  });
