import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { recordedCalls, SHELLS } from "../../support/shell.ts";
import { cafe, environment } from "./run-cafe.ts";

let emulator: Emulator;
let env: Record<string, string>;
/** The emulator's clock stands, so that no task changes between two calls. */
const now = Date.now();

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => now });
  env = environment(emulator.url);
});
afterAll(() => emulator.close());

interface Wire {
  readonly InvokeId: string;
  readonly Name: string;
  readonly Content: string;
  readonly InvokeInstances: readonly { readonly InstanceId: string; readonly ErrorCode: string }[];
}

const failedIds = (task: Wire): readonly string[] =>
  task.InvokeInstances.filter(({ ErrorCode }) => ErrorCode !== "").map(({ InstanceId }) => InstanceId);

async function failedTasks(): Promise<readonly Wire[]> {
  const lists = await Promise.all(
    ["PartialFailed", "Failed"].map((status) => cafe(`list --status ${status} --output json --page-size 10`, env)),
  );
  return lists.flatMap((run) => JSON.parse(run.stdout()).tasks);
}

describe("cafe retry against the endpoint", () => {
  test("sends, by a shell, each failed task to its failed instances with the content it had", async () => {
    const tasks = await failedTasks();
    expect(tasks.length).toBeGreaterThan(5);
    for (const task of tasks) {
      const run = await cafe(`retry ${task.InvokeId}`, env);
      expect(run.code).toBe(0);
      for (const shell of SHELLS) {
        const calls = recordedCalls(shell, run.stdout());
        const args = calls.flat();
        expect(args.filter((arg) => arg.startsWith("--InstanceId.")).map((arg) => arg.replace(/^[^=]+=/u, ""))).toEqual(
          failedIds(task),
        );
        expect(args).toContain(`--Name=${task.Name}`);
        expect(args.find((arg) => arg.startsWith("--Content=")) ?? "--Content=").toBe(`--Content=${task.Content}`);
      }
    }
  });

  test("prints the same instances as IDs and as JSON", async () => {
    const [task] = await failedTasks();
    if (task === undefined) expect.fail("no task failed");
    const ids = await cafe(`retry ${task.InvokeId} --output ids`, env);
    expect(ids.stdout().trimEnd().split("\n")).toEqual(failedIds(task));
    const json = JSON.parse((await cafe(`retry ${task.InvokeId} --output json`, env)).stdout());
    expect(json.requests.flatMap((request: { InstanceId: readonly string[] }) => request.InstanceId)).toEqual(
      failedIds(task),
    );
  });

  test("prints nothing for a task that succeeded", async () => {
    const listed = await cafe("list --status Success --output json --page-size 1", env);
    const run = await cafe(`retry ${JSON.parse(listed.stdout()).tasks[0].InvokeId}`, env);
    expect([run.code, run.stdout()]).toEqual([0, ""]);
    expect(run.stderr()).toMatch(/^Nothing failed in f-[^\n]+\n$/u);
  });
});
