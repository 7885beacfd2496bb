/** `cafe emulator` with settings: the endpoint's own checks reach the user as one sentence and exit code 2. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runEmulatorCommand } from "../../../src/cli/commands/emulator.ts";
import type { EmulatorFlags } from "../../../src/cli/invocation.ts";
import { CLIENTS } from "./clients.ts";

const folder = mkdtempSync(join(tmpdir(), "cafe-emulator-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "tasks.json");
const instances = [{ InstanceId: "i-1", InvocationStatus: "Success" }];
const task = { InvokeId: "f-1", Name: "a", CreationTime: "2020-01-01T00:00:00Z", InvokeInstances: instances };
writeFileSync(file, JSON.stringify({ RegionId: "cn-test-1", Invocations: [task] }));

async function run(flags: EmulatorFlags, use: (port: number) => Promise<void> = async () => {}) {
  const stop = new AbortController();
  const notes: string[] = [];
  const listening = Promise.withResolvers<number>();
  const io = {
    out: (text: string) => listening.resolve(Number(/:(\d+)\n$/.exec(text)?.[1])),
    note: (text: string) => {
      notes.push(text);
      listening.resolve(0);
    },
    now: Date.now,
    signal: stop.signal,
  };
  const ended = runEmulatorCommand(flags, io);
  await use(await listening.promise);
  stop.abort();
  return { code: await ended, notes };
}

test("a data file is served, old as it is, in its own region", async () => {
  const { code, notes } = await run({ data: file }, async (port) => {
    for (const client of CLIENTS) {
      const answer = await client.call(port, "DescribeSendFileResults", { RegionId: "cn-test-1" });
      expect(answer).toMatchObject({ status: 200, body: { TotalCount: 1 } });
    }
  });
  expect({ code, notes }).toEqual({ code: 130, notes: [] });
});

test("a retention that is asked for holds for a data file too", async () => {
  await run({ data: file, retention: "1d" }, async (port) => {
    const answer = await CLIENTS[0]?.call(port, "DescribeSendFileResults", { RegionId: "cn-test-1" });
    expect(answer).toMatchObject({ body: { TotalCount: 0 } });
  });
});

test.each<[EmulatorFlags, RegExp]>([
  [{ fault: "fire=1" }, /^cafe: There is no fault "fire"; .*\.\n$/],
  [{ regions: "Mars" }, /^cafe: --regions takes region IDs .*, not "Mars"\.\n$/],
  [{ retention: "soon" }, /^cafe: --retention takes .*, not "soon"\.\n$/],
  [{ data: join(folder, "none") }, /^cafe: --data cannot read .* \(ENOENT\); give the path of a JSON file\.\n$/],
])("%j is a wrong call", async (flags, sentence) => {
  const { code, notes } = await run(flags);
  expect(code).toBe(2);
  expect(notes).toEqual([expect.stringMatching(sentence)]);
});
