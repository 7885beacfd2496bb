/** A new file that only its owner may read: made before the work begins, and gone again where that comes to nothing. */
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { err, ok, type Result } from "../lib/result.ts";

export interface ClaimedFile {
  /** Appends. The error is the system's code, such as ENOSPC. */
  readonly write: (pieces: Iterable<string>) => Result<void, string>;
  /** Closes the file; unless it is to be kept, also removes it. */
  readonly end: (keep: boolean) => void;
}

/** Makes the file, with mode 0600; never opens one that is there. The error is the system's code, such as EEXIST. */
export function claimFile(path: string): Result<ClaimedFile, string> {
  const opened = attempt(() => openSync(path, "wx", 0o600));
  if (!opened.ok) return opened;
  const fd = opened.value;
  return ok({
    write: (pieces) =>
      attempt(() => {
        for (const piece of pieces) writeAll(fd, Buffer.from(piece));
      }),
    end: (keep) => {
      closeSync(fd);
      if (!keep) rmSync(path, { force: true });
    },
  });
}

/** The system may take less than it is given. */
function writeAll(fd: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

function attempt<Value>(work: () => Value): Result<Value, string> {
  try {
    return ok(work());
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") return err(error.code);
    throw error;
  }
}
