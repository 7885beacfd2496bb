import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type Socket } from "node:net";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterEach, describe, expect, test } from "vitest";
import type { Env } from "../../../src/api/proxy.ts";
import { createTransport, type HttpCall, MAX_REPLY_BYTES } from "../../../src/api/transport.ts";
import { manualClock } from "./clocks.ts";
import { closedPort, serveHttp, serveTcp, started, type TestServer } from "./servers.ts";
import { certificatePem, keyPem } from "./test-certificate.ts";

const open: TestServer[] = [];
const keep = async (server: Promise<TestServer>): Promise<TestServer> => {
  open.push(await server);
  return server;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const never = new AbortController().signal;
const callTo = (url: URL | string): HttpCall => {
  const target = new URL(url);
  return { url: target, method: "POST", headers: { host: target.host, "x-acs-security-token": "TOKEN" } };
};
const transport = (env: Env = {}, clock = manualClock()) => createTransport({ env, clock, timeoutMs: 5000 });
const text = (body: string) => (_: IncomingMessage, response: ServerResponse) => void response.end(body);

describe("an exchange", () => {
  test("gives status, headers and text", async () => {
    const server = await keep(
      serveHttp((_, response) => response.writeHead(418, { "X-Acs-Request-Id": "R" }).end("\ufeffgrüß 文")),
    );
    const reply = await transport().send(callTo(server.url), never);
    expect(reply.ok && reply.value).toMatchObject({ status: 418, text: "grüß 文" });
    expect(reply.ok && reply.value.header("x-acs-request-id")).toBe("R");
    expect(reply.ok && reply.value.header("absent")).toBe("");
  });

  test("sends method, query and headers as given, without a body and without asking for compression", async () => {
    const seen: IncomingMessage[] = [];
    const server = await keep(
      serveHttp((request, response) => {
        seen.push(request);
        response.end();
      }),
    );
    await transport().send(callTo(new URL("/?a=%2A~", server.url)), never);
    expect(seen[0]).toMatchObject({ method: "POST", url: "/?a=%2A~" });
    expect(seen[0]?.headers).toMatchObject({ host: server.url.host, "content-length": "0" });
    expect(seen[0]?.headers["accept-encoding"]).toBeUndefined();
  });

  test("calls one after another share a connection", async () => {
    const server = await keep(serveHttp(text("{}")));
    const { send } = transport();
    for (let call = 0; call < 3; call += 1) await send(callTo(server.url), never);
    expect(server.connections()).toBe(1);
  });

  test("a redirect is given as it is", async () => {
    const server = await keep(
      serveHttp((_, response) => response.writeHead(302, { location: "http://elsewhere.example/" }).end()),
    );
    const reply = await transport().send(callTo(server.url), never);
    expect(reply.ok && reply.value.status).toBe(302);
    expect(reply.ok && reply.value.header("location")).toBe("http://elsewhere.example/");
  });

  test("no timer and no abort listener is left behind", async () => {
    const server = await keep(serveHttp(text("{}")));
    const clock = manualClock();
    await transport({}, clock).send(callTo(server.url), never);
    expect(clock.pending()).toEqual([]);
  });
});

describe("faults", () => {
  test("nobody listens", async () => {
    const url = `http://127.0.0.1:${await closedPort()}`;
    expect(await transport().send(callTo(url), never)).toEqual({
      ok: false,
      error: { fault: "socket", code: "ECONNREFUSED" },
    });
  });

  test.each<[string, string, string]>([
    ["reset before a reply", "", "ECONNRESET"],
    ["reset within the head", "HTTP/1.1 200 OK\r\nContent-Le", "ECONNRESET"],
    ["reset within the body", "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", "ECONNRESET"],
    [
      "reset within a chunked body",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
      "ECONNRESET",
    ],
    ["no HTTP", "SSH-2.0-OpenSSH_9.2\r\n", "HPE_INVALID_CONSTANT"],
  ])("%s", async (_, bytes, code) => {
    const server = await keep(
      serveTcp((socket) => {
        socket.once("data", () => (bytes === "" ? socket.destroy() : socket.end(bytes)));
      }),
    );
    expect(await transport().send(callTo(server.url), never)).toEqual({ ok: false, error: { fault: "socket", code } });
  });

  test("silence ends at the deadline, and the connection is closed", async () => {
    const clock = manualClock();
    const closed = Promise.withResolvers<void>();
    const server = await keep(
      serveTcp((socket) => {
        socket.on("close", () => closed.resolve());
        socket.once("data", () => clock.fire());
      }),
    );
    expect(await transport({}, clock).send(callTo(server.url), never)).toEqual({
      ok: false,
      error: { fault: "timeout", ms: 5000 },
    });
    await closed.promise;
  });

  test("a body that never ends runs into the same deadline", async () => {
    const clock = manualClock();
    const server = await keep(serveHttp((_, response) => void response.write("{", () => clock.fire())));
    expect(await transport({}, clock).send(callTo(server.url), never)).toMatchObject({ error: { fault: "timeout" } });
  });

  test("an abort midway closes the connection", async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const clock = manualClock();
    const server = await keep(
      serveTcp((socket) => {
        socket.on("close", () => closed.resolve());
        socket.once("data", () => controller.abort());
      }),
    );
    expect(await transport({}, clock).send(callTo(server.url), controller.signal)).toEqual({
      ok: false,
      error: { fault: "aborted" },
    });
    expect(clock.pending()).toEqual([]);
    await closed.promise;
  });

  test("an abort beforehand sends nothing", async () => {
    const server = await keep(serveHttp(text("{}")));
    expect(await transport().send(callTo(server.url), AbortSignal.abort())).toMatchObject({
      error: { fault: "aborted" },
    });
    expect(server.connections()).toBe(0);
  });

  test("a reply that is too large is cut off", async () => {
    const chunk = Buffer.alloc(1024 * 1024, 0x20);
    const server = await keep(
      serveHttp((_, response) => {
        response.on("error", () => undefined);
        for (let sent = 0; sent <= MAX_REPLY_BYTES; sent += chunk.length) response.write(chunk);
        response.end();
      }),
    );
    expect(await transport().send(callTo(server.url), never)).toEqual({
      ok: false,
      error: { fault: "too-large", limit: MAX_REPLY_BYTES },
    });
  });

  test("a reply of exactly the limit is taken", async () => {
    const server = await keep(serveHttp(text(" ".repeat(MAX_REPLY_BYTES))));
    expect(await transport().send(callTo(server.url), never)).toMatchObject({ ok: true });
  });
});

/** Makes a proxy of a server: it takes CONNECT and leads every host to `target`. */
function connectProxy(server: Promise<TestServer>, target: TestServer, seen: IncomingMessage[]): Promise<TestServer> {
  return server.then((proxy) => {
    proxy.server.on("connect", (request: IncomingMessage, socket: Socket) => {
      seen.push(request);
      const through = connect(target.port, "127.0.0.1", () => {
        socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
        through.pipe(socket).pipe(through);
      });
      through.on("error", () => socket.destroy());
      socket.on("error", () => through.destroy());
    });
    return proxy;
  });
}

describe("TLS", () => {
  const tlsServer = (): Promise<TestServer> =>
    keep(started(createTlsServer({ cert: certificatePem, key: keyPem }, text("secure"))));

  test("a certificate that nobody trusts is refused", async () => {
    const server = await tlsServer();
    expect(await transport().send(callTo(`https://localhost:${server.port}`), never)).toEqual({
      ok: false,
      error: { fault: "socket", code: "DEPTH_ZERO_SELF_SIGNED_CERT" },
    });
  });

  test("TLS towards a server of plain HTTP is told from it", async () => {
    const server = await keep(serveHttp(text("plain")));
    const reply = await transport().send(callTo(`https://localhost:${server.port}`), never);
    expect(reply).toMatchObject({ ok: false, error: { fault: "socket" } });
    expect(!reply.ok && reply.error.fault === "socket" && reply.error.code).toMatch(/^(?:ERR_SSL|EPROTO)/u);
  });

  const trusting = async (run: () => Promise<void>): Promise<void> => {
    const before = getCACertificates("default");
    setDefaultCACertificates([...before, certificatePem]);
    try {
      await run();
    } finally {
      setDefaultCACertificates(before);
    }
  };

  test("a trusted server is reached, directly and through a proxy's CONNECT", () =>
    trusting(async () => {
      const server = await tlsServer();
      const direct = await transport().send(callTo(`https://localhost:${server.port}`), never);
      expect(direct).toMatchObject({ ok: true, value: { text: "secure" } });

      const seen: IncomingMessage[] = [];
      const proxy = await keep(connectProxy(serveHttp(text("not a CONNECT")), server, seen));
      const { send } = transport({ HTTPS_PROXY: `http://user:pass@${proxy.url.host}` });
      for (let call = 0; call < 2; call += 1) {
        const reply = await send(callTo("https://ecs.test.example/?secret=1"), never);
        expect(reply).toMatchObject({ ok: true, value: { text: "secure" } });
      }
      expect(seen.map((request) => request.url)).toEqual(["ecs.test.example:443"]);
      expect(seen[0]?.headers).toEqual({
        host: "ecs.test.example:443",
        connection: "close",
        "proxy-authorization": `Basic ${Buffer.from("user:pass").toString("base64")}`,
      });

      const wrongName = await send(callTo("https://other.example/"), never);
      expect(wrongName).toEqual({ ok: false, error: { fault: "socket", code: "ERR_TLS_CERT_ALTNAME_INVALID" } });
    }));

  test("a server whose certificate was named is reached, directly, through a proxy, and behind one with TLS", async () => {
    const trusted = (env = {}) =>
      createTransport({ env, clock: manualClock(), timeoutMs: 5_000, trusted: certificatePem });
    const server = await tlsServer();
    const url = `https://localhost:${server.port}`;
    expect(await trusted().send(callTo(url), never)).toMatchObject({ ok: true, value: { text: "secure" } });
    const plain = await keep(connectProxy(serveHttp(text("not a CONNECT")), server, []));
    const proxyServer = started(createTlsServer({ cert: certificatePem, key: keyPem }));
    const secure = await keep(connectProxy(proxyServer, server, []));
    for (const HTTPS_PROXY of [`http://${plain.url.host}`, `https://localhost:${secure.port}`]) {
      const reply = await trusted({ HTTPS_PROXY }).send(callTo("https://ecs.test.example/"), never);
      expect(reply).toMatchObject({ ok: true, value: { text: "secure" } });
    }
  });

  test("the proxy itself may be behind TLS", () =>
    trusting(async () => {
      const seen: IncomingMessage[] = [];
      const proxyServer = started(createTlsServer({ cert: certificatePem, key: keyPem }));
      const proxy = await keep(connectProxy(proxyServer, await tlsServer(), seen));
      const { send } = transport({ HTTPS_PROXY: `https://localhost:${proxy.port}` });
      const reply = await send(callTo("https://ecs.test.example/"), never);
      expect(reply).toMatchObject({ ok: true, value: { text: "secure" } });
      expect(seen).toHaveLength(1);
    }));
});

describe("proxies", () => {
  test("plain http goes through in absolute form, with the target's Host", async () => {
    const seen: IncomingMessage[] = [];
    const proxy = await keep(
      serveHttp((request, response) => {
        seen.push(request);
        response.end("through");
      }),
    );
    const { send } = transport({ HTTP_PROXY: `http://user:pass@${proxy.url.host}` });
    const reply = await send(callTo("http://ecs.test.example:8080/?a=b"), never);
    expect(reply).toMatchObject({ ok: true, value: { text: "through" } });
    expect(seen[0]?.url).toBe("http://ecs.test.example:8080/?a=b");
    expect(seen[0]?.headers).toMatchObject({
      host: "ecs.test.example:8080",
      "proxy-authorization": `Basic ${Buffer.from("user:pass").toString("base64")}`,
    });
    expect(seen[0]?.headers["authorization"]).toBeUndefined();
  });

  test.each([403, 407, 502])("a CONNECT refused with %i names the proxy", async (status) => {
    const proxy = await keep(
      serveTcp((socket) => socket.once("data", () => socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`))),
    );
    const { send } = transport({ HTTPS_PROXY: `http://user:pass@${proxy.url.host}` });
    expect(await send(callTo("https://ecs.test.example/"), never)).toEqual({
      ok: false,
      error: { fault: "proxy", proxy: proxy.url.host, status },
    });
  });

  test.each(["http", "https"])("a proxy that does not listen is to blame, for %s", async (scheme) => {
    const address = `127.0.0.1:${await closedPort()}`;
    const { send } = transport({ HTTP_PROXY: address, HTTPS_PROXY: address });
    expect(await send(callTo(`${scheme}://ecs.test.example/`), never)).toEqual({
      ok: false,
      error: { fault: "proxy", proxy: address, status: null },
    });
  });

  test("a 407 for a plain call is the proxy's", async () => {
    const proxy = await keep(serveHttp((_, response) => response.writeHead(407).end()));
    const { send } = transport({ HTTP_PROXY: proxy.url.host });
    expect(await send(callTo("http://ecs.test.example/"), never)).toMatchObject({
      error: { fault: "proxy", proxy: proxy.url.host, status: 407 },
    });
  });

  test("giving up while the proxy keeps silent closes the way to it", async () => {
    const controller = new AbortController();
    const closed = Promise.withResolvers<void>();
    const proxy = await keep(
      serveTcp((socket) => {
        socket.on("close", () => closed.resolve());
        socket.once("data", () => controller.abort());
      }),
    );
    const { send } = transport({ HTTPS_PROXY: proxy.url.host });
    expect(await send(callTo("https://ecs.test.example/"), controller.signal)).toMatchObject({
      error: { fault: "aborted" },
    });
    await closed.promise;
  });

  test("a variable that holds no proxy is named, its value is not", async () => {
    expect(
      await transport({ HTTPS_PROXY: "socks5://user:pass@x" }).send(callTo("https://ecs.test.example/"), never),
    ).toEqual({
      ok: false,
      error: { fault: "proxy-variable", variable: "HTTPS_PROXY" },
    });
  });
});
