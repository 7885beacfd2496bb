import { describe, expect, test } from "vitest";
import { runWatch } from "../../../../src/cli/commands/watch.ts";
import type { CommandIo } from "../../../../src/cli/io.ts";
import type { ClockPort } from "../../../../src/core/ports.ts";
import type { Failure } from "../../../../src/domain/failure.ts";
import type { TaskPage } from "../../../../src/domain/page.ts";
import type { WholeTask } from "../../../../src/domain/task.ts";
import { err, ok, type Result } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { makeInstance, makeTask } from "../../domain/make-task.ts";
import { fakeConnection, makeFailure, makePage } from "../fake-connection.ts";
import { FLAGS } from "../fake-flags.ts";
import { type FakeIo, fakeIo } from "../fake-io.ts";

/** Every wait is over at once, and the time has passed. */
function fastClock(): ClockPort & { readonly waits: number[] } {
  const waits: number[] = [];
  let now = 0;
  return {
    waits,
    now: () => now,
    after: (ms, run) => {
      waits.push(ms);
      now += ms;
      queueMicrotask(run);
      return () => undefined;
    },
  };
}

const taskOf = (status: string, ...statuses: readonly string[]): WholeTask =>
  makeTask({
    status: safeText(status),
    instances: statuses.map((one, n) =>
      makeInstance({
        instanceId: safeText(`i-${n}`),
        status: safeText(one),
        errorCode: safeText(one === "Failed" ? "FileCreateFail" : ""),
      }),
    ),
  });
const page = (task: WholeTask): Result<TaskPage, Failure> => ok(makePage({ tasks: [task] }));
const PENDING = page(taskOf("Pending", "Pending", "Pending"));
const RUNNING = page(taskOf("Running", "Success", "Running"));
const DONE = page(taskOf("Success", "Success", "Success"));

interface Watched extends FakeIo {
  readonly code: number;
  readonly waits: readonly number[];
}

async function watch(
  answers: readonly Result<TaskPage, Failure>[],
  limitMs: number | null = null,
  over: Partial<CommandIo> = {},
): Promise<Watched> {
  const io = fakeIo(over);
  const clock = fastClock();
  let asked = 0;
  const connection = fakeConnection({
    page: () => {
      const answer = answers[Math.min(asked, answers.length - 1)];
      asked += 1;
      if (answer === undefined) throw new Error("no answer");
      return answer;
    },
  });
  const call = { command: "watch", invokeId: "f-1", connection: FLAGS, limitMs } as const;
  const code = await runWatch(call, connection, io, clock);
  return { ...io, code, waits: clock.waits };
}

describe("cafe watch", () => {
  test("looks every five seconds until the task has ended, and writes a line per change to stderr", async () => {
    const io = await watch([PENDING, PENDING, RUNNING, DONE]);
    expect(io.waits).toEqual([5000, 5000, 5000]);
    expect([io.code, io.stdout()]).toEqual([0, "f-hz0vk9000001 Success nginx.conf: 2 of 2 sent\n"]);
    expect(io.stderr()).toBe(
      [
        "f-hz0vk9000001 Pending nginx.conf: 0 of 2 sent, 2 open",
        "f-hz0vk9000001 Running nginx.conf: 1 of 2 sent, 1 open",
        "f-hz0vk9000001 Success nginx.conf: 2 of 2 sent",
        "",
      ].join("\n"),
    );
  });

  test.each<[string, WholeTask, number]>([
    ["sent to all", taskOf("Success", "Success"), 0],
    ["sent to some", taskOf("PartialFailed", "Success", "Failed"), 1],
    ["sent to none", taskOf("Failed", "Failed"), 1],
    ["ended in a status that nobody knows, with all sent", taskOf("Finished", "Success"), 0],
    ["ended in a status that nobody knows, with a failure", taskOf("Finished", "Success", "Failed"), 1],
  ])("a task that is %s exits with %#", async (_, task, code) => {
    const io = await watch([page(task)]);
    expect(io.code).toBe(code);
    expect(io.waits).toEqual([]);
  });

  test("says why it failed", async () => {
    const io = await watch([page(taskOf("PartialFailed", "Success", "Failed", "Failed"))]);
    expect(io.stdout()).toBe("f-hz0vk9000001 PartialFailed nginx.conf: 1 of 3 sent, 2 failed (2 FileCreateFail)\n");
  });

  test("a task that is still open at --timeout exits with 3, after a last look", async () => {
    const io = await watch([RUNNING], 12_000);
    expect(io.waits).toEqual([5000, 5000, 2000]);
    expect([io.code, io.stdout()]).toEqual([3, "f-hz0vk9000001 Running nginx.conf: 1 of 2 sent, 1 open\n"]);
  });

  test("a task that ends just at --timeout has ended", async () => {
    expect((await watch([RUNNING, DONE], 5000)).code).toBe(0);
  });

  test("rewrites one line on a terminal, and takes it away before the end", async () => {
    const io = await watch([RUNNING, DONE], null, { tty: { stdin: true, stdout: false, stderr: true } });
    expect(io.stderr()).toBe(
      "\r\u001b[Kf-hz0vk9000001 Running nginx.conf: 1 of 2 sent, 1 open\r\u001b[Kf-hz0vk9000001 Success nginx.conf: 2 of 2 sent\r\u001b[K",
    );
  });

  test.each<[string, Failure, number]>([
    ["a minute where it is throttled", makeFailure(), 60_000],
    ["as long as the service asks for", makeFailure({ retryAfterMs: 17_000 }), 17_000],
    ["no shorter than usual", makeFailure({ retryAfterMs: 10 }), 5000],
    ["as usual after a time-out", makeFailure({ kind: "timeout", code: safeText("Cafe.Timeout") }), 5000],
  ])("waits %s, and goes on", async (_, failure, wait) => {
    const io = await watch([RUNNING, err(failure), DONE]);
    expect([io.code, ...io.waits]).toEqual([0, 5000, wait]);
    expect(io.stderr()).toContain(`(${failure.code}); looks again in ${wait / 1000} s\n`);
  });

  test("gives up after five failures in a row", async () => {
    const io = await watch([RUNNING, err(makeFailure({ kind: "server" }))]);
    expect([io.code, io.waits.length, io.stdout()]).toEqual([1, 5, ""]);
    expect(io.stderr()).toContain("  Code: Throttling.User\n");
  });

  test("a service that does not answer up to --timeout leaves it open, where it was seen; else it is a failure", async () => {
    expect((await watch([RUNNING, err(makeFailure())], 30_000)).code).toBe(3);
    expect((await watch([err(makeFailure())], 30_000)).code).toBe(1);
  });

  test.each<[string, Result<TaskPage, Failure>, RegExp]>([
    ["a task that is not there", ok(makePage()), /^cafe: There is no task f-1 in cn-hangzhou; /u],
    ["a refused key", err(makeFailure({ kind: "credentials" })), /^cafe: /u],
  ])("%s exits with 1 at once", async (_, answer, sentence) => {
    const io = await watch([answer]);
    expect([io.code, io.stdout(), io.waits.length]).toEqual([1, "", 0]);
    expect(io.stderr()).toMatch(sentence);
  });

  test("Ctrl-C exits with 130 and prints nothing more", async () => {
    const io = await watch([RUNNING, err(makeFailure({ kind: "cancelled" }))]);
    expect([io.code, io.stdout()]).toEqual([130, ""]);
  });
});
