import { expect, test } from "vitest";
import { type Env, proxyFor } from "../../../src/api/proxy.ts";
import { isLoopback } from "../../../src/lib/loopback.ts";

const ECS = "https://ecs.cn-beijing.aliyuncs.com/";
const PLAIN = "http://emulator.internal:8080/";
const P = "http://proxy.internal:3128";

test.each<[string, string, Env, string | null]>([
  ["nothing set", ECS, {}, null],
  ["https takes HTTPS_PROXY", ECS, { HTTPS_PROXY: P, HTTP_PROXY: "http://other:1" }, P],
  ["http takes HTTP_PROXY", PLAIN, { HTTP_PROXY: P, HTTPS_PROXY: "http://other:1" }, P],
  ["https does not take HTTP_PROXY", ECS, { HTTP_PROXY: P }, null],
  ["lower case", ECS, { https_proxy: P }, P],
  ["lower case wins", ECS, { https_proxy: P, HTTPS_PROXY: "http://other:1" }, P],
  ["lower case, empty, switches it off", ECS, { https_proxy: "", HTTPS_PROXY: P }, null],
  ["without a scheme", ECS, { HTTPS_PROXY: "proxy.internal:3128" }, P],
  ["a proxy behind TLS", ECS, { HTTPS_PROXY: "https://proxy.internal" }, "https://proxy.internal"],
  ["NO_PROXY names the host", ECS, { HTTPS_PROXY: P, NO_PROXY: "ecs.cn-beijing.aliyuncs.com" }, null],
  ["NO_PROXY names the domain", ECS, { HTTPS_PROXY: P, NO_PROXY: "localhost, aliyuncs.com" }, null],
  ["NO_PROXY with a leading dot", ECS, { HTTPS_PROXY: P, NO_PROXY: ".aliyuncs.com" }, null],
  ["NO_PROXY with a star and a dot", ECS, { HTTPS_PROXY: P, NO_PROXY: "*.aliyuncs.com" }, null],
  ["NO_PROXY in upper case letters", ECS, { HTTPS_PROXY: P, NO_PROXY: "ALIYUNCS.COM" }, null],
  ["no_proxy in lower case", ECS, { HTTPS_PROXY: P, no_proxy: "aliyuncs.com" }, null],
  ["NO_PROXY of a star", ECS, { HTTPS_PROXY: P, NO_PROXY: "*" }, null],
  ["NO_PROXY with the port", PLAIN, { HTTP_PROXY: P, NO_PROXY: "emulator.internal:8080" }, null],
  ["NO_PROXY with another port", PLAIN, { HTTP_PROXY: P, NO_PROXY: "emulator.internal:80" }, P],
  ["NO_PROXY with the default port", ECS, { HTTPS_PROXY: P, NO_PROXY: "aliyuncs.com:443" }, null],
  ["NO_PROXY of another domain that ends alike", ECS, { HTTPS_PROXY: P, NO_PROXY: "yuncs.com" }, P],
  ["NO_PROXY of nothing", ECS, { HTTPS_PROXY: P, NO_PROXY: " , " }, P],
  ["loopback by address", "http://127.0.0.1:1/", { HTTP_PROXY: P }, null],
  ["loopback by name", "http://localhost:1/", { HTTP_PROXY: P }, null],
  ["loopback by IPv6", "http://[::1]:1/", { HTTP_PROXY: P }, null],
])("%s", (_, url, env, expected) => {
  const proxy = proxyFor(new URL(url), env);
  expect(proxy).toMatchObject({ ok: true });
  expect(proxy.ok && (proxy.value?.origin.origin ?? null)).toBe(expected);
});

test("user and password become a header, decoded, and are in no other part", () => {
  const proxy = proxyFor(new URL(ECS), { HTTPS_PROXY: "http://us%40er:p%3Ass@proxy.internal:3128" });
  const value = proxy.ok ? proxy.value : null;
  expect(value?.authorization).toBe(`Basic ${Buffer.from("us@er:p:ss").toString("base64")}`);
  expect(`${value?.origin.href} ${value?.label}`).not.toContain("ss");
});

test.each(["socks5://proxy:1080", "http://", "http://user:%zz@proxy", "ftp://proxy"])(
  "%s is no proxy, and the answer names the variable alone",
  (text) => {
    expect(proxyFor(new URL(ECS), { HTTPS_PROXY: text })).toEqual({ ok: false, error: "HTTPS_PROXY" });
  },
);

test.each([
  ["localhost", true],
  ["app.localhost", true],
  ["127.0.0.1", true],
  ["127.8.9.1", true],
  ["[::1]", true],
  ["127.0.0.1.example.com", false],
  ["localhost.example.com", false],
  ["10.0.0.1", false],
])("loopback: %s is %s", (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
