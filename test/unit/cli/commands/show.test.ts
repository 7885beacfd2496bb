import { describe, expect, test } from "vitest";
import { runShow } from "../../../../src/cli/commands/show.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { makeTask } from "../../domain/make-task.ts";
import { fakeConnection, makeFailure, makePage } from "../fake-connection.ts";
import { FLAGS } from "../fake-flags.ts";
import { fakeIo } from "../fake-io.ts";

const call = {
  command: "show",
  invokeId: "f-1",
  content: false,
  output: "text",
  connection: FLAGS,
} as const;
const json = { ...call, output: "json" } as const;

describe("cafe show", () => {
  test("asks for the one task and prints it", async () => {
    const io = fakeIo();
    const connection = fakeConnection({ page: () => ok(makePage({ tasks: [makeTask()], totalCount: 1 })) });
    expect(await runShow(call, connection, io)).toBe(0);
    expect(connection.asked).toMatchObject([{ query: { invokeId: "f-1", tags: [] } }]);
    expect(io.stdout()).toMatch(/^nginx\.conf {2}Success\n\nInvokeId /u);
    expect(io.stderr()).toBe("");
  });

  test("prints the envelope of list with --output json", async () => {
    const io = fakeIo();
    const task = makeTask();
    const connection = fakeConnection({ page: () => ok(makePage({ tasks: [task], totalCount: 1, pageSize: 1 })) });
    expect(await runShow(json, connection, io)).toBe(0);
    expect(JSON.parse(io.stdout())).toMatchObject({ region: "cn-hangzhou", totalCount: 1, tasks: [task.record] });
  });

  test("a task that is not there is one sentence with the region, and exits with 1", async () => {
    const io = fakeIo();
    expect(await runShow(call, fakeConnection({}), io)).toBe(1);
    expect(io.stdout()).toBe("");
    expect(io.stderr()).toMatch(/^cafe: There is no task f-1 in cn-hangzhou; [^\n]+\.\n$/u);
  });

  test("in JSON it is one object with the RequestId", async () => {
    const io = fakeIo();
    expect(await runShow(json, fakeConnection({}), io)).toBe(1);
    expect(JSON.parse(io.stderr())).toMatchObject({
      code: "Cafe.NoSuchTask",
      requestId: "473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E",
      httpStatus: null,
    });
  });

  test("a task that cannot be read is not called missing", async () => {
    const io = fakeIo();
    expect(await runShow(call, fakeConnection({ page: () => ok(makePage({ unreadable: 1 })) }), io)).toBe(1);
    expect(io.stderr()).toContain("cafe cannot read it");
  });

  test("a failure exits with 1", async () => {
    const io = fakeIo();
    expect(await runShow(json, fakeConnection({ page: () => err(makeFailure()) }), io)).toBe(1);
    expect(JSON.parse(io.stderr())).toMatchObject({ code: "Throttling.User" });
  });
});
