import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { type ClientOptions, createResultsClient } from "../../../src/api/client.ts";
import type { Credentials, PageRequest } from "../../../src/core/ports.ts";
import { FIRST_PAGE, type PageCursor } from "../../../src/domain/page.ts";
import { EVERYTHING, type Query } from "../../../src/domain/query.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { impatientClock, NOW } from "./clocks.ts";
import { closedPort, serveHttp, type TestServer } from "./servers.ts";

const never = new AbortController().signal;
const TIMEOUT = 8000;
const KEYS: Credentials = { accessKeyId: "LTAI-id", accessKeySecret: "s3cret", securityToken: "sts-token" };

const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A client of a server that gives one answer after another, the last one for ever, and keeps the requests. */
async function setUp(
  answers: readonly ((request: IncomingMessage, response: ServerResponse) => unknown)[],
  options: Partial<ClientOptions> = {},
) {
  const requests: IncomingMessage[] = [];
  const server = await serveHttp((request, response) => {
    requests.push(request);
    answers[Math.min(requests.length, answers.length) - 1]?.(request, response);
  });
  servers.push(server);
  const client = createResultsClient({
    profile: safeText("prod"),
    credentials: { get: async () => ok(KEYS) },
    endpointFor: () => server.url,
    timeoutMs: TIMEOUT,
    clock: impatientClock((ms) => ms !== TIMEOUT),
    random: () => 0.5,
    env: {},
    ...options,
  });
  return { client, requests, server };
}

const says =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void => {
    response.writeHead(status, headers).end(typeof body === "string" ? body : JSON.stringify(body));
  };

const request = (over: Partial<PageRequest> = {}): PageRequest => ({
  region: "cn-hangzhou",
  query: EVERYTHING,
  cursor: FIRST_PAGE,
  pageSize: 10,
  ...over,
});
const rows = (count: number) => ({ Invocation: Array.from({ length: count }, (_, at) => ({ InvokeId: `f-${at}` })) });
const pageBody = (count: number, more: object = {}) => ({
  RequestId: "R-1",
  TotalCount: count,
  Invocations: rows(count),
  ...more,
});
const paramsOf = (message: IncomingMessage | undefined): Record<string, string> =>
  Object.fromEntries(new URL(message?.url ?? "/", "http://x").searchParams);

describe("what is sent", () => {
  test.each<[string, Query, Record<string, string>]>([
    ["no filter", EVERYTHING, {}],
    ["status", { tags: [], status: "PartialFailed" }, { InvocationStatus: "PartialFailed" }],
    ["name", { tags: [], name: "文件 (1)*.txt" }, { Name: "文件 (1)*.txt" }],
    [
      "IDs",
      { tags: [], invokeId: "f-1", instanceId: "i-1", resourceGroupId: "rg-1" },
      { InvokeId: "f-1", InstanceId: "i-1", ResourceGroupId: "rg-1" },
    ],
    [
      "tags",
      { tags: [{ key: "a", value: "1" }, { key: "b", value: "" }, { key: "c" }] },
      { "Tag.1.Key": "a", "Tag.1.Value": "1", "Tag.2.Key": "b", "Tag.2.Value": "", "Tag.3.Key": "c" },
    ],
  ])("%s", async (_, query, expected) => {
    const { client, requests } = await setUp([says(200, pageBody(0))]);
    await client.fetchPage(request({ query }), never);
    expect(paramsOf(requests[0])).toEqual({ RegionId: "cn-hangzhou", PageNumber: "1", PageSize: "10", ...expected });
  });

  test.each<[string, PageCursor, Record<string, string>]>([
    ["a page number", { by: "number", number: 3 }, { PageNumber: "3", PageSize: "10" }],
    ["a token", { by: "token", token: "T==", ordinal: 2 }, { MaxResults: "10", NextToken: "T==" }],
    ["the first page by token", { by: "token", token: null, ordinal: 1 }, { MaxResults: "10" }],
  ])("%s", async (_, cursor, expected) => {
    const { client, requests } = await setUp([says(200, pageBody(0))]);
    await client.fetchPage(request({ cursor }), never);
    expect(paramsOf(requests[0])).toEqual({ RegionId: "cn-hangzhou", ...expected });
  });

  test("the headers of a signed call", async () => {
    const { client, requests, server } = await setUp([says(200, pageBody(0))], { userAgent: "cafe/1" });
    await client.fetchPage(request(), never);
    expect(requests[0]?.method).toBe("POST");
    expect(requests[0]?.headers).toMatchObject({
      host: server.url.host,
      accept: "application/json",
      "user-agent": "cafe/1",
      "x-acs-action": "DescribeSendFileResults",
      "x-acs-version": "2014-05-26",
      "x-acs-date": "2026-11-24T03:00:00Z",
      "x-acs-security-token": "sts-token",
    });
    expect(requests[0]?.headers["x-acs-retry-attempts"]).toBeUndefined();
  });

  test.each([
    ["page size 0", { pageSize: 0 }, "Cafe.PageSize"],
    ["page size 51", { pageSize: 51 }, "Cafe.PageSize"],
    ["half a page", { pageSize: 1.5 }, "Cafe.PageSize"],
    ["page 0", { cursor: { by: "number", number: 0 } }, "Cafe.PageNumber"],
    ["a region that is no host name", { region: "evil.example/" }, "Cafe.InvalidRegion"],
  ] as const)("%s is refused before anything is sent", async (_, over, code) => {
    const { client, requests } = await setUp([says(200, pageBody(0))]);
    expect(await client.fetchPage(request(over), never)).toMatchObject({ ok: false, error: { code } });
    expect(requests).toEqual([]);
  });
});

describe("pages", () => {
  test("a counted page", async () => {
    const { client } = await setUp([says(200, pageBody(10, { TotalCount: 25 }))]);
    const page = await client.fetchPage(request(), never);
    expect(page.ok && page.value).toMatchObject({
      region: "cn-hangzhou",
      requestId: "R-1",
      cursor: FIRST_PAGE,
      pageSize: 10,
      totalCount: 25,
      next: { by: "number", number: 2 },
      fetchedAt: NOW,
      unreadable: 0,
    });
  });

  test("no total but a token: goes on by token", async () => {
    const { client, requests } = await setUp([says(200, pageBody(10, { TotalCount: 0, NextToken: "T" }))]);
    const page = await client.fetchPage(request(), never);
    expect(page).toMatchObject({
      ok: true,
      value: { totalCount: null, next: { by: "token", token: "T", ordinal: 2 } },
    });
    expect(requests).toHaveLength(1);
  });

  test("neither total nor token: asks again by token", async () => {
    const { client, requests } = await setUp([
      says(200, pageBody(10, { TotalCount: -1 })),
      says(200, pageBody(10, { NextToken: "T" })),
    ]);
    const page = await client.fetchPage(request(), never);
    expect(page).toMatchObject({
      ok: true,
      value: { cursor: { by: "token", token: null, ordinal: 1 }, totalCount: null, next: { by: "token", token: "T" } },
    });
    expect(paramsOf(requests[1])).toMatchObject({ MaxResults: "10" });
  });

  test("regions are asked for in English unless told otherwise", async () => {
    const body = { RequestId: "R", Regions: { Region: [{ RegionId: "cn-hangzhou", LocalName: "China (Hangzhou)" }] } };
    const english = await setUp([says(200, body)]);
    expect(await english.client.listRegions("cn-hangzhou", never)).toMatchObject({
      ok: true,
      value: [{ id: "cn-hangzhou" }],
    });
    expect(english.requests[0]?.headers["x-acs-action"]).toBe("DescribeRegions");
    expect(paramsOf(english.requests[0])).toEqual({ AcceptLanguage: "en-US" });

    const chinese = await setUp([says(200, body)], { acceptLanguage: "zh-CN" });
    await chinese.client.listRegions("cn-hangzhou", never);
    expect(paramsOf(chinese.requests[0])).toEqual({ AcceptLanguage: "zh-CN" });
  });
});

describe("failures", () => {
  test.each<[string, number, string, string, string]>([
    [
      "an error of the service",
      400,
      '{"Code":"InvalidParam.PageSize","Message":"bad"}',
      "input",
      "InvalidParam.PageSize",
    ],
    ["a web page instead", 200, "<html></html>", "malformed", "Cafe.MalformedReply"],
    ["truncated JSON", 200, '{"RequestId":"R","Invo', "malformed", "Cafe.MalformedReply"],
    ["an empty body", 200, "", "malformed", "Cafe.MalformedReply"],
    ["JSON of another shape", 200, "[1]", "malformed", "Cafe.MalformedReply"],
    ["a redirect", 302, "", "malformed", "Cafe.Redirected"],
    ["a proxy's 502", 502, "<html></html>", "server", "Cafe.NotTheService"],
  ])("%s", async (_, status, body, kind, code) => {
    const { client } = await setUp([says(status, body, { location: "http://x.example/" })]);
    expect(await client.fetchPage(request(), never)).toMatchObject({
      ok: false,
      error: { kind, code, httpStatus: status },
    });
  });

  test("a malformed reply says where", async () => {
    const { client } = await setUp([says(200, { RequestId: "R", Invocations: 5 })]);
    const page = await client.fetchPage(request(), never);
    expect(!page.ok && page.error.message).toMatch(/its reply cannot be read at Invocations\.Invocation\.$/u);
  });

  test("nobody listens: the host is named, and nothing of the call", async () => {
    const port = await closedPort();
    const { client } = await setUp([], { endpointFor: () => new URL(`http://127.0.0.1:${port}`) });
    expect(await client.fetchPage(request(), never)).toMatchObject({
      error: { kind: "network", code: "Cafe.ConnectionRefused", message: `127.0.0.1:${port} refused the connection.` },
    });
  });

  test("a connection that is reset each time", async () => {
    const { client, requests } = await setUp([(_, response) => response.destroy()]);
    expect(await client.fetchPage(request(), never)).toMatchObject({ error: { code: "Cafe.ConnectionReset" } });
    expect(requests).toHaveLength(3);
  });

  test("no secret that the answer echoes gets through", async () => {
    const echo = (message: IncomingMessage, response: ServerResponse): void => {
      const { authorization, "x-acs-security-token": token } = message.headers;
      says(400, { Code: "Odd", Message: `${token} ${KEYS.accessKeySecret} ${authorization}` })(message, response);
    };
    const { client } = await setUp([echo]);
    const page = await client.fetchPage(request(), never);
    expect(JSON.stringify(page)).not.toMatch(/s3cret|sts-token/u);
  });
});

describe("tries again", () => {
  test("with a new nonce, and counts it in a signed header", async () => {
    const { client, requests } = await setUp([
      says(400, { Code: "Throttling.User", Message: "slow" }, { "x-acs-retry-after": "1200" }),
      says(503, "busy"),
      says(200, pageBody(1)),
    ]);
    expect(await client.fetchPage(request(), never)).toMatchObject({ ok: true });
    expect(requests.map((each) => each.headers["x-acs-retry-attempts"])).toEqual([undefined, "1", "2"]);
    expect(new Set(requests.map((each) => each.headers["x-acs-signature-nonce"])).size).toBe(3);
    expect(requests[1]?.headers["authorization"]).toContain("x-acs-retry-attempts");
  });

  test("tells about it before it waits, with what the service asks for", async () => {
    const told: number[] = [];
    const { client } = await setUp(
      [says(400, { Code: "Throttling", Message: "slow" }, { "x-acs-retry-after": "1200" }), says(200, pageBody(1))],
      { random: () => 0, onRetry: ({ waitMs }) => told.push(waitMs) },
    );
    await client.fetchPage(request(), never);
    expect(told).toEqual([1200]);
  });

  test("with fresh keys", async () => {
    let asked = 0;
    const get = async () => {
      asked += 1;
      return ok({ ...KEYS, securityToken: `token-${asked}` });
    };
    const { client, requests } = await setUp([says(503, "busy"), says(200, pageBody(1))], { credentials: { get } });
    await client.fetchPage(request(), never);
    expect(requests.map((each) => each.headers["x-acs-security-token"])).toEqual(["token-1", "token-2"]);
  });
});

describe("credentials", () => {
  const failure = {
    kind: "credentials",
    code: safeText("Cafe.NoKeys"),
    message: safeText("none"),
    requestId: null,
    httpStatus: null,
    retryAfterMs: null,
  } as const;

  test("a source that fails is the answer", async () => {
    const { client, requests } = await setUp([], { credentials: { get: async () => err(failure) } });
    expect(await client.fetchPage(request(), never)).toEqual(err(failure));
    expect(requests).toEqual([]);
  });

  test("what a source throws is not repeated: it may hold the secret", async () => {
    const { client } = await setUp([], { credentials: { get: () => Promise.reject(new Error("{secret: s3cret}")) } });
    const page = await client.fetchPage(request(), never);
    expect(page).toMatchObject({ ok: false, error: { kind: "other", code: "Cafe.Unexpected" } });
    expect(JSON.stringify(page)).not.toContain("s3cret");
  });

  test.each([
    ["an ID with a line break", { accessKeyId: "LTAI\r\nx-evil: 1" }],
    ["an empty ID", { accessKeyId: "" }],
    ["an empty secret", { accessKeySecret: "" }],
    ["a token with a line break", { securityToken: "a\nb" }],
  ])("%s is refused before anything is sent", async (_, over) => {
    const { client, requests } = await setUp([], { credentials: { get: async () => ok({ ...KEYS, ...over }) } });
    expect(await client.fetchPage(request(), never)).toMatchObject({
      error: { kind: "credentials", code: "Cafe.InvalidKeys" },
    });
    expect(requests).toEqual([]);
  });
});

describe("the ceiling of calls", () => {
  test("is asked before every try, for the key and the region", async () => {
    const taken: string[] = [];
    const budget = { take: async (...[key, region]: readonly unknown[]) => void taken.push(`${key} ${region}`) };
    const { client, requests } = await setUp([says(503, "busy"), says(200, pageBody(1))], { budget });
    await client.fetchPage(request(), never);
    expect([taken, requests.length]).toEqual([["LTAI-id cn-hangzhou", "LTAI-id cn-hangzhou"], 2]);
  });

  test("that the service has is told with the page, even where a later try succeeds", async () => {
    const throttled = says(400, { Code: "Throttling.User", Message: "slow down" });
    const { client } = await setUp([throttled, says(200, pageBody(1))]);
    expect(await client.fetchPage(request(), never)).toMatchObject({ ok: true, value: { throttled: true } });
    const page = await client.fetchPage(request(), never);
    expect(page.ok && page.value.throttled).toBeUndefined();
  });
});

test("the clock of whoever answers is told, also with a refusal", async () => {
  const told: (number | null)[] = [];
  const date = "Tue, 24 Nov 2026 03:00:00 GMT";
  const answers = [says(403, { Code: "Forbidden.RAM" }, { date }), says(200, pageBody(1), { date: "no date" })];
  const { client } = await setUp(answers, { onReply: (time) => void told.push(time) });
  await client.fetchPage(request(), never);
  await client.fetchPage(request(), never);
  expect(told).toEqual([Date.parse(date), null]);
});

describe("keys that the service refuses", () => {
  const renewal = safeText("Run this, then try again.");

  test.each([
    ["InvalidSecurityToken.Expired", 1, renewal],
    ["InvalidAccessKeyId.NotFound", 1, undefined],
    ["SignatureDoesNotMatch", 0, undefined],
    ["Forbidden.RAM", 0, undefined],
  ])("for %s are given back, and a dead token's failure says what renews it", async (Code, times, remedy) => {
    let refused = 0;
    const credentials = {
      get: async () => ok(KEYS),
      refused: () => {
        refused += 1;
        return renewal;
      },
    };
    const { client } = await setUp([says(403, { Code, Message: "no" })], { credentials });
    const page = await client.fetchPage(request(), never);
    expect(page.ok ? null : [page.error.code, page.error.remedy]).toEqual([Code, remedy]);
    expect(refused).toBe(times);
  });
});

describe("an abort", () => {
  const cancelledAnswer = { ok: false, error: { kind: "cancelled" } };

  test("while the keys are fetched", async () => {
    const controller = new AbortController();
    const get = () => {
      queueMicrotask(() => controller.abort());
      return new Promise<never>(() => undefined);
    };
    const { client } = await setUp([], { credentials: { get } });
    expect(await client.fetchPage(request(), controller.signal)).toMatchObject(cancelledAnswer);
  });

  test("while the reply is awaited", async () => {
    const controller = new AbortController();
    const { client, requests } = await setUp([() => controller.abort()]);
    expect(await client.fetchPage(request(), controller.signal)).toMatchObject(cancelledAnswer);
    expect(requests).toHaveLength(1);
  });

  test("while it waits to try again", async () => {
    const controller = new AbortController();
    const { client, requests } = await setUp([says(503, "busy")], { onRetry: () => controller.abort() });
    expect(await client.fetchPage(request(), controller.signal)).toMatchObject(cancelledAnswer);
    expect(requests).toHaveLength(1);
  });
});
