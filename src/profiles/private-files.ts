/** Keeps cafe's config file and folder to their owner: modes 0600 and 0700. It says what it changed or could not change. */

import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { STORE } from "../copy/store.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";

/**
 * Makes a folder and those above it, closed to others from the start. Step by step: `mkdirSync` with `recursive` never
 * comes back where the parent exists but answers ENOENT, as /proc does. @throws what the file system says
 */
export function makePrivateFolder(dir: string): void {
  if (statSync(dir, { throwIfNoEntry: false })?.isDirectory()) return;
  const parent = dirname(dir);
  if (parent !== dir) makePrivateFolder(parent);
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** What the names of cafe's own files begin with. */
const OURS = ["config.json", "history.db"];

const OTHERS = 0o077;
const OTHERS_WRITE = 0o022;
const STICKY = 0o1000;

/**
 * Tightens the file and its folder where others could reach them. A folder that also holds other things (a home, /tmp)
 * is not cafe's to close; it is only told where others could put files there. Never throws.
 * @returns one sentence for each thing the user should know
 */
export const keepPrivate = (dir: string, file: string): readonly SafeText[] => [
  ...tightenDir(dir),
  ...tightenFile(file),
];

function tightenFile(file: string): readonly SafeText[] {
  const mode = modeOf(file);
  if (mode === null || (mode & OTHERS) === 0) return [];
  return tighten(file, 0o600) ? [STORE.madePrivate(safeText(file))] : [STORE.cannotMakePrivate(safeText(file))];
}

function tightenDir(dir: string): readonly SafeText[] {
  const mode = modeOf(dir);
  if (mode === null || (mode & OTHERS) === 0) return [];
  if (holdsOnlyOurs(dir) && tighten(dir, 0o700)) return [];
  const open = (mode & OTHERS_WRITE) !== 0 && (mode & STICKY) === 0;
  return open ? [STORE.folderOpen(safeText(dir))] : [];
}

function modeOf(path: string): number | null {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mode ?? null;
  } catch {
    // Not reachable at all; whoever reads or writes it says so.
    return null;
  }
}

function holdsOnlyOurs(dir: string): boolean {
  try {
    return readdirSync(dir).every((name) => OURS.some((ours) => name.startsWith(ours)));
  } catch {
    return false;
  }
}

function tighten(path: string, mode: number): boolean {
  try {
    chmodSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
