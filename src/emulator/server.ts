/** Owns the sockets: HTTP on the loopback address only, with the service's reply headers. Must not know what a request means. */
import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { EmulatorOptions } from "./defaults.ts";
import { writeBody } from "./reply-format.ts";
import { receive } from "./request.ts";
import { logLine } from "./request-log.ts";
import { type Answer, createService, type Service } from "./service.ts";

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

/** @throws Error with one sentence when the port cannot be had. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const service = createService(options);
  const server = createServer({ maxHeaderSize: LARGEST_HEAD, keepAliveTimeout: KEEP_ALIVE }, (message, response) => {
    // A client that hangs up in the middle of its request gets no answer; there is nobody to tell.
    handle(service, options, message, response).catch(() => response.destroy());
  });
  const port = await listen(server, options.port);
  // After the caller knows the address: whoever waits for it has a start of its own to go through meanwhile.
  setImmediate(() => service.prepare());
  return { url: `http://${HOST}:${port}`, port, close: () => close(server) };
}

async function handle(
  service: Service,
  options: EmulatorOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await receive(message);
  const startedAt = performance.now();
  const requestId = randomUUID().toUpperCase();
  const answer = service.answer(request, requestId);
  send(response, answer, requestId);
  const took = performance.now() - startedAt;
  options.onRequest?.(logLine(request, answer, { at: options.now(), took }));
}

/** The headers are those of the real service's replies; Node adds Date, Connection and Keep-Alive. */
function send(response: ServerResponse, answer: Answer, requestId: string): void {
  const { contentType, text } = writeBody(answer.format, answer.root, answer.body);
  response.writeHead(answer.status, {
    "Content-Type": contentType,
    "Content-Length": Buffer.byteLength(text),
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    Vary: "Accept-Encoding",
    "x-acs-request-id": requestId,
    "x-acs-trace-id": randomBytes(16).toString("hex"),
    ...(answer.retryAfter === undefined ? {} : { "x-acs-retry-after": String(answer.retryAfter) }),
  });
  response.end(text);
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
