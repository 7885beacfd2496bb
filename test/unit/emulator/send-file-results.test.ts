import { describe, expect, test } from "vitest";
import type { Invocation } from "../../../src/contract/send-file-results.ts";
import { createDataSet } from "../../../src/emulator/data/data-set.ts";
import { BRISK } from "../../../src/emulator/data/sending.ts";
import { createTask } from "../../../src/emulator/data/task.ts";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { createNextTokens } from "../../../src/emulator/next-token.ts";
import { readQuery } from "../../../src/emulator/query.ts";
import { describeSendFileResults } from "../../../src/emulator/send-file-results.ts";
import { NOW } from "./signed-request.ts";

const source = { dataSet: createDataSet({ ...DEFAULTS, start: NOW }), tokens: createNextTokens("test") };

function ask(parameters: Record<string, string>, from = source, now = NOW, regionId = "cn-hangzhou") {
  return describeSendFileResults(readQuery(new Map(Object.entries(parameters)), regionId), from, now);
}

function follow(parameters: Record<string, string>): Invocation[] {
  const first = ask({ MaxResults: "50", ...parameters });
  const all = [...first.Invocations.Invocation];
  for (let token = first.NextToken; token !== "" && token !== undefined; ) {
    const page = ask({ MaxResults: "50", ...parameters, NextToken: token });
    all.push(...page.Invocations.Invocation);
    token = page.NextToken;
  }
  return all;
}

const everything = follow({});
const ids = (list: readonly Invocation[]): string[] => list.map(({ InvokeId }) => InvokeId);
const sample = everything[40];
if (sample === undefined) throw new Error("the default data set is too small for these tests");

describe("each filter gives exactly the tasks that a look at all of them gives", () => {
  const instanceId = sample.InvokeInstances.InvokeInstance[0]?.InstanceId ?? "";
  const hasTag = (key: string, value?: string) => (task: Invocation) =>
    task.Tags.Tag.some((tag) => tag.TagKey === key && (value === undefined || tag.TagValue === value));

  test.each<[Record<string, string>, (task: Invocation) => boolean]>([
    [{ InvokeId: sample.InvokeId }, (task) => task.InvokeId === sample.InvokeId],
    [{ Name: "nginx.conf" }, (task) => task.Name === "nginx.conf"],
    [{ Name: "发布说明.txt" }, (task) => task.Name === "发布说明.txt"],
    [
      { InstanceId: instanceId },
      (task) => task.InvokeInstances.InvokeInstance.some((at) => at.InstanceId === instanceId),
    ],
    [{ InvocationStatus: "Pending" }, (task) => task.InvocationStatus === "Pending"],
    [{ InvocationStatus: "Running" }, (task) => task.InvocationStatus === "Running"],
    [{ InvocationStatus: "Success" }, (task) => task.InvocationStatus === "Success"],
    [{ InvocationStatus: "Failed" }, (task) => task.InvocationStatus === "Failed"],
    [{ InvocationStatus: "PartialFailed" }, (task) => task.InvocationStatus === "PartialFailed"],
    [{ "Tag.1.Key": "env" }, hasTag("env")],
    [{ "Tag.1.Key": "env", "Tag.1.Value": "prod" }, hasTag("env", "prod")],
    [
      { "Tag.1.Key": "env", "Tag.1.Value": "prod", "Tag.2.Key": "app", "Tag.2.Value": "shop-web" },
      (task) => hasTag("env", "prod")(task) && hasTag("app", "shop-web")(task),
    ],
    [
      { "Tag.1.Key": "env", InvocationStatus: "PartialFailed", Name: "nginx.conf" },
      (task) => hasTag("env")(task) && task.InvocationStatus === "PartialFailed" && task.Name === "nginx.conf",
    ],
  ])("%j", (parameters, expected) => {
    const matching = everything.filter(expected);
    expect(matching.length).toBeGreaterThan(0);
    expect(ids(follow(parameters))).toEqual(ids(matching));
    expect(ask(parameters).TotalCount).toBe(matching.length);
  });

  test.each<Record<string, string>>([
    { Name: "nginx" },
    { Name: "NGINX.CONF" },
    { InvokeId: "f-none" },
    { InstanceId: "i-none" },
    { ResourceGroupId: "rg-none" },
    { "Tag.1.Key": "env", "Tag.1.Value": "" },
  ])("%j gives none: matching is exact", (parameters) => {
    expect(ask(parameters)).toMatchObject({ TotalCount: 0, NextToken: "", Invocations: { Invocation: [] } });
  });

  test("ResourceGroupId gives the tasks that were sent with that group, though an answer does not name it", () => {
    const group = "rg-acfmxazb4ph6aiy";
    const { list, first, end } = source.dataSet.tasksIn("cn-hangzhou", NOW);
    const sent = list.slice(first, end).filter((task) => task.resourceGroupId === group);
    expect(sent.length).toBeGreaterThan(0);
    expect(ids(follow({ ResourceGroupId: group }))).toEqual(sent.map(({ invokeId }) => invokeId));
  });

  test("a task is found in its own region only", () => {
    expect(ask({ InvokeId: sample.InvokeId }, source, NOW, "cn-beijing").TotalCount).toBe(0);
  });
});

describe("paging", () => {
  test("is newest first, and gives every task once", () => {
    const times = everything.map(({ CreationTime }) => CreationTime);
    expect(times).toEqual([...times].sort().reverse());
    expect(new Set(ids(everything)).size).toBe(everything.length);
  });

  test("by number gives the same tasks as by token, and a token to go on while there are more", () => {
    const pages = Math.ceil(everything.length / 50);
    const byNumber = Array.from({ length: pages }, (_, index) =>
      ask({ PageNumber: String(index + 1), PageSize: "50" }),
    );
    expect(byNumber.flatMap((page) => ids(page.Invocations.Invocation))).toEqual(ids(everything));
    expect(byNumber.map(({ NextToken }) => NextToken !== "")).toEqual(byNumber.map((_, index) => index < pages - 1));
    expect(byNumber.every(({ TotalCount }) => TotalCount === everything.length)).toBe(true);
    const second = ask({ NextToken: byNumber[0]?.NextToken ?? "", MaxResults: "50" });
    expect(ids(second.Invocations.Invocation)).toEqual(ids(everything).slice(50, 100));
  });

  test("by token makes no promise of a total, and ignores page numbers", () => {
    const page = ask({ MaxResults: "3", PageNumber: "4", PageSize: "7" });
    expect(page).toMatchObject({ TotalCount: 0, PageSize: 3 });
    expect(ids(page.Invocations.Invocation)).toEqual(ids(everything).slice(0, 3));
  });

  test("beyond the last page is an empty page with the total", () => {
    expect(ask({ PageNumber: "999" })).toMatchObject({ TotalCount: everything.length, NextToken: "" });
    expect(ask({ PageNumber: "999" }).Invocations.Invocation).toEqual([]);
  });

  test("by token is not shifted by tasks that are sent meanwhile", () => {
    const first = ask({ MaxResults: "20" });
    const later = NOW + 30 * 60_000;
    expect(ask({}, source, later).TotalCount).toBeGreaterThan(everything.length);
    const second = ask({ MaxResults: "20", NextToken: first.NextToken ?? "" }, source, later);
    expect(ids(second.Invocations.Invocation)).toEqual(ids(everything).slice(20, 40));
  });
});

test("a query by tag sees at most 1,000 tagged tasks", () => {
  const tasks = Array.from({ length: 1_200 }, (_, index) =>
    createTask({
      invokeId: `f-${String(index).padStart(4, "0")}`,
      regionId: "cn-hangzhou",
      resourceGroupId: "",
      createdAt: NOW - index * 1_000,
      file: {
        name: index < 900 ? "new" : "old",
        targetDir: "/",
        owner: "",
        group: "",
        mode: "",
        overwrite: true,
        description: "",
        contentType: "PlainText",
        content: () => "",
      },
      tags: [{ TagKey: "k", TagValue: "v" }],
      instanceIds: ["i-1"],
      failures: new Map(),
      pace: BRISK,
      seed: 1,
    }),
  );
  const large = { ...source, dataSet: createDataSet({ ...DEFAULTS, start: NOW, data: tasks }) };
  expect(ask({}, large).TotalCount).toBe(1_200);
  expect(ask({ "Tag.1.Key": "k" }, large).TotalCount).toBe(1_000);
  expect(ask({ "Tag.1.Key": "k", Name: "old" }, large).TotalCount).toBe(100);
});
