import { describe, expect, test } from "vitest";
import { decodePage } from "../../../../src/api/decode.ts";
import { runRetry } from "../../../../src/cli/commands/retry.ts";
import type { Json, WholeTask } from "../../../../src/domain/task.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { fakeConnection, makeFailure, makePage } from "../fake-connection.ts";
import { FLAGS } from "../fake-flags.ts";
import { type FakeIo, fakeIo } from "../fake-io.ts";

type Fields = { readonly [field: string]: Json };

const failedInstance = { InstanceId: "i-1", InvocationStatus: "Invalid", ErrorCode: "AccountNotExists" };
const okInstance = { InstanceId: "i-2", InvocationStatus: "Success" };
const running = { InstanceId: "i-3", InvocationStatus: "Running" };
const FIELDS = { Name: "a.sh", TargetDir: "/opt", ContentType: "PlainText", Content: "echo 1\n", Overwrite: true };

function tasksOf(fields: Fields, instances: readonly Fields[]): readonly WholeTask[] {
  const row = { InvokeId: "f-1", ...FIELDS, ...fields, InvokeInstances: instances };
  const page = decodePage(
    { RequestId: "R", Invocations: [row] },
    { profile: safeText("prod"), region: safeText("cn-hangzhou") },
  );
  return page.ok ? page.value.tasks : [];
}

async function retry(
  output: "shell" | "json" | "ids",
  tasks: readonly WholeTask[],
): Promise<FakeIo & { readonly code: number }> {
  const io = fakeIo();
  const connection = fakeConnection({ page: () => ok(makePage({ tasks })) });
  const code = await runRetry({ command: "retry", invokeId: "f-1", connection: FLAGS, output }, connection, io);
  return { ...io, code };
}

describe("cafe retry", () => {
  test("prints the command on stdout, and on stderr that it ran nothing and what is not known", async () => {
    const io = await retry("shell", tasksOf({}, [failedInstance, okInstance]));
    expect(io.code).toBe(0);
    expect(io.stdout()).toBe(
      "aliyun ecs SendFile \\\n  --RegionId=cn-hangzhou \\\n  --Name=a.sh \\\n  --TargetDir=/opt \\\n  --Overwrite=true \\\n  --ContentType=PlainText \\\n  --InstanceId.1=i-1 \\\n  --Content='echo 1\n'\n",
    );
    expect(io.stderr()).toBe(
      "1 of 2 instances failed in f-1; nothing has been sent, the commands are yours to run.\n" +
        "The reply does not hold the Timeout of the original, so the default of 60 s applies; nor its ResourceGroupId, if it had one.\n",
    );
  });

  test("prints the requests as JSON, with what is unknown named", async () => {
    const io = await retry("json", tasksOf({ Content: "a\0b" }, [failedInstance, okInstance]));
    expect(JSON.parse(io.stdout())).toEqual({
      invokeId: "f-1",
      operation: "SendFile",
      unknown: ["Timeout", "ResourceGroupId"],
      requests: [
        { ...FIELDS, Content: "a\0b", Overwrite: "true", RegionId: "cn-hangzhou", Tag: [], InstanceId: ["i-1"] },
      ],
    });
  });

  test("prints the failed instances, one per line", async () => {
    const io = await retry("ids", tasksOf({}, [failedInstance, okInstance, { ...failedInstance, InstanceId: "i-9" }]));
    expect(io.stdout()).toBe("i-1\ni-9\n");
  });

  test.each(["shell", "json", "ids"] as const)(
    "where nothing failed, %s is empty and that is no error",
    async (output) => {
      const io = await retry(output, tasksOf({}, [okInstance, running]));
      expect([io.code, io.stdout()]).toEqual([0, ""]);
      expect(io.stderr()).toBe(
        "Nothing failed in f-1, so there is nothing to send again.\n1 instance is still open and left out; ask again once the task has ended.\n",
      );
    },
  );

  test.each<[string, Fields, RegExp]>([
    ["NUL", { Content: "a\0b" }, /^cafe: The Content of this task holds a NUL character, which no shell [^\n]+\n$/u],
    ["half a character", { Name: "\udc00" }, /^cafe: The Name of this task holds text that is not Unicode, [^\n]+\n$/u],
  ])("%s in the task is refused in one sentence, with nothing on stdout", async (_, fields, sentence) => {
    const io = await retry("shell", tasksOf(fields, [failedInstance]));
    expect([io.code, io.stdout()]).toEqual([1, ""]);
    expect(io.stderr()).toMatch(sentence);
  });

  test.each<[string, Fields, string]>([
    ["the file may be there already", { Overwrite: false }, "FileAlreadyExists unless you add --Overwrite=true"],
    ["the label of the content is doubtful", { Content: "ZWNobyBoZWxsbw==" }, "write --ContentType=Base64"],
    ["instances are missing from the reply", { VmCount: 5 }, "The reply lists 1 of 5 instances"],
    ["a tag is the service's own", { Tags: [{ TagKey: "acs:x", TagValue: "" }] }, "the tags acs:x."],
    ["there is no content", { Content: "" }, "nor the Content, which you have to add"],
  ])("warns where %s", async (_, fields, words) => {
    expect((await retry("shell", tasksOf(fields, [failedInstance]))).stderr()).toContain(words);
    expect((await retry("shell", tasksOf({}, [failedInstance]))).stderr()).not.toContain(words);
  });

  test("an unknown task, and a failed call, exit with 1", async () => {
    const none = await retry("shell", []);
    expect([none.code, none.stdout()]).toEqual([1, ""]);
    expect(none.stderr()).toContain("There is no task f-1 in cn-hangzhou;");
    const io = fakeIo();
    const connection = fakeConnection({ page: () => err(makeFailure()) });
    const call = { command: "retry", invokeId: "f-1", connection: FLAGS, output: "json" } as const;
    expect(await runRetry(call, connection, io)).toBe(1);
    expect(JSON.parse(io.stderr())).toMatchObject({ code: "Throttling.User" });
  });
});
