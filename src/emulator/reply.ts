/** Owns how an answer goes over the wire, whole or broken. Must not know what a request means, nor when something breaks. */
import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { writeBody } from "./reply-format.ts";
import type { Answer } from "./service.ts";

/** The headers are those of the real service's replies; Node adds Date, Connection and Keep-Alive. */
export function sendAnswer(response: ServerResponse, answer: Answer, requestId: string): void {
  // One write of a socket, for all pieces.
  response.cork();
  for (const piece of begin(response, answer, requestId)) response.write(piece);
  response.end();
}

/** Promises the whole body, sends half of it, and hangs up. */
export function sendHalf(response: ServerResponse, answer: Answer, requestId: string): void {
  const body = Buffer.concat(begin(response, answer, requestId));
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}

/** The page of a proxy between client and service that has lost the service. */
export function sendProxyPage(response: ServerResponse): void {
  const page = "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><h1>502 Bad Gateway</h1></body>\n</html>\n";
  response.writeHead(502, { "Content-Type": "text/html", "Content-Length": Buffer.byteLength(page) });
  response.end(page);
}

/** Writes the head and gives back the body. */
function begin(response: ServerResponse, answer: Answer, requestId: string): readonly Buffer[] {
  const { contentType, pieces } = writeBody(answer.format, answer.root, answer.body);
  response.writeHead(answer.status, {
    "Content-Type": contentType,
    "Content-Length": pieces.reduce((sum, { length }) => sum + length, 0),
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "*",
    Vary: "Accept-Encoding",
    "x-acs-request-id": requestId,
    "x-acs-trace-id": randomBytes(16).toString("hex"),
    ...(answer.retryAfter === undefined ? {} : { "x-acs-retry-after": String(answer.retryAfter) }),
  });
  return pieces;
}
