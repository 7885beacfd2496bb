/** Folders of a test file's own among the system's temporary ones; gone when the file's tests are over. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

const made: string[] = [];

afterAll(() => {
  // Programs that were ended just now may still be writing.
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
});

/** An empty folder `cafe-WHAT-...`. */
export function tempFolder(what: string): string {
  const folder = mkdtempSync(join(tmpdir(), `cafe-${what}-`));
  made.push(folder);
  return folder;
}
