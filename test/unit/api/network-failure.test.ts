import { expect, test } from "vitest";
import { failureFromFault } from "../../../src/api/network-failure.ts";
import type { TransportFault } from "../../../src/api/transport.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

const HOST = safeText("ecs.example");
const socket = (code: string): TransportFault => ({ fault: "socket", code });
const proxy = (status: number | null): TransportFault => ({ fault: "proxy", proxy: safeText("proxy:3128"), status });

test.each<[TransportFault, string, string]>([
  [socket("ENOTFOUND"), "network", "Cafe.HostNotFound"],
  [socket("EAI_AGAIN"), "network", "Cafe.DnsUnavailable"],
  [socket("ECONNREFUSED"), "network", "Cafe.ConnectionRefused"],
  [socket("ECONNRESET"), "network", "Cafe.ConnectionReset"],
  [socket("EPIPE"), "network", "Cafe.ConnectionReset"],
  [socket("ETIMEDOUT"), "timeout", "Cafe.ConnectTimeout"],
  [socket("EHOSTUNREACH"), "network", "Cafe.HostUnreachable"],
  [socket("ENETUNREACH"), "network", "Cafe.HostUnreachable"],
  [socket("ENETDOWN"), "network", "Cafe.HostUnreachable"],
  [socket("CERT_HAS_EXPIRED"), "network", "Cafe.TlsCertificate"],
  [socket("DEPTH_ZERO_SELF_SIGNED_CERT"), "network", "Cafe.TlsCertificate"],
  [socket("SELF_SIGNED_CERT_IN_CHAIN"), "network", "Cafe.TlsCertificate"],
  [socket("UNABLE_TO_VERIFY_LEAF_SIGNATURE"), "network", "Cafe.TlsCertificate"],
  [socket("UNABLE_TO_GET_ISSUER_CERT_LOCALLY"), "network", "Cafe.TlsCertificate"],
  [socket("ERR_TLS_CERT_ALTNAME_INVALID"), "network", "Cafe.TlsCertificate"],
  [socket("EPROTO"), "network", "Cafe.TlsProtocol"],
  [socket("ERR_SSL_WRONG_VERSION_NUMBER"), "network", "Cafe.TlsProtocol"],
  [socket("HPE_INVALID_CONSTANT"), "malformed", "Cafe.NotHttp"],
  [socket("EBRANDNEW"), "network", "Cafe.ConnectionFailed"],
  [socket(""), "network", "Cafe.ConnectionFailed"],
  [{ fault: "timeout", ms: 2500 }, "timeout", "Cafe.Timeout"],
  [{ fault: "too-large", limit: 8 * 1024 * 1024 }, "malformed", "Cafe.ReplyTooLarge"],
  [proxy(null), "network", "Cafe.ProxyUnreachable"],
  [proxy(403), "network", "Cafe.ProxyRefused"],
])("%j is %s %s, and names the host", (fault, kind, code) => {
  const failure = failureFromFault(fault, HOST);
  expect(failure).toMatchObject({ kind, code, requestId: null, retryAfterMs: null });
  expect(failure.message).toContain("ecs.example");
});

test.each<[TransportFault, string, string]>([
  [proxy(407), "Cafe.ProxyDenied", "proxy:3128"],
  [{ fault: "proxy-variable", variable: "HTTPS_PROXY" }, "Cafe.ProxyVariable", "HTTPS_PROXY"],
])("%j is %s, and names what is to blame", (fault, code, named) => {
  const failure = failureFromFault(fault, HOST);
  expect(failure).toMatchObject({ kind: "network", code });
  expect(failure.message).toContain(named);
});

test("a proxy's answer keeps its status", () => {
  expect(failureFromFault(proxy(502), HOST).httpStatus).toBe(502);
});

test("the deadline and the limit are told in a reader's units", () => {
  expect(failureFromFault({ fault: "timeout", ms: 2500 }, HOST).message).toContain("2.5 s");
  expect(failureFromFault({ fault: "too-large", limit: 8 * 1024 * 1024 }, HOST).message).toContain("8 MiB");
});

test("an abort is a cancellation", () => {
  expect(failureFromFault({ fault: "aborted" }, HOST).kind).toBe("cancelled");
});
