/**
 * One HTTP exchange: keep-alive, one deadline, cancellation, a cap on the reply's size, proxies from the environment.
 * Knows nothing of the service; follows no redirect; no message made here holds a URL, a header or a password.
 */
import type { ClientRequest, IncomingMessage, RequestOptions } from "node:http";
import type { Duplex } from "node:stream";
import type { ClockPort } from "../core/ports.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { type Env, type HttpProxy, ProxyError, proxyFor } from "./proxy.ts";
import type { TunnelAgent } from "./tunnel.ts";

/** A page of 50 tasks with 32 KiB of content each stays below 3 MiB. */
export const MAX_REPLY_BYTES = 8 * 1024 * 1024;

export interface HttpCall {
  readonly url: URL;
  readonly method: "GET" | "POST" | "PUT";
  /** Holds secrets. `host` is set by the caller, because it is signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** Holds secrets, too. Not sent with a GET. */
  readonly body?: string;
}

export interface HttpReply {
  readonly status: number;
  /** A header's value; empty where it is absent. */
  readonly header: (name: string) => string;
  readonly text: string;
}

/** Why there is no reply. */
export type TransportFault =
  | { readonly fault: "aborted" }
  | { readonly fault: "timeout"; readonly ms: number }
  | { readonly fault: "too-large"; readonly limit: number }
  /** `code` is Node's: ECONNREFUSED, CERT_HAS_EXPIRED, HPE_INVALID_CONSTANT. */
  | { readonly fault: "socket"; readonly code: string }
  | { readonly fault: "proxy"; readonly proxy: SafeText; readonly status: number | null }
  | { readonly fault: "proxy-variable"; readonly variable: string };

export interface Transport {
  /** Never throws. The deadline spans the whole exchange, up to the reply's last byte. */
  readonly send: (call: HttpCall, signal: AbortSignal) => Promise<Result<HttpReply, TransportFault>>;
}

interface Exchange {
  readonly request: ClientRequest;
  /** The proxy's CONNECT, where one was started. */
  readonly dial: ClientRequest | undefined;
}

type Opener = (call: HttpCall) => Exchange;

export interface TransportOptions {
  /** For HTTPS_PROXY, HTTP_PROXY and NO_PROXY. */
  readonly env: Env;
  readonly clock: ClockPort;
  /** Deadline of each exchange, milliseconds. */
  readonly timeoutMs: number;
  /** Certificates (PEM) to trust beside those that Node trusts. */
  readonly trusted?: string | undefined;
  /** Opens the connection of each call of plain http, in place of a socket: for an endpoint in this process. */
  readonly connect?: (() => Duplex) | undefined;
}

export function createTransport({ env, clock, timeoutMs, trusted, connect }: TransportOptions): Transport {
  const openers = new Map<string, Promise<Opener>>();
  const openerFor = (url: URL, proxy: HttpProxy | null): Promise<Opener> => {
    const route = `${url.protocol} ${proxy?.origin.href ?? "direct"}`;
    const known = openers.get(route) ?? createOpener(url.protocol, proxy, { trusted, connect });
    openers.set(route, known);
    return known;
  };
  return {
    send: async (call, signal) => {
      const proxy = connect === undefined ? proxyFor(call.url, env) : ok(null);
      if (!proxy.ok) return err({ fault: "proxy-variable", variable: proxy.error });
      const open = await openerFor(call.url, proxy.value);
      if (signal.aborted) return err({ fault: "aborted" });
      const result = await exchange(() => open(call), call.body ?? "", { signal, clock, timeoutMs });
      return proxy.value === null || call.url.protocol === "https:" ? result : blameProxy(result, proxy.value);
    },
  };
}

/** Node's HTTP modules are loaded here, on first use: they cost 6 ms of start-up time. */
async function createOpener(
  protocol: string,
  proxy: HttpProxy | null,
  { trusted, connect }: Pick<TransportOptions, "trusted" | "connect">,
): Promise<Opener> {
  const ca = trusted === undefined ? undefined : await authorities(trusted);
  if (proxy !== null && protocol === "https:") {
    const [{ TunnelAgent }, { request }] = await Promise.all([import("./tunnel.ts"), import("node:https")]);
    const agent: TunnelAgent = new TunnelAgent(proxy, ca);
    return (call) => {
      const started = request(call.url, { ...optionsOf(call), agent });
      return { request: started, dial: agent.takeDial() };
    };
  }
  const { request, Agent } =
    (proxy?.origin.protocol ?? protocol) === "https:" ? await import("node:https") : await import("node:http");
  const agent = new Agent({ keepAlive: true, ...(ca && { ca }) });
  if (proxy === null) {
    const way = connect === undefined ? { agent } : { createConnection: connect };
    return (call) => ({ request: request(call.url, { ...optionsOf(call), ...way }), dial: undefined });
  }
  const { origin, authorization } = proxy;
  return (call) => {
    const { headers, ...options } = optionsOf(call);
    const forProxy = authorization === undefined ? headers : { ...headers, "proxy-authorization": authorization };
    // A proxy takes the whole URL as the target, not the path alone.
    return { request: request(origin, { ...options, headers: forProxy, path: call.url.href, agent }), dial: undefined };
  };
}

/** Naming authorities replaces Node's own, so those are named as well; NODE_EXTRA_CA_CERTS is among them where Node tells. */
async function authorities(trusted: string): Promise<string[]> {
  const tls = await import("node:tls");
  const known = typeof tls.getCACertificates === "function" ? tls.getCACertificates("default") : tls.rootCertificates;
  return [...known, trusted];
}

const optionsOf = ({ method, headers, body = "" }: HttpCall): RequestOptions & { headers: Record<string, string> } => ({
  method,
  headers: method === "GET" ? { ...headers } : { ...headers, "content-length": String(Buffer.byteLength(body)) },
});

/** When an exchange ends, whatever comes. */
interface Limits {
  readonly signal: AbortSignal;
  readonly clock: ClockPort;
  readonly timeoutMs: number;
}

function exchange(
  open: () => Exchange,
  body: string,
  { signal, clock, timeoutMs }: Limits,
): Promise<Result<HttpReply, TransportFault>> {
  return new Promise((resolve) => {
    const { request, dial } = open();
    const end = (result: Result<HttpReply, TransportFault>): void => {
      cancelTimer();
      signal.removeEventListener("abort", onAbort);
      // After a complete reply there is nothing to destroy, and the socket goes back to the agent.
      if (!result.ok) {
        request.destroy();
        dial?.destroy();
      }
      resolve(result);
    };
    const onAbort = (): void => end(err({ fault: "aborted" }));
    const cancelTimer = clock.after(timeoutMs, () => end(err({ fault: "timeout", ms: timeoutMs })));
    signal.addEventListener("abort", onAbort, { once: true });
    request.on("error", (error) => end(err(faultOf(error))));
    request.on("response", (reply) => collect(reply, end));
    request.end(body);
  });
}

function collect(reply: IncomingMessage, end: (result: Result<HttpReply, TransportFault>) => void): void {
  // Piece by piece most of it is ASCII: one Chinese word makes two bytes of each character of a text.
  reply.setEncoding("utf8");
  let text = "";
  let size = 0;
  reply.on("data", (piece: string) => {
    size += Buffer.byteLength(piece);
    if (size > MAX_REPLY_BYTES) end(err({ fault: "too-large", limit: MAX_REPLY_BYTES }));
    else text += piece;
  });
  reply.on("error", (error) => end(err(faultOf(error))));
  reply.on("end", () =>
    end(
      ok({
        status: reply.statusCode ?? 0,
        header: (name) => [reply.headers[name] ?? ""].flat().join(", "),
        text: text.replace(/^\ufeff/u, ""),
      }),
    ),
  );
}

function faultOf(error: Error): TransportFault {
  if (error instanceof ProxyError) return { fault: "proxy", proxy: error.proxy, status: error.status };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { fault: "socket", code };
}

/** Where a plain-http call goes through a proxy, it is the proxy that cannot be reached, and its 407 is not the service's. */
function blameProxy(
  result: Result<HttpReply, TransportFault>,
  { label }: HttpProxy,
): Result<HttpReply, TransportFault> {
  if (!result.ok) return result.error.fault === "socket" ? err({ fault: "proxy", proxy: label, status: null }) : result;
  return result.value.status === 407 ? err({ fault: "proxy", proxy: label, status: 407 }) : result;
}
