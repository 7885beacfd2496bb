/** Says in plain words why no reply came, naming the host and nothing more of the call. */
import { NETWORK } from "../copy/network.ts";
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
export const cancelled = (): Failure => ownFailure("cancelled", "Cancelled", NETWORK.cancelled);

/** Maps a transport's fault. @param host host and port of the endpoint */
export function failureFromFault(fault: TransportFault, host: SafeText): Failure {
  switch (fault.fault) {
    case "aborted":
      return cancelled();
    case "timeout":
      return ownFailure("timeout", "Timeout", NETWORK.timeout(host, fault.ms / 1000));
    case "too-large":
      return ownFailure("malformed", "ReplyTooLarge", NETWORK.tooLarge(host, fault.limit / 1024 / 1024));
    case "proxy":
      return proxyFailure(fault.proxy, fault.status, host);
    case "proxy-variable":
      return ownFailure("network", "ProxyVariable", NETWORK.proxyVariable(safeText(fault.variable)));
    case "socket":
      return socketFailure(fault.code, host);
  }
}

function proxyFailure(proxy: SafeText, status: number | null, host: SafeText): Failure {
  if (status === null) {
    return ownFailure("network", "ProxyUnreachable", NETWORK.proxySilent(proxy, host));
  }
  const failure =
    status === 407
      ? ownFailure("network", "ProxyDenied", NETWORK.proxyDenied(proxy))
      : ownFailure("network", "ProxyRefused", NETWORK.proxyRefused(proxy, host, status));
  return { ...failure, httpStatus: status };
}

/** Node's error codes, each with the name of the failure and the sentence after the host. */
const SOCKET_RULES: readonly (readonly [RegExp, FailureKind, string, (host: SafeText) => SafeText])[] = [
  [/^ENOTFOUND$/u, "network", "HostNotFound", NETWORK.hostNotFound],
  [/^EAI_/u, "network", "DnsUnavailable", NETWORK.dnsSilent],
  [/^ECONNREFUSED$/u, "network", "ConnectionRefused", NETWORK.connectionRefused],
  [/^(?:ECONNRESET|EPIPE|ECONNABORTED)$/u, "network", "ConnectionReset", NETWORK.connectionReset],
  [/^ETIMEDOUT$/u, "timeout", "ConnectTimeout", NETWORK.connectTimeout],
  [/^E(?:HOST|NET)(?:UNREACH|DOWN)$|^EADDRNOTAVAIL$/u, "network", "HostUnreachable", NETWORK.unreachable],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|^ERR_TLS_CERT|^HOSTNAME_MISMATCH$/u,
    "network",
    "TlsCertificate",
    NETWORK.certificate,
  ],
  [/^EPROTO$|^ERR_SSL|^ERR_TLS/u, "network", "TlsProtocol", NETWORK.noTls],
  [/^HPE_/u, "malformed", "NotHttp", NETWORK.notHttp],
];

function socketFailure(code: string, host: SafeText): Failure {
  const rule = SOCKET_RULES.find(([pattern]) => pattern.test(code));
  if (rule === undefined) {
    const named = safeText(code || "no code");
    return ownFailure("network", "ConnectionFailed", NETWORK.connectionFailed(host, named));
  }
  const [, kind, name, message] = rule;
  return ownFailure(kind, name, message(host));
}
