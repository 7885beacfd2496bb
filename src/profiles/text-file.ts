/** Reads small config files whole, and tells cheaply whether they have changed. Never throws, never quotes their content. */

import { readFileSync, statSync } from "node:fs";
import { STORE } from "../copy/store.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";

export type TextFile =
  | { readonly kind: "absent" }
  | { readonly kind: "text"; readonly text: string }
  /** `why` is a whole sentence's start, e.g. "/x/config.json cannot be read (EACCES)". */
  | { readonly kind: "unreadable"; readonly why: SafeText };

// Thousands of profiles; whatever is larger is no config file, and reading it would hold up the start.
const MAX_BYTES = 4 * 1024 * 1024;

/** Reads a file as UTF-8. */
export function readTextFile(path: string): TextFile {
  const file = safeText(path);
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { kind: "absent" };
    // A pipe or a device would block the read for ever.
    if (!stat.isFile()) return { kind: "unreadable", why: STORE.notAFile(file) };
    if (stat.size > MAX_BYTES) return { kind: "unreadable", why: STORE.tooLarge(file) };
    return { kind: "text", text: readFileSync(path, "utf8") };
  } catch (error) {
    return { kind: "unreadable", why: STORE.cannotRead(file, errorCode(error)) };
  }
}

/** Changes whenever the file does. */
export function stampOf(path: string): string {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat === undefined ? "absent" : `${stat.ino}-${stat.mtimeNs}-${stat.size}`;
  } catch {
    return "unreachable";
  }
}

/** The code of a file system error, e.g. ENOSPC; "unknown error" where it has none. */
export const errorCode = (error: unknown): SafeText =>
  safeText(error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown error");
