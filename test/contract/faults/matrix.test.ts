/**
 * What goes wrong with calls, one row each: what the user reads, that the rows stay, whether it passes by itself or by r,
 * and how many calls ten minutes of it make. Real client and real sockets; time is the test's.
 */
import dns from "node:dns";
import { createServer as createTlsServer } from "node:https";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { startAnswering } from "../../support/answering-server.ts";
import { type LiveWorld, startWorld, type Weather } from "../../support/live-world.ts";
import { closedPort, serveTcp, started } from "../../unit/api/servers.ts";
import { certificatePem, keyPem } from "../../unit/api/test-certificate.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

/** Something that answers in the service's place, until the test is over. */
async function elsewhere(
  starting: Promise<{ readonly url: string | URL; readonly close: () => Promise<void> }>,
): Promise<Weather> {
  const server = await starting;
  cleanups.push(server.close);
  return { url: String(server.url) };
}

const struck =
  (fault: string) =>
  async (world: LiveWorld): Promise<Weather> => ({
    url: (await world.emulator({ everywhere: { [fault]: 1 }, regions: new Map() })).url,
  });

/** Makes every look-up of a name end like this. */
function lookupFails(code: string): Weather {
  const spy = vi.spyOn(dns, "lookup").mockImplementation((...args: unknown[]) => {
    const done = args.at(-1);
    if (typeof done === "function") process.nextTick(done, Object.assign(new Error(code), { code }));
  });
  cleanups.push(() => spy.mockRestore());
  return { url: "http://ecs.test.example" };
}

const MIB = 1024 * 1024;

/** In ten minutes: at once, then after 5, 10, 20 and 40 s, then every minute. Some are three attempts each. */
const ROUNDS = 13;

interface Row {
  readonly fault: string;
  readonly strike: (world: LiveWorld) => Weather | Promise<Weather>;
  readonly says: RegExp;
  readonly advises: RegExp;
  /** Whether it is over by itself when its cause is; else r is needed. */
  readonly passes: boolean;
  /** Attempts in ten minutes: the key's first, then those that cafe makes by itself. */
  readonly attempts: number;
}

const MATRIX: readonly Row[] = [
  {
    fault: "a throttling storm",
    strike: struck("throttle"),
    says: /Too many calls +Throttling\.User/u,
    advises: /Wait a minute/u,
    passes: true,
    attempts: 3 * ROUNDS,
  },
  {
    fault: "500 to every call",
    strike: struck("e500"),
    says: /The service has a problem +InternalError/u,
    advises: /Try again in a while/u,
    passes: true,
    attempts: 3 * ROUNDS,
  },
  {
    fault: "503 to every call",
    strike: struck("e503"),
    says: /not available just now +ServiceUnavailable/u,
    advises: /Try again in a while/u,
    passes: true,
    attempts: 3 * ROUNDS,
  },
  {
    fault: "no answer",
    strike: async (world) => ({ ...(await struck("hang")(world)), silent: true }),
    says: /No answer in time +Cafe\.Timeout/u,
    advises: /--timeout/u,
    passes: true,
    attempts: 11,
  },
  {
    fault: "connections cut before the answer",
    strike: struck("drop"),
    says: /Connection broken off +Cafe\.ConnectionReset/u,
    advises: /firewall or proxy/u,
    passes: true,
    attempts: 3 * ROUNDS,
  },
  {
    fault: "connections cut in mid-answer",
    strike: struck("truncate"),
    says: /Connection broken off +Cafe\.ConnectionReset/u,
    advises: /firewall or proxy/u,
    passes: true,
    attempts: 3 * ROUNDS,
  },
  {
    fault: "a proxy's page with 502",
    strike: struck("html"),
    says: /The service has a problem +Cafe\.NotTheService/u,
    advises: /Try again in a while/u,
    passes: true,
    attempts: 3 * ROUNDS,
  },
  {
    fault: "an endpoint that is gone",
    strike: async () => ({ url: `http://127.0.0.1:${await closedPort()}` }),
    says: /Connection refused/u,
    advises: /host and port/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "a name that does not exist",
    strike: () => lookupFails("ENOTFOUND"),
    says: /Host name not found/u,
    advises: /typing errors/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "DNS that does not answer",
    strike: () => lookupFails("EAI_AGAIN"),
    says: /DNS does not answer/u,
    advises: /name servers/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "a certificate that nobody trusts",
    strike: async () => {
      const server = await started(createTlsServer({ cert: certificatePem, key: keyPem }));
      cleanups.push(server.close);
      return { url: `https://127.0.0.1:${server.port}` };
    },
    says: /Certificate not trusted/u,
    advises: /--ca-file/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "TLS that is none",
    strike: async () => {
      const server = await serveTcp((socket) =>
        socket.once("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")),
      );
      cleanups.push(server.close);
      return { url: `https://127.0.0.1:${server.port}` };
    },
    says: /No TLS there/u,
    advises: /port/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "a proxy that is gone",
    strike: async () => ({
      url: "http://ecs.test.example",
      env: { HTTP_PROXY: `http://127.0.0.1:${await closedPort()}` },
    }),
    says: /Proxy out of reach/u,
    advises: /NO_PROXY/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "a proxy that wants a password",
    strike: async () => {
      const { url = "" } = await elsewhere(startAnswering(() => ({ status: 407, body: "" })));
      return { url: "http://ecs.test.example", env: { HTTP_PROXY: url } };
    },
    says: /Proxy wants a sign-in/u,
    advises: /user and password/u,
    passes: true,
    attempts: ROUNDS,
  },
  {
    fault: "a clock that is 20 minutes off",
    strike: () => ({ skew: 20 * 60_000 }),
    says: /This machine's clock is wrong/u,
    advises: /at most 15 minutes off/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a token that has expired",
    strike: () => ({ keys: { securityToken: "expired" } }),
    says: /Temporary keys have expired/u,
    advises: /fresh temporary keys/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a key that was disabled",
    strike: () => ({ keys: { accessKeyId: "cafe-demo-key-inactive" } }),
    says: /AccessKey is disabled/u,
    advises: /Enable the AccessKey/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a permission that was taken away",
    strike: () => ({ keys: { accessKeyId: "cafe-demo-key-forbidden" } }),
    says: /RAM does not allow this/u,
    advises: /administrator/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a body of 50 MiB",
    strike: () => elsewhere(startAnswering(() => ({ body: " ".repeat(50 * MIB) }))),
    says: /Reply too large/u,
    advises: /--page-size/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a gzip bomb that nobody asked for",
    strike: async () => {
      const bomb = gzipSync(Buffer.alloc(50 * MIB, 0x20));
      const server = await serveTcp((socket) =>
        socket.once("data", () => {
          socket.write(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`);
          socket.end(bomb);
        }),
      );
      cleanups.push(server.close);
      return { url: `http://127.0.0.1:${server.port}` };
    },
    says: /Not the service's answer +Cafe\.MalformedReply .* packed as gzip/u,
    advises: /Check the endpoint/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "JSON that is nested without end",
    strike: () =>
      elsewhere(
        startAnswering(() => ({ body: `{"RequestId":"r","Invocations":${"[".repeat(99_999)}${"]".repeat(99_999)}}` })),
      ),
    says: /nested without end/u,
    advises: /Check the endpoint/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a sign-in page",
    strike: () => elsewhere(startAnswering(() => ({ body: "<html>Sign in</html>" }))),
    says: /Not the service's answer .* web page/u,
    advises: /Check the endpoint/u,
    passes: false,
    attempts: 1,
  },
  {
    fault: "a redirect",
    strike: () =>
      elsewhere(startAnswering(() => ({ status: 302, body: "", headers: { location: "http://evil.example/" } }))),
    says: /The endpoint redirects/u,
    advises: /final host/u,
    passes: false,
    attempts: 1,
  },
];

const MINUTE = 60_000;
const idsOf = (world: LiveWorld) => world.state().list.rows.map(({ invokeId }) => invokeId);
const isFailing = (world: LiveWorld): boolean => world.screen().includes("failing since");

test.each(MATRIX)(
  "$fault: it is said, the rows stay, it passes ($passes) or r helps, and calls are few",
  async ({ strike, says, advises, passes, attempts }) => {
    const world = await startWorld();
    cleanups.push(world.close);
    const rows = idsOf(world);
    expect(rows.length).toBeGreaterThan(10);
    const before = world.attempts();

    world.setWeather(await strike(world));
    await world.press("results.refresh");
    await world.advance(10 * MINUTE);
    expect(world.screen()).toMatch(says);
    expect(world.screen()).toMatch(advises);
    expect(isFailing(world)).toBe(true);
    expect(idsOf(world)).toEqual(rows);
    const made = world.attempts() - before;

    world.setWeather({});
    await world.advance(MINUTE);
    expect(isFailing(world)).toBe(!passes);
    await world.press("results.refresh");
    expect(isFailing(world)).toBe(false);
    expect(idsOf(world)).toHaveLength(rows.length);
    expect(made).toBe(attempts);
  },
);

test("without a fault two minutes of tasks under way are a call every five seconds", async () => {
  const world = await startWorld();
  cleanups.push(world.close);
  const before = world.attempts();
  await world.advance(2 * MINUTE);
  expect(world.attempts() - before).toBe(24);
});

test("an endpoint that is gone for a minute is noticed, and its return as well, without a key", async () => {
  const world = await startWorld();
  cleanups.push(world.close);
  const before = world.attempts();
  world.setWeather({ url: `http://127.0.0.1:${await closedPort()}` });
  await world.advance(MINUTE);
  expect(world.screen()).toMatch(/Connection refused[\s\S]* r retries; tries again at \d\d:\d\d:\d\d; failing since/u);
  expect(world.attempts() - before).toBe(4);
  world.setWeather({});
  await world.advance(40_000);
  expect(isFailing(world)).toBe(false);
  await world.advance(MINUTE);
  expect(world.attempts() - before).toBeGreaterThan(4 + 12);
});

test("a token that expires between two refreshes stops them until r finds another", async () => {
  const world = await startWorld();
  cleanups.push(world.close);
  const { url } = await world.emulator({ everywhere: {}, regions: new Map(), expireAfter: 5 * MINUTE });
  world.setWeather({ url, keys: { securityToken: "first" } });
  await world.advance(4 * MINUTE);
  expect(isFailing(world)).toBe(false);
  await world.advance(2 * MINUTE);
  expect(world.screen()).toMatch(/Temporary keys have expired/u);
  const before = world.attempts();
  await world.advance(10 * MINUTE);
  expect(world.attempts()).toBe(before);
  world.setWeather({ url, keys: { securityToken: "second" } });
  await world.press("results.refresh");
  expect(isFailing(world)).toBe(false);
});

test.each([
  ["forth", 1],
  ["back", -1],
])(
  "a clock that is set a day %s, here and there, disturbs no refresh, nor one that throttling has slowed down",
  async (_, sign) => {
    const world = await startWorld();
    cleanups.push(world.close);
    const callsInAMinute = async (): Promise<number> => {
      const before = world.attempts();
      await world.advance(MINUTE);
      return world.attempts() - before;
    };
    world.jump(sign * 24 * 60 * MINUTE);
    expect(await callsInAMinute()).toBe(12);
    world.setWeather(await struck("throttle")(world));
    await world.advance(MINUTE);
    world.jump(sign * 24 * 60 * MINUTE);
    world.setWeather({});
    await world.advance(10 * MINUTE);
    expect(isFailing(world)).toBe(false);
    expect(await callsInAMinute()).toBe(12);
  },
);
