/**
 * Maps what the service answers in place of a page to a Failure: by Code first, because the HTTP status misleads
 * (throttling is 400, facts-api.md 2.6). Strips what an answer may echo of the secrets it was sent.
 */
import { NETWORK } from "../copy/network.ts";
import type { Failure, FailureKind } from "../domain/failure.ts";
import type { Json } from "../domain/task.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { fieldOf, isObject, parseJson, textOf } from "./json.ts";
import type { HttpReply } from "./transport.ts";

/** First match wins. Sources: reference "Error codes", facts-api.md 1.4 and 2.6. */
const RULES: readonly (readonly [RegExp, FailureKind])[] = [
  [/^InvalidAccessKeyId|^MissingAccessKeyId|^Forbidden\.AccessKey/u, "credentials"],
  [/^SignatureDoesNotMatch|^IncompleteSignature|^InvalidSignature/u, "signature"],
  [/^InvalidTimeStamp\.Expired/iu, "clock"],
  [/^(?:Invalid|Missing|Malformed)SecurityToken|^SecurityToken|^InvalidStsToken/u, "token"],
  [/^Throttling|\.Throttling|^FlowControl/u, "throttled"],
  [/^RegionId\.|^InvalidRegionId|^InvalidOperation\.NotSupportedEndpoint/u, "region"],
  [/^InvalidParameter\.NextToken|^InvalidNextToken/u, "stale-token"],
  [/^Forbidden|^NoPermission|^Operation\.Forbidden|^OperationDenied/u, "permission"],
  [/^InternalError|^ServiceUnavailable/u, "server"],
  [/^Invalid(?:Action|Api|Version|Protocol|TimeStamp)|^Unsupported|^InvalidParameter\.Format/u, "other"],
  [/^Missing|^Invalid|^NumberExceed|^Duplicate/u, "input"],
];

/** From here on the signature errors quote the string to sign, which holds the security token. */
const QUOTED_STRING_TO_SIGN = /server (?:string\s?to\s?sign|CanonicalRequest)[\s\S]*$/iu;
const MAX_MESSAGE = 600;

/** What an answer may say of itself. */
interface ErrorBody {
  readonly code: string;
  readonly message: string;
  readonly requestId: string;
}

/**
 * The failure that an answer outside 200..299 stands for.
 * @param host shown where the answer is not the service's
 * @param secrets blotted out of code and message, should the answer echo them
 */
export function failureFromReply(reply: HttpReply, host: SafeText, secrets: readonly string[]): Failure {
  const body = readErrorBody(reply.text);
  if (body === null) return foreignAnswer(reply, host);
  const clean = (text: string): SafeText =>
    safeText(blot(text.replace(QUOTED_STRING_TO_SIGN, "").trimEnd(), secrets).slice(0, MAX_MESSAGE));
  return {
    kind: classify(body, reply.status),
    code: clean(body.code),
    message: clean(body.message),
    requestId: safeText(body.requestId.slice(0, MAX_MESSAGE)) || requestIdOf(reply),
    httpStatus: reply.status,
    retryAfterMs: retryAfterOf(reply),
  };
}

/** A 2xx reply that is not what the reference says; `where` names the place. */
export function malformedReply(reply: HttpReply, host: SafeText, where: string): Failure {
  return {
    kind: "malformed",
    code: safeText("Cafe.MalformedReply"),
    message: NETWORK.malformed(host, safeText(where)),
    requestId: requestIdOf(reply),
    httpStatus: reply.status,
    retryAfterMs: null,
  };
}

/** What a text that is not JSON, or not of the service, looks like. */
export function describeReply({ text, header }: HttpReply): string {
  const encoding = header("content-encoding");
  // None was asked for, and what is small when it arrives may be large beyond measure when it is unpacked.
  if (encoding !== "") return NETWORK.packed(safeText(encoding));
  if (text.trim() === "") return NETWORK.empty;
  if (/^\s*<(?:!doctype|html)/iu.test(text)) return NETWORK.webPage;
  return /^\s*[[{]/u.test(text) ? NETWORK.brokenJson : NETWORK.notJson;
}

function classify({ code, message }: ErrorBody, status: number): FailureKind {
  // ECS's own form of an expired STS token (facts-api.md 2.6).
  if (code === "InvalidParameter" && message.includes("SecurityToken")) return "token";
  return RULES.find(([pattern]) => pattern.test(code))?.[1] ?? kindOfStatus(status);
}

function kindOfStatus(status: number): FailureKind {
  if (status >= 500) return "server";
  if (status === 401) return "credentials";
  if (status === 403) return "permission";
  return status === 429 ? "throttled" : "other";
}

/** No service's error: a proxy, a load balancer, a captive portal, or a wrong endpoint. */
function foreignAnswer(reply: HttpReply, host: SafeText): Failure {
  const { status } = reply;
  const base = { requestId: requestIdOf(reply), httpStatus: status, retryAfterMs: retryAfterOf(reply) };
  if (status >= 300 && status < 400) {
    const target = safeText(hostOf(reply.header("location")));
    const message = NETWORK.redirects(host, target, host);
    return { ...base, kind: "malformed", code: safeText("Cafe.Redirected"), message };
  }
  const kind = status === 429 || status >= 500 ? kindOfStatus(status) : "malformed";
  const what = parseJson(reply.text).ok ? NETWORK.notAnError : describeReply(reply);
  const message = NETWORK.answeredHttp(host, status, safeText(what));
  return { ...base, kind, code: safeText("Cafe.NotTheService"), message };
}

const hostOf = (location: string): string => (URL.canParse(location) ? new URL(location).host : NETWORK.anotherPage);

function readErrorBody(text: string): ErrorBody | null {
  const json = parseJson(text);
  const body = json.ok ? fromJson(json.value) : fromXml(text);
  return body !== null && body.code !== "" ? body : null;
}

function fromJson(body: Json): ErrorBody | null {
  if (!isObject(body)) return null;
  const text = (name: string): string => textOf(fieldOf(body, name));
  return { code: text("Code"), message: text("Message"), requestId: text("RequestId") };
}

const XML_ENTITIES: readonly (readonly [string, string])[] = [
  ["&lt;", "<"],
  ["&gt;", ">"],
  ["&quot;", '"'],
  ["&apos;", "'"],
  ["&amp;", "&"],
];

/** `<Error><RequestId/><HostId/><Code/><Message/></Error>`, which some gateways send whatever was asked for. */
function fromXml(text: string): ErrorBody | null {
  if (!/^\s*(?:<\?xml[^>]*>\s*)?<(?:Error|\w+Response)[\s>]/u.test(text)) return null;
  const element = (name: string): string => {
    const raw = new RegExp(`<${name}>([^<]*)</${name}>`, "u").exec(text)?.[1] ?? "";
    return XML_ENTITIES.reduce((decoded, [entity, char]) => decoded.replaceAll(entity, char), raw);
  };
  return { code: element("Code"), message: element("Message"), requestId: element("RequestId") };
}

/** Hides each secret, also as it looks once and twice percent-encoded. */
function blot(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => {
    const encoded = encodeURIComponent(secret);
    return [secret, encoded, encodeURIComponent(encoded)];
  });
  return forms.filter((form) => form !== "").reduce((clean, form) => clean.replaceAll(form, "***"), text);
}

function requestIdOf(reply: HttpReply): SafeText | null {
  return safeText(reply.header("x-acs-request-id")) || null;
}

function retryAfterOf(reply: HttpReply): number | null {
  const text = reply.header("x-acs-retry-after");
  return /^\d{1,9}$/u.test(text) ? Number(text) : null;
}
