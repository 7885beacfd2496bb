/** Every parameter, both ways of paging and every error, by every client of the vendor: one table each. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { at, CLIENTS, type Client, type WireParameters } from "./clients.ts";
import type { Keys } from "./official-client.ts";

/** Stands still, so that two calls of one test see the same tasks; the signatures have 15 minutes. */
const start = Date.now();
let ahead = 0;
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => start + ahead });
});
afterAll(() => emulator.close());

const HANGZHOU = { RegionId: "cn-hangzhou" };
const ask = (client: Client, parameters: WireParameters, keys?: Keys) =>
  client.call(emulator.port, "DescribeSendFileResults", { ...HANGZHOU, ...parameters }, keys);

async function tasksOf(client: Client, parameters: WireParameters): Promise<readonly unknown[]> {
  const { body, code, message } = await ask(client, parameters);
  const tasks = at(body, "Invocations", "Invocation");
  if (!Array.isArray(tasks)) throw new Error(`${code} ${message}`);
  return tasks;
}

const instancesOf = (task: unknown): readonly unknown[] => {
  const list = at(task, "InvokeInstances", "InvokeInstance");
  return Array.isArray(list) ? list : [];
};
const tagged = (task: unknown, key: string, value?: string): boolean => {
  const tags = at(task, "Tags", "Tag");
  return (
    Array.isArray(tags) &&
    tags.some((tag) => at(tag, "TagKey") === key && (value === undefined || at(tag, "TagValue") === value))
  );
};
const has = (name: string, value: unknown) => (task: unknown) => at(task, name) === value;
const reached = (id: unknown) => (task: unknown) => instancesOf(task).some((found) => at(found, "InstanceId") === id);

/** A parameter, and what every task of its answer must have; the answer is not empty, and not everything. */
const FILTERS: readonly (readonly [WireParameters, (task: unknown) => boolean])[] = [
  [{ InvocationStatus: "Pending" }, has("InvocationStatus", "Pending")],
  [{ InvocationStatus: "Running" }, has("InvocationStatus", "Running")],
  [{ InvocationStatus: "Success" }, has("InvocationStatus", "Success")],
  [{ InvocationStatus: "Failed" }, has("InvocationStatus", "Failed")],
  [{ InvocationStatus: "PartialFailed" }, has("InvocationStatus", "PartialFailed")],
  [{ Name: "nginx.conf" }, has("Name", "nginx.conf")],
  [{ Name: "配置.yaml" }, has("Name", "配置.yaml")],
  [{ Name: "🚀-launch.md", RegionId: "ap-southeast-1" }, has("Name", "🚀-launch.md")],
  [{ Name: "report:2026?.csv" }, has("Name", "report:2026?.csv")],
  [{ Tag: [{ Key: "env", Value: "prod" }] }, (task) => tagged(task, "env", "prod")],
  [{ Tag: [{ Key: "env" }] }, (task) => tagged(task, "env")],
  [
    {
      Tag: [
        { Key: "env", Value: "prod" },
        { Key: "app", Value: "shop-web" },
      ],
    }, // both
    (task) => tagged(task, "env", "prod") && tagged(task, "app", "shop-web"),
  ],
  // The group is not in the answer: these sends are all of one application.
  [{ ResourceGroupId: "rg-acfmxazb4ph6aiy", Tag: [{ Key: "app" }] }, (task) => tagged(task, "app", "shop-web")],
  [{ InvocationStatus: "Success", Name: "app.env" }, (task) => has("Name", "app.env")(task)],
];

/** Parameters that are wrong, and the answer of the reference. */
const WRONG: readonly (readonly [WireParameters, number, string, string])[] = [
  [{ RegionId: "cn-wuhan-lr" }, 400, "RegionId.ApiNotSupported", "The api is not supported in this region."],
  [{ RegionId: "mars-1" }, 404, "InvalidRegionId.NotFound", "The RegionId provided does not exist in our records."],
  [{ RegionId: "" }, 400, "MissingRegionId", "RegionId is mandatory for this action."],
  [{ Tag: keys(21) }, 400, "NumberExceed.Tags", "The Tags parameter number is exceed."],
  [{ Tag: [{ Value: "v" }] }, 400, "MissingParameter.TagKey", "You must specify Tag.N.Key."],
  [{ Tag: [{ Key: "" }] }, 400, "MissingParameter.TagKey", "You must specify Tag.N.Key."],
  [{ Tag: [{ Key: "a" }, { Key: "a" }] }, 400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key."],
  [{ Tag: [{ Key: "acs:a" }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
  [{ Tag: [{ Key: "aliyun" }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
  [{ Tag: [{ Key: "k".repeat(65) }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
  [{ Tag: [{ Key: "http://k" }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
  [tag("https://v"), 400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid."],
  [tag("v".repeat(129)), 400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid."],
  [{ PageNumber: 0 }, 400, "InvalidParam.PageNumber", "The specified parameter is invalid."],
  [{ PageNumber: -1 }, 400, "InvalidParam.PageNumber", "The specified parameter is invalid."],
  [{ PageSize: 0 }, 400, "InvalidParam.PageSize", "The specified parameter is invalid."],
  [{ PageSize: 51 }, 400, "InvalidParam.PageSize", "The specified parameter is invalid."],
  [{ MaxResults: 0 }, 400, "InvalidParameter.MaxResults", "The specified parameter MaxResults is not valid."],
  [{ MaxResults: 51 }, 400, "InvalidParameter.MaxResults", "The specified parameter MaxResults is not valid."],
  [{ NextToken: "AAAAAdDWBF2" }, 400, "InvalidParameter.NextToken", "The specified parameter NextToken is not valid."],
  [{ InvocationStatus: "Done" }, 400, "Emulator.InvalidInvocationStatus", "InvocationStatus must be one of"],
];

/** Keys that make every call fail, and how. */
const REFUSED: readonly (readonly [Keys, number, string, string])[] = [
  [{ accessKeyId: "nobody" }, 404, "InvalidAccessKeyId.NotFound", "Specified access key is not found."],
  [{ accessKeySecret: "wrong" }, 400, "SignatureDoesNotMatch", "Specified signature is not matched with our calc"],
  [suffixed("-inactive"), 400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled."],
  [suffixed("-sts"), 400, "MissingSecurityToken", "SecurityToken is mandatory for this action."],
  [{ securityToken: "expired" }, 400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired."],
  [{ securityToken: "expired-ecs" }, 400, "InvalidParameter", '"SecurityToken.Expired" is not valid.'],
  [{ securityToken: "malformed" }, 400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed."],
  [
    { securityToken: "mismatch" },
    400,
    "InvalidSecurityToken.MismatchWithAccessKey",
    "Specified SecurityToken mismatch",
  ],
  [suffixed("-forbidden"), 403, "Forbidden.RAM", "User not authorized to operate on the specified resource"],
  [suffixed("-operation-forbidden"), 403, "Operation.Forbidden", "The operation is not permitted."],
  [suffixed("-throttled"), 400, "Throttling", "Request was denied due to request throttling."],
  [suffixed("-throttled-user"), 400, "Throttling.User", "Request was denied due to user flow control."],
  [suffixed("-throttled-api"), 400, "Throttling.Api", "Request was denied due to api flow control."],
  [suffixed("-dispatch-error"), 500, "InternalError.Dispatch", "An error occurred when you dispatched the request."],
  [suffixed("-internal-error"), 500, "InternalError", "The request processing has failed"],
  [suffixed("-unavailable"), 503, "ServiceUnavailable", "The request has failed due to a temporary failure"],
];

/** Parameters of SendFile that are wrong, and the answer of its reference. */
const UNSENDABLE: readonly (readonly [WireParameters, number, string, string])[] = [
  [{ RegionId: "mars-1" }, 404, "InvalidRegionId.NotFound", "The RegionId provided does not exist in our records."],
  [{ RegionId: "cn-wuhan-lr" }, 400, "RegionId.ApiNotSupported", "The api is not supported in this region."],
  [{ InstanceId: [] }, 400, "MissingParam.InstanceId", "The parameter instanceId is missing or empty."],
  [{ InstanceId: ids(51) }, 403, "InstanceIds.ExceedLimit", "The number of instance IDs exceeds the upper limit."],
  [{ InstanceId: ids(1) }, 404, "InvalidInstance.NotFound", "The specified instances not found."],
  [{ Name: "n".repeat(256) }, 403, "FileName.ExceedLimit", "The length of file name exceeds limit."],
  [{ Description: "d".repeat(513) }, 403, "FileDesc.ExceedLimit", "The length of file description exceeds limit."],
  [{ TargetDir: "d".repeat(256) }, 400, "FileTargetDir.Invalid", "The target directory of file is invalid."],
  [{ Content: "x".repeat(24_577) }, 403, "FileSize.ExceedLimit", "The length of file content exceeds limit."],
  [{ ContentType: "Base64", Content: "?" }, 400, "FileContent.DecodeError", "The Content can not be base64 decoded."],
  [{ ContentType: "Text" }, 400, "FileContentType.Invalid", "The ContentType of file is invalid."],
  [{ FileMode: "0999" }, 400, "FileMode.Invalid", "The mode of file is invalid."],
  [{ FileOwner: "o".repeat(65) }, 400, "InvalidParameter.FileOwner", "The specified parameter FileOwner is not valid."],
  [{ FileGroup: "g".repeat(65) }, 400, "InvalidParameter.FileGroup", "The specified parameter FileGroup is not valid."],
  [{ Timeout: 86_401 }, 403, "InvalidTimeout.ExceedLimit", "The specified parameter Timeout exceeds the upper limit."],
  [{ ResourceGroupId: "?" }, 404, "InvalidResourceGroup.NotFound", "The ResourceGroup provided does not exist"],
  [{ Tag: keys(21) }, 400, "NumberExceed.Tags", "The Tags parameter number is exceed."],
  [{ Tag: [{ Value: "v" }] }, 400, "MissingParameter.TagKey", "You must specify Tag.N.Key."],
  [{ Tag: [{ Key: "a" }, { Key: "a" }] }, 400, "Duplicate.TagKey", "The Tag.N.Key contain duplicate key."],
  [{ Tag: [{ Key: "acs:a" }] }, 400, "InvalidTagKey.Malformed", "The specified Tag.n.Key is not valid."],
  [tag("https://v"), 400, "InvalidTagValue.Malformed", "The specified Tag.n.Value is not valid."],
];

const send = (client: Client, parameters: WireParameters) =>
  client.call(emulator.port, "SendFile", {
    ...HANGZHOU,
    Name: "new.txt",
    TargetDir: "/srv/new",
    Content: "hello",
    ...parameters,
  });

/** Instances that something was sent to, so that they surely are there. */
async function instanceIds(client: Client): Promise<readonly unknown[]> {
  const [task] = await tasksOf(client, { Name: "nginx.conf", PageSize: 1, InvocationStatus: "Success" });
  return instancesOf(task).map((found) => at(found, "InstanceId"));
}

describe.each(CLIENTS)("$name", (client) => {
  test.each(FILTERS)("%j keeps what has it, and nothing else", async (parameters, fits) => {
    const tasks = await tasksOf(client, { PageSize: 50, ...parameters });
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks.filter((task) => !fits(task))).toEqual([]);
  });

  test("InvokeId gives that task, and InstanceId those that reached it", async () => {
    const [task] = await tasksOf(client, { PageSize: 1, PageNumber: 30 });
    const instanceId = at(instancesOf(task)[0], "InstanceId");
    expect(await tasksOf(client, { InvokeId: at(task, "InvokeId") })).toEqual([task]);
    const sends = await tasksOf(client, { InstanceId: instanceId, PageSize: 50 });
    expect(sends.every(reached(instanceId))).toBe(true);
    expect(sends.length).toBeGreaterThan(0);
  });

  test("PageNumber and PageSize: pages join up, and the total is of all of them", async () => {
    const [first, second, both] = await Promise.all(
      [{ PageNumber: 1, PageSize: 7 }, { PageNumber: 2, PageSize: 7 }, { PageSize: 14 }].map((page) =>
        tasksOf(client, page),
      ),
    );
    expect([...(first ?? []), ...(second ?? [])]).toEqual(both);
    const { body } = await ask(client, {});
    expect(body).toMatchObject({ PageNumber: 1, PageSize: 10, TotalCount: expect.any(Number) });
    const past = await ask(client, { PageNumber: 1_000 });
    expect(past.body).toMatchObject({ TotalCount: at(body, "TotalCount"), Invocations: { Invocation: [] } });
  });

  test("MaxResults and NextToken: every task once, then an empty token", async () => {
    const ids: unknown[] = [];
    let token: unknown = "";
    do {
      const { body } = await ask(client, { MaxResults: 50, ...(token === "" ? {} : { NextToken: token }) });
      const page = at(body, "Invocations", "Invocation");
      if (Array.isArray(page)) ids.push(...page.map((task) => at(task, "InvokeId")));
      token = at(body, "NextToken");
    } while (token !== "" && token !== undefined);
    const { body } = await ask(client, {});
    expect(ids.length).toBe(at(body, "TotalCount"));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("a token belongs to its filters", async () => {
    const { body } = await ask(client, { MaxResults: 5 });
    const NextToken = at(body, "NextToken");
    expect(await ask(client, { NextToken, MaxResults: 5 })).toMatchObject({ status: 200 });
    expect(await ask(client, { NextToken, MaxResults: 5, Name: "nginx.conf" })).toMatchObject({
      code: "InvalidParameter.NextToken",
    });
  });

  test("a name with characters that clients encode differently is signed and matched as text", async () => {
    expect(await tasksOf(client, { Name: "a b*~(é中)!'+%.txt" })).toEqual([]);
  });

  test.each(WRONG)("%j is answered %i %s", async (parameters, status, code, message) => {
    expect(await ask(client, parameters)).toMatchObject({ status, code, message: expect.stringContaining(message) });
  });

  test.each(REFUSED)("the keys %j are answered %i %s", async (keys, status, code, message) => {
    const refused = { status, code, message: expect.stringContaining(message) };
    expect(await ask(client, {}, keys)).toMatchObject(refused);
  });

  test.each([-16, 16])("a clock that is %i minutes off is answered InvalidTimeStamp.Expired", async (minutes) => {
    ahead = minutes * 60_000;
    const refused = await ask(client, {});
    ahead = 0;
    expect(refused).toMatchObject({ status: 400, code: "InvalidTimeStamp.Expired" });
  });

  test("a temporary key with its token is served", async () => {
    const keys = { ...suffixed("-sts"), securityToken: "CAISxyz+/=" };
    expect(await ask(client, {}, keys)).toMatchObject({ status: 200 });
  });

  test("the mismatch says what was signed here, but neither secret nor token", async () => {
    const { message } = await ask(client, {}, { accessKeySecret: "wrong", securityToken: "token-of-mine" });
    // pop-core adds the URL of the call, with the token in it, to what the server said.
    const [said = ""] = message.split(", URL: ");
    expect(said).toMatch(/server (string to sign is:POST|string to sign is:GET|StringToSign is \[ACS3-HMAC-SHA256)/);
    expect(said).not.toContain("token-of-mine");
    expect(said).not.toContain(DEFAULTS.accessKeySecret);
  });

  test("SendFile makes a task that runs its course, with everything that was said", async () => {
    const InstanceId = await instanceIds(client);
    const file = {
      Name: `é (${client.name}) *.sh`,
      Description: "d",
      TargetDir: "/opt/new",
      Content: "ZWNobyBoZWxsbwo=",
      ContentType: "Base64",
      FileOwner: "app",
      FileGroup: "ops",
      FileMode: "0755",
      Overwrite: true,
    };
    const sent = await send(client, { ...file, InstanceId, Timeout: 60, ResourceGroupId: "rg-test", ...tag("v") });
    expect(sent).toMatchObject({ status: 200, code: "" });
    const { Overwrite, ...shown } = file;
    const [task] = await tasksOf(client, { InvokeId: at(sent.body, "InvokeId"), ResourceGroupId: "rg-test" });
    expect(task).toMatchObject({ ...shown, InvocationStatus: "Pending", VmCount: InstanceId.length });
    expect(String(at(task, "Overwrite"))).toBe(String(Overwrite));
    expect(tagged(task, "k", "v")).toBe(true);
    expect(instancesOf(task).map((found) => at(found, "InstanceId"))).toEqual(InstanceId);
    ahead = 30_000;
    const [later] = await tasksOf(client, { InvokeId: at(sent.body, "InvokeId") });
    ahead = 0;
    expect(["Success", "PartialFailed", "Failed"]).toContain(at(later, "InvocationStatus"));
  });

  test("SendFile with a ClientToken makes one task, however often it is sent", async () => {
    const InstanceId = await instanceIds(client);
    const once = { InstanceId, Name: "once", ClientToken: `token of ${client.name}` };
    const [first, second] = [await send(client, once), await send(client, once)];
    expect(at(first.body, "InvokeId")).toMatch(/^f-hz0/);
    expect(at(second.body, "InvokeId")).toBe(at(first.body, "InvokeId"));
    expect(await send(client, { ...once, Name: "twice" })).toMatchObject({
      code: "Emulator.IdempotentParameterMismatch",
    });
  });

  test("SendFile takes 32 KB of content", async () => {
    const InstanceId = await instanceIds(client);
    const Content = "+/+/".repeat(8_192);
    const { body } = await send(client, { InstanceId, Content, ContentType: "Base64" });
    const [task] = await tasksOf(client, { InvokeId: at(body, "InvokeId") });
    expect(at(task, "Content")).toBe(Content);
  });

  test.each(UNSENDABLE)("SendFile with %j is answered %i %s", async (parameters, status, code, message) => {
    const InstanceId = await instanceIds(client);
    const refused = { status, code, message: expect.stringContaining(message) };
    expect(await send(client, { InstanceId, ...parameters })).toMatchObject(refused);
  });

  test("AcceptLanguage chooses the language of the regions", async () => {
    const regions = async (parameters: WireParameters) =>
      at((await client.call(emulator.port, "DescribeRegions", parameters)).body, "Regions", "Region");
    const hangzhou = { RegionId: "cn-hangzhou", RegionEndpoint: "ecs-cn-hangzhou.aliyuncs.com", Status: "available" };
    expect(await regions({})).toContainEqual({ ...hangzhou, LocalName: "华东1（杭州）" });
    expect(await regions({ AcceptLanguage: "en-US" })).toContainEqual({ ...hangzhou, LocalName: "China (Hangzhou)" });
  });
});

function ids(count: number) {
  return Array.from({ length: count }, (_, index) => `i-nobody${index}`);
}

function keys(count: number) {
  return Array.from({ length: count }, (_, index) => ({ Key: `k${index}` }));
}

function tag(value: string): WireParameters {
  return { Tag: [{ Key: "k", Value: value }] };
}

function suffixed(suffix: string): Keys {
  return { accessKeyId: `${DEFAULTS.accessKeyId}${suffix}` };
}
