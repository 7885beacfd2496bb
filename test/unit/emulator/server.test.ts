import { Agent, request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { parseFaults } from "../../../src/emulator/faults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { ACCOUNT, NOW, signedRequest } from "./signed-request.ts";

const options = { ...DEFAULTS, ...ACCOUNT, tasks: 20, instances: 100, now: () => NOW };
const lines: string[] = [];
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ ...options, onRequest: (line) => lines.push(line) });
});
afterAll(() => emulator.close());

test("the address is the loopback's, with the port that was given", () => {
  expect(emulator.url).toBe(`http://127.0.0.1:${emulator.port}`);
  expect(emulator.port).toBeGreaterThan(0);
});

test("a reply has the headers of the service, and the request id of its body", async () => {
  const reply = await fetch(`${emulator.url}/?RegionId=cn-hangzhou`, {
    headers: { "x-acs-action": "DescribeRegions" },
  });
  const body: unknown = await reply.json();
  expect(Object.fromEntries(reply.headers)).toMatchObject({
    "content-type": "application/json;charset=utf-8",
    connection: "keep-alive",
    "keep-alive": "timeout=25",
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "*",
    vary: "Accept-Encoding",
    date: expect.any(String),
    "x-acs-trace-id": expect.stringMatching(/^[0-9a-f]{32}$/),
    "x-acs-request-id": expect.stringMatching(/^[0-9A-F-]{36}$/),
  });
  expect(body).toMatchObject({ RequestId: reply.headers.get("x-acs-request-id"), Code: "MissingVersion" });
  expect(lines.at(-1)).toMatch(
    /^2026-11-24T03:10:20Z GET DescribeRegions cn-hangzhou - 400 MissingVersion \d+\.\d ms$/,
  );
});

test("an XML error has exactly the content type that the vendor's clients look for", async () => {
  const reply = await fetch(`${emulator.url}/?Action=DescribeRegions&Version=2014-05-26`);
  expect(reply.status).toBe(400);
  expect(reply.headers.get("content-type")).toBe("text/xml;charset=utf-8");
  expect(await reply.text()).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?><Error><RequestId>[0-9A-F-]{36}<\/RequestId><HostId>127\.0\.0\.1:\d+<\/HostId><Code>MissingAccessKeyId<\/Code><Message>AccessKeyId is mandatory for this action\.<\/Message><Recommend>.*&amp;product=Ecs.*<\/Recommend><\/Error>$/,
  );
});

test("a query of 100 KB is read, where Node's own limit is 16 KiB", async () => {
  const reply = await fetch(`${emulator.url}/?Name=${"x".repeat(100_000)}`);
  expect(reply.status).toBe(400);
  expect(await reply.text()).toContain("<Code>MissingAction</Code>");
});

test("a body that is too large is read to its end and refused", async () => {
  const reply = await fetch(emulator.url, { method: "POST", body: "x".repeat(1_048_577) });
  expect(reply.status).toBe(413);
});

test("text that is not percent-encoded UTF-8 is refused without harm", async () => {
  const reply = await fetch(`${emulator.url}/?Name=%E4%ZZ`);
  expect(reply.status).toBe(400);
});

test("a port that is taken gives one sentence that says what to do", async () => {
  await expect(startEmulator({ ...options, port: emulator.port })).rejects.toThrow(
    /^cannot listen on 127\.0\.0\.1:\d+ \(.*EADDRINUSE.*\); choose another port, or 0 for a free one$/,
  );
});

test("closing does not wait for a client that keeps its connection", async () => {
  const other = await startEmulator(options);
  const agent = new Agent({ keepAlive: true });
  await new Promise<void>((resolve, reject) => {
    httpRequest(other.url, { agent }, (reply) => reply.resume().on("end", resolve))
      .on("error", reject)
      .end();
  });
  await other.close();
  await expect(fetch(other.url)).rejects.toThrow("fetch failed");
  agent.destroy();
});

describe("faults", () => {
  const struck = async (faults: string, use: (url: string, said: string[]) => Promise<void>) => {
    const said: string[] = [];
    const other = await startEmulator({
      ...options,
      faults: parseFaults(faults),
      onRequest: (line) => said.push(line),
    });
    await use(other.url, said);
    await other.close();
  };
  const signed = (url: string) => {
    const { headers, query } = signedRequest({ query: [["RegionId", "cn-hangzhou"]], headers: { host: url.slice(7) } });
    return fetch(`${url}/?${new URLSearchParams(Object.fromEntries(query))}`, {
      method: "POST",
      headers: Object.fromEntries(headers),
    });
  };

  test.each([
    ["throttle=1", 400, "Throttling.User", "1500"],
    ["e500=1", 500, "InternalError", null],
    ["e503=1", 503, "ServiceUnavailable", null],
  ])("%s refuses well-signed calls", async (faults, status, code, retryAfter) => {
    await struck(faults, async (url) => {
      const reply = await signed(url);
      expect(reply.status).toBe(status);
      expect(reply.headers.get("x-acs-retry-after")).toBe(retryAfter);
      expect(await reply.json()).toMatchObject({ Code: code });
      expect(await (await fetch(`${url}/?Action=DescribeRegions`)).text()).toContain("MissingVersion");
    });
  });

  test("html=1 is a proxy's page", async () => {
    await struck("html=1", async (url, said) => {
      const reply = await signed(url);
      expect([reply.status, reply.headers.get("content-type")]).toEqual([502, "text/html"]);
      expect(await reply.text()).toContain("<h1>502 Bad Gateway</h1>");
      expect(said[0]).toContain(" 502 fault:html ");
    });
  });

  test("drop=1 hangs up without a word", async () => {
    await struck("drop=1", async (url, said) => {
      await expect(signed(url)).rejects.toThrow("fetch failed");
      expect(said[0]).toContain(" 0 fault:drop ");
    });
  });

  test("truncate=1 hangs up in the middle", async () => {
    await struck("truncate=1", async (url) => {
      const reply = await signed(url);
      expect(reply.status).toBe(200);
      await expect(reply.text()).rejects.toThrow("terminated");
    });
  });

  test("hang=1 never answers, and does not keep the endpoint from closing", async () => {
    await struck("hang=1", async (url, said) => {
      const call = signed(url);
      call.catch(() => {});
      await expect.poll(() => said).toHaveLength(1);
      expect(said[0]).toContain(" 0 fault:hang ");
    });
  });

  test("latency only delays", async () => {
    await struck("latency=5ms±5", async (url) => {
      expect((await signed(url)).status).toBe(200);
    });
  });
});
