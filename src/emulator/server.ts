/**
 * Owns the connections: HTTP on the loopback address only, or inside the process, and the faults that strike there. Must
 * not know what a request means.
 */
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { type Duplex, duplexPair } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { EmulatorOptions, ServiceOptions } from "./defaults.ts";
import { GATEWAY, type Refusal } from "./failure.ts";
import { createFaultPlan, type FaultKind, type FaultPlan } from "./faults.ts";
import { parametersOf } from "./operations.ts";
import { sendAnswer, sendHalf, sendProxyPage } from "./reply.ts";
import { receive, type WireRequest } from "./request.ts";
import { logLine, type Said } from "./request-log.ts";
import { createService, type Service } from "./service.ts";

export interface Emulator {
  /** http://127.0.0.1:PORT, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections too, so it does not wait for clients that keep them alive. */
  close(): Promise<void>;
}

const HOST = "127.0.0.1";
/** Names, tags and (with SendFile) content travel in the query; Node's own limit is 16 KiB. */
const LARGEST_HEAD = 131_072;
const KEEP_ALIVE = 25_000;

/** Faults that are answers of the service; the others happen to the connection. */
const REFUSALS: Readonly<Partial<Record<FaultKind, Refusal>>> = {
  throttle: GATEWAY.userThrottled,
  e500: GATEWAY.internal,
  e503: GATEWAY.unavailable,
};

/** @throws Error with one sentence when the port cannot be had. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const service = createService(options);
  const server = serverOf(service, options);
  const port = await listen(server, options.port);
  // After the caller knows the address: whoever waits for it has a start of its own to go through meanwhile.
  setImmediate(() => service.prepare());
  return { url: `http://${HOST}:${port}`, port, close: () => close(server) };
}

/** The endpoint without a port, for a client in this process: each call of the answer is a new connection to it. */
export function openEmulator(options: ServiceOptions): () => Duplex {
  const server = serverOf(createService(options), options);
  return () => {
    const [here, there] = duplexPair();
    server.emit("connection", there);
    return here;
  };
}

function serverOf(service: Service, options: ServiceOptions): Server {
  const faults = options.faults === undefined ? undefined : createFaultPlan(options.faults, options.seed);
  return createServer({ maxHeaderSize: LARGEST_HEAD, keepAliveTimeout: KEEP_ALIVE }, (message, response) => {
    // A client that hangs up in the middle of its request gets no answer; there is nobody to tell.
    handle({ service, options, faults }, message, response).catch(() => response.destroy());
  });
}

interface Endpoint {
  readonly service: Service;
  readonly options: ServiceOptions;
  readonly faults: FaultPlan | undefined;
}

async function handle(endpoint: Endpoint, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { options, faults } = endpoint;
  const request = await receive(message);
  const startedAt = performance.now();
  const strike = faults?.next(parametersOf(request).get("RegionId") ?? "");
  if (strike !== undefined && strike.delay > 0) await wait(strike.delay, undefined, { ref: false });
  const said = reply(endpoint.service, request, response, strike?.kind);
  const took = performance.now() - startedAt;
  options.onRequest?.(logLine(request, said, { at: options.now(), took }));
}

/** Answers, or does to the connection what the fault says; gives back what there is to tell of it. */
function reply(service: Service, request: WireRequest, response: ServerResponse, fault: FaultKind | undefined): Said {
  const struck: Said = { status: 0, code: `fault:${fault}`, rows: 0 };
  switch (fault) {
    case "drop":
      response.destroy();
      return struck;
    case "hang":
      return struck;
    case "html":
      sendProxyPage(response);
      return { ...struck, status: 502 };
    case "truncate": {
      const requestId = newRequestId();
      sendHalf(response, service.answer(request, requestId), requestId);
      return struck;
    }
    default: {
      const requestId = newRequestId();
      const answer = service.answer(request, requestId, fault && REFUSALS[fault]);
      sendAnswer(response, answer, requestId);
      return answer;
    }
  }
}

function newRequestId(): string {
  return randomUUID().toUpperCase();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(
        new Error(`cannot listen on ${HOST}:${port} (${error.message}); choose another port, or 0 for a free one`),
      );
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
