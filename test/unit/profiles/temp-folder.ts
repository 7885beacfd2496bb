/** A folder of a test's own, and what the store needs of the world. */
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { ClockPort } from "../../../src/core/ports.ts";
import type { Profile } from "../../../src/profiles/profile.ts";

/** An empty folder that is gone after the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cafe-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The real clock: the store compares it with the times of files. */
export const realClock: ClockPort = {
  now: Date.now,
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export const ID = "LTAI5tExampleAbCd1234";
export const SECRET = "s3cretS3cretS3cretS3cret";

/** A profile with stored keys. */
export const storedProfile = (name: string): Profile => ({
  name,
  region: "cn-beijing",
  source: { kind: "stored", accessKeyId: ID, accessKeySecret: () => SECRET },
});

/** Permission bits, e.g. "600". */
export const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
