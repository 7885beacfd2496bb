/** What only the ECS SDK has: its model of the answer, and its own errors. The rest is in the table of clients.test.ts. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { officialClient, sdk } from "./official-client.ts";

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: Date.now });
});
afterAll(() => emulator.close());

test("every field of the reference arrives through the SDK's model", async () => {
  const request = new sdk.DescribeSendFileResultsRequest({
    regionId: "cn-hangzhou",
    name: "nginx.conf",
    invocationStatus: "PartialFailed",
  });
  const { body } = await officialClient(emulator.port).describeSendFileResults(request);
  const task = body?.invocations?.invocation?.[0];
  expect({ ...task }).toMatchObject({
    invokeId: expect.stringMatching(/^f-hz0/),
    name: "nginx.conf",
    description: expect.any(String),
    targetDir: "/etc/nginx",
    fileOwner: "root",
    fileGroup: "root",
    fileMode: "0644",
    overwrite: "true",
    contentType: "PlainText",
    content: expect.stringContaining("worker_processes"),
    creationTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    invocationStatus: "PartialFailed",
    vmCount: expect.any(Number),
  });
  const failed = task?.invokeInstances?.invokeInstance?.find(({ errorCode }) => errorCode !== "");
  expect({ ...failed }).toMatchObject({
    instanceId: expect.stringMatching(/^i-bp1/),
    errorInfo: expect.stringMatching(/^the /),
  });
  expect(task?.tags?.tag?.map(({ tagKey }) => tagKey)).toContain("app");
});

test.each([
  ["Throttling", "-throttled"],
  ["Throttling.User", "-throttled-user"],
  ["Throttling.Api", "-throttled-api"],
])("%s becomes the SDK's ThrottlingError, with the time to wait", async (code, suffix) => {
  const client = officialClient(emulator.port, { accessKeyId: `${DEFAULTS.accessKeyId}${suffix}` });
  const call = client.describeSendFileResults(new sdk.DescribeSendFileResultsRequest({ regionId: "cn-hangzhou" }));
  await expect(call).rejects.toMatchObject({ name: "ThrottlingError", statusCode: 400, code, retryAfter: 1_500 });
});

test("an action that this endpoint does not have: InvalidAction.NotFound", async () => {
  const request = new sdk.DescribeInstancesRequest({ regionId: "cn-hangzhou" });
  const call = officialClient(emulator.port).describeInstances(request);
  await expect(call).rejects.toMatchObject({ statusCode: 404, code: "InvalidAction.NotFound" });
});
