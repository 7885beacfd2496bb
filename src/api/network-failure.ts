/** Says in plain words why no reply came, naming the host and nothing more of the call. */
import type { Failure, FailureKind } from "../domain/failure.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import type { TransportFault } from "./transport.ts";

/** The reset that is worth another try. */
export const CONNECTION_RESET = "Cafe.ConnectionReset";

/** A failure of cafe's own making: no reply, so no status and no RequestId. `name` goes after `Cafe.`. */
export function ownFailure(kind: FailureKind, name: string, message: SafeText): Failure {
  return { kind, code: say`Cafe.${safeText(name)}`, message, requestId: null, httpStatus: null, retryAfterMs: null };
}

/** The failure kind `cancelled`: cafe gave the call up itself. */
export const cancelled = (): Failure => ownFailure("cancelled", "Cancelled", say`The call was cancelled.`);

/** Maps a transport's fault. @param host host and port of the endpoint */
export function failureFromFault(fault: TransportFault, host: SafeText): Failure {
  switch (fault.fault) {
    case "aborted":
      return cancelled();
    case "timeout":
      return ownFailure("timeout", "Timeout", say`${host} did not answer within ${fault.ms / 1000} s.`);
    case "too-large":
      return ownFailure(
        "malformed",
        "ReplyTooLarge",
        say`The reply of ${host} is larger than ${fault.limit / 1024 / 1024} MiB, so it was not read.`,
      );
    case "proxy":
      return proxyFailure(fault.proxy, fault.status, host);
    case "proxy-variable":
      return ownFailure(
        "network",
        "ProxyVariable",
        say`The environment variable ${safeText(fault.variable)} does not hold the URL of an HTTP proxy.`,
      );
    case "socket":
      return socketFailure(fault.code, host);
  }
}

function proxyFailure(proxy: SafeText, status: number | null, host: SafeText): Failure {
  if (status === null) {
    return ownFailure(
      "network",
      "ProxyUnreachable",
      say`The proxy ${proxy} does not answer, so ${host} is out of reach.`,
    );
  }
  const failure =
    status === 407
      ? ownFailure("network", "ProxyDenied", say`The proxy ${proxy} wants a user name and password that it accepts.`)
      : ownFailure("network", "ProxyRefused", say`The proxy ${proxy} refused the way to ${host} with HTTP ${status}.`);
  return { ...failure, httpStatus: status };
}

/** Node's error codes, each with the name of the failure and the sentence after the host. */
const SOCKET_RULES: readonly (readonly [RegExp, FailureKind, string, (host: SafeText) => SafeText])[] = [
  [/^ENOTFOUND$/u, "network", "HostNotFound", (host) => say`There is no host of the name ${host}.`],
  [/^EAI_/u, "network", "DnsUnavailable", (host) => say`The name ${host} could not be looked up: DNS does not answer.`],
  [/^ECONNREFUSED$/u, "network", "ConnectionRefused", (host) => say`${host} refused the connection.`],
  [
    /^(?:ECONNRESET|EPIPE|ECONNABORTED)$/u,
    "network",
    "ConnectionReset",
    (host) => say`${host} broke the connection off.`,
  ],
  [/^ETIMEDOUT$/u, "timeout", "ConnectTimeout", (host) => say`${host} cannot be reached: the connection timed out.`],
  [
    /^E(?:HOST|NET)(?:UNREACH|DOWN)$|^EADDRNOTAVAIL$/u,
    "network",
    "HostUnreachable",
    (host) => say`There is no route from this machine to ${host}.`,
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|^ERR_TLS_CERT|^HOSTNAME_MISMATCH$/u,
    "network",
    "TlsCertificate",
    (host) => say`The certificate of ${host} is not one that this machine trusts.`,
  ],
  [/^EPROTO$|^ERR_SSL|^ERR_TLS/u, "network", "TlsProtocol", (host) => say`${host} does not speak TLS as expected.`],
  [/^HPE_/u, "malformed", "NotHttp", (host) => say`What ${host} answers is not HTTP.`],
];

function socketFailure(code: string, host: SafeText): Failure {
  const rule = SOCKET_RULES.find(([pattern]) => pattern.test(code));
  if (rule === undefined) {
    const named = safeText(code || "no code");
    return ownFailure("network", "ConnectionFailed", say`The connection to ${host} failed (${named}).`);
  }
  const [, kind, name, message] = rule;
  return ownFailure(kind, name, message(host));
}
