import { describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { startEmulator } from "../../../src/emulator/server.ts";
import { cafe, environment } from "./run-cafe.ts";

const now = Date.now();

/** An emulator whose clock stands until a task is watched: then it leaps, so that the task has ended at the next look. */
async function withOpenTask(use: (invokeId: string, env: Record<string, string>) => Promise<void>, leap: number) {
  let looks = 0;
  const emulator = await startEmulator({
    ...DEFAULTS,
    now: () => now + (looks > 1 ? leap : 0),
    onRequest: () => {
      looks += 1;
    },
  });
  try {
    const env = environment(emulator.url);
    const { tasks } = JSON.parse((await cafe("list --status Pending --output json --page-size 1", env)).stdout());
    await use(tasks[0].InvokeId, env);
  } finally {
    await emulator.close();
  }
}

describe("cafe watch against the endpoint", () => {
  test("follows a task to its end", async () => {
    await withOpenTask(async (invokeId, env) => {
      const run = await cafe(`watch ${invokeId} --timeout 60`, env);
      const shown = await cafe(`show ${invokeId} --output json`, env);
      const status = JSON.parse(shown.stdout()).tasks[0].InvocationStatus;
      expect(run.code).toBe(status === "Success" ? 0 : 1);
      expect(run.stdout()).toMatch(new RegExp(`^${invokeId} ${status} [^\\n]+ sent[^\\n]*\\n$`, "u"));
      expect(run.stderr()).toMatch(new RegExp(`^${invokeId} Pending [^\\n]+\\n${invokeId} ${status} [^\\n]+\\n$`, "u"));
    }, 600_000);
  });

  test("says at --timeout how far it is, and exits with 3", async () => {
    await withOpenTask(async (invokeId, env) => {
      const run = await cafe(`watch ${invokeId} --timeout 1`, env);
      expect(run.code).toBe(3);
      expect(run.stdout()).toMatch(new RegExp(`^${invokeId} Pending [^\\n]+ open\\n$`, "u"));
    }, 0);
  });
});
