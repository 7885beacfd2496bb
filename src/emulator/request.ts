/** Owns what arrived, as text and pairs, before anybody believes it. Must not check signatures or know operations. */
import type { IncomingMessage } from "node:http";

/** Name and value, decoded, in the order of arrival. */
export type Pair = readonly [string, string];

export interface WireRequest {
  readonly method: string;
  /** As sent, without the query. */
  readonly path: string;
  /** Of the raw query string. */
  readonly query: readonly Pair[];
  /** Of a form body; empty for any other body. */
  readonly form: readonly Pair[];
  /** Names in lower case; what came twice is joined with a comma. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  /** The body was larger than any request of this API, and was not kept. */
  readonly oversize: boolean;
}

/** SendFile's content is at most 32 KB; anything far above is not a request of this API. */
const LARGEST_BODY = 1_048_576;

/** Waits for the end of the body. Rejects only when the client hangs up before it. */
export async function receive(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of message) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    // The rest is read nevertheless, and dropped: a reply in the middle of an upload is lost on most clients.
    if (length <= LARGEST_BODY) chunks.push(bytes);
  }
  const oversize = length > LARGEST_BODY;
  return parse(message, oversize ? Buffer.alloc(0) : Buffer.concat(chunks), oversize);
}

function parse(message: IncomingMessage, body: Buffer, oversize: boolean): WireRequest {
  const target = message.url ?? "/";
  const mark = target.indexOf("?");
  const headers = new Map(
    Object.entries(message.headers).map(
      ([name, value]): Pair => [name, Array.isArray(value) ? value.join(",") : (value ?? "")],
    ),
  );
  const isForm = (headers.get("content-type") ?? "").startsWith("application/x-www-form-urlencoded");
  return {
    method: message.method ?? "",
    path: mark === -1 ? target : target.slice(0, mark),
    query: mark === -1 ? [] : decodePairs(target.slice(mark + 1)),
    form: isForm ? decodePairs(body.toString("utf8")) : [],
    headers,
    body,
    oversize,
  };
}

function decodePairs(text: string): Pair[] {
  return text
    .split("&")
    .filter((part) => part !== "")
    .map((part): Pair => {
      const mark = part.indexOf("=");
      return mark === -1 ? [decode(part), ""] : [decode(part.slice(0, mark)), decode(part.slice(mark + 1))];
    });
}

/** Text that is not valid percent-encoded UTF-8 stays as it is: it is then not what was signed, and refused for that. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}
