import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePage } from "../../../src/api/decode.ts";
import { resendOf, type SendFileRequest, sendFileCommand } from "../../../src/domain/retry.ts";
import type { Json, WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { recordedCalls, SHELLS } from "../../support/shell.ts";

type Fields = { readonly [field: string]: Json };

/** A task as it comes from the wire. */
function taskOf(fields: Fields, instances: readonly Fields[]): WholeTask {
  const row = { InvokeId: "f-1", ...fields, InvokeInstances: { InvokeInstance: instances } };
  const page = decodePage(
    { RequestId: "R", Invocations: { Invocation: [row] } },
    { profile: safeText("prod"), region: safeText("cn-hangzhou") },
  );
  const task = page.ok ? page.value.tasks[0] : undefined;
  if (task === undefined) throw new Error("no task");
  return task;
}

const instance = (InstanceId: string, InvocationStatus: string): Fields => ({ InstanceId, InvocationStatus });
const failed = (count: number): readonly Fields[] =>
  Array.from({ length: count }, (_, at) => instance(`i-${at}`, at % 2 === 0 ? "Failed" : "Aborted"));

const FULL: Fields = {
  Name: "nginx.conf",
  TargetDir: "/etc/nginx",
  FileOwner: "root",
  FileGroup: "www",
  FileMode: "0640",
  Overwrite: false,
  Description: "it's 配置",
  ContentType: "PlainText",
  ResourceGroupId: "rg-1",
  Content: "user www;\n",
  Tags: {
    Tag: [
      { TagKey: "env", TagValue: "prod" },
      { TagKey: "team", TagValue: "" },
    ],
  },
};

const command = (request: SendFileRequest): string => {
  const result = sendFileCommand(request);
  if (!result.ok) throw new Error(result.error.parameter);
  return result.value;
};

const only = (task: WholeTask): SendFileRequest => {
  const [request] = resendOf(task).requests;
  if (request === undefined) throw new Error("nothing to send");
  return request;
};

describe("resendOf", () => {
  test("has every original parameter, and the failed instances only", () => {
    const all = ["Success", "Failed", "Running", "Invalid", "Aborted", "Timeout", "Error", "Pending", "Strange"];
    const task = taskOf(
      FULL,
      all.map((status, at) => instance(`i-${at}`, status)),
    );
    expect(resendOf(task)).toEqual({
      requests: [
        {
          RegionId: "cn-hangzhou",
          Name: "nginx.conf",
          TargetDir: "/etc/nginx",
          FileOwner: "root",
          FileGroup: "www",
          FileMode: "0640",
          Overwrite: "false",
          Description: "it's 配置",
          ContentType: "PlainText",
          ResourceGroupId: "rg-1",
          Content: "user www;\n",
          Tag: [
            { Key: "env", Value: "prod" },
            { Key: "team", Value: "" },
          ],
          InstanceId: ["i-1", "i-3", "i-4", "i-5", "i-6"],
        },
      ],
      instanceIds: ["i-1", "i-3", "i-4", "i-5", "i-6"],
      unknown: ["Timeout"],
      systemTags: [],
    });
  });

  test("has no request where nothing failed", () => {
    expect(resendOf(taskOf(FULL, [instance("i-1", "Success"), instance("i-2", "Running")])).requests).toEqual([]);
  });

  test("leaves out what the reply does not hold, and says so", () => {
    const resend = resendOf(taskOf({ Name: "a", FileMode: 777, Description: "", Content: null }, failed(1)));
    expect(resend.requests).toEqual([
      { RegionId: "cn-hangzhou", Name: "a", FileMode: "777", Tag: [], InstanceId: ["i-0"] },
    ]);
    expect(resend.unknown).toEqual(["Timeout", "ResourceGroupId", "Content"]);
  });

  test("leaves out tags that only the service may set", () => {
    const Tags = [
      { TagKey: "acs:rm:rgId", TagValue: "x" },
      { TagKey: "Aliyun-y", TagValue: "" },
      { TagKey: "a", TagValue: "b" },
    ];
    const resend = resendOf(taskOf({ ...FULL, Tags }, failed(1)));
    expect(resend.systemTags).toEqual(["acs:rm:rgId", "Aliyun-y"]);
    expect(resend.requests[0]?.Tag).toEqual([{ Key: "a", Value: "b" }]);
  });

  test.each([
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])("sends to %i instances in chunks of %j", (count, sizes) => {
    const { requests, instanceIds } = resendOf(taskOf(FULL, failed(count)));
    expect(requests.map(({ InstanceId }) => InstanceId.length)).toEqual(sizes);
    expect(requests.flatMap(({ InstanceId }) => InstanceId)).toEqual(instanceIds);
    expect(new Set(instanceIds).size).toBe(count);
  });

  test("names an instance that is listed twice once", () => {
    expect(resendOf(taskOf(FULL, [...failed(2), ...failed(2)])).instanceIds).toEqual(["i-0", "i-1"]);
  });
});

describe("sendFileCommand", () => {
  test("is one command over several lines, the content last", () => {
    expect(command(only(taskOf(FULL, failed(2))))).toBe(
      [
        "aliyun ecs SendFile",
        "--RegionId=cn-hangzhou",
        "--Name=nginx.conf",
        "--TargetDir=/etc/nginx",
        "--FileOwner=root",
        "--FileGroup=www",
        "--FileMode=0640",
        "--Overwrite=false",
        "--Description='it'\\''s 配置'",
        "--ContentType=PlainText",
        "--ResourceGroupId=rg-1",
        "--Tag.1.Key=env --Tag.1.Value=prod",
        "--Tag.2.Key=team",
        "--InstanceId.1=i-0 --InstanceId.2=i-1",
        "--Content='user www;\n'",
      ].join(" \\\n  "),
    );
  });

  test.each([
    ["Name", "a\0b", "nul"],
    ["Content", "\ud800", "not-unicode"],
  ])("refuses a %s that a shell line cannot carry", (parameter, value, problem) => {
    const request = only(taskOf({ ...FULL, [parameter]: value }, failed(1)));
    expect(sendFileCommand(request)).toEqual({ ok: false, error: { parameter, problem } });
  });

  const hostile = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "'",
          '"',
          "`",
          "$(touch x)",
          "\\",
          "\n",
          "\r",
          "-",
          "--",
          "=",
          " ",
          "\u001b",
          "\u202e",
          "配",
          "👩‍💻",
        ),
        fc.string({ unit: "binary", maxLength: 4 }),
      ),
      { minLength: 1, maxLength: 10 },
    )
    .map((pieces) => pieces.join("").replaceAll("\0", ""))
    .filter((text) => text !== "" && text.isWellFormed());

  test.each(SHELLS)("run by %s calls aliyun with exactly these parameters, whatever is in them", (shell) => {
    const tags = fc.array(fc.tuple(hostile, hostile), { maxLength: 3 });
    fc.assert(
      fc.property(hostile, hostile, hostile, tags, (Name, Description, Content, pairs) => {
        const Tags = pairs.map(([TagKey, TagValue]) => ({ TagKey: `k${TagKey}`, TagValue }));
        const task = taskOf({ ...FULL, Name, Description, Content, TargetDir: Name, Tags }, [
          ...failed(51),
          instance(Name, "Error"),
        ]);
        const { requests } = resendOf(task);
        const calls = recordedCalls(shell, requests.map((one) => `${command(one)}\n`).join(""));
        expect(calls).toEqual(
          requests.map(({ InstanceId }) => [
            "ecs",
            "SendFile",
            "--RegionId=cn-hangzhou",
            `--Name=${Name}`,
            `--TargetDir=${Name}`,
            "--FileOwner=root",
            "--FileGroup=www",
            "--FileMode=0640",
            "--Overwrite=false",
            `--Description=${Description}`,
            "--ContentType=PlainText",
            "--ResourceGroupId=rg-1",
            ...Tags.flatMap(({ TagKey, TagValue }, at) => [
              `--Tag.${at + 1}.Key=${TagKey}`,
              `--Tag.${at + 1}.Value=${TagValue}`,
            ]),
            ...InstanceId.map((id, at) => `--InstanceId.${at + 1}=${id}`),
            `--Content=${Content}`,
          ]),
        );
      }),
      { numRuns: 20 },
    );
  });
});
