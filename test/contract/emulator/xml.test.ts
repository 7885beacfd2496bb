/** XML replies over the wire, read by the vendor's own reader of XML, against the JSON of the same call. */
import { createRequire } from "node:module";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../../src/emulator/server.ts";
import { signedRequestV1 } from "../../unit/emulator/signed-request-v1.ts";
import { at } from "./clients.ts";

const { default: teaXml }: { default: { parseXml(text: string, response: unknown): unknown } } = createRequire(
  import.meta.url,
)("@alicloud/tea-xml");

const NOW = Date.now();
let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: () => NOW });
});
afterAll(() => emulator.close());

/** A V1 call by GET or POST, and its reply as it came. */
async function ask(method: "GET" | "POST", parameters: Readonly<Record<string, string>>, accept = "*/*") {
  const Timestamp = `${new Date(NOW).toISOString().slice(0, 19)}Z`;
  const { query } = signedRequestV1({
    method,
    parameters: { AccessKeyId: DEFAULTS.accessKeyId, Timestamp, RegionId: "cn-hangzhou", ...parameters },
    secret: DEFAULTS.accessKeySecret,
  });
  const url = `${emulator.url}/?${new URLSearchParams(Object.fromEntries(query))}`;
  const reply = await fetch(url, { method, headers: { accept } });
  return { status: reply.status, contentType: reply.headers.get("content-type"), text: await reply.text() };
}

/** XML has no types and no empty lists: what JSON says, as XML can say it. */
function asXmlSays(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? asXmlSays(value[0]) : value.map(asXmlSays);
  if (typeof value !== "object" || value === null) return readable(String(value));
  const members = Object.entries(value).filter(([, member]) => !(Array.isArray(member) && member.length === 0));
  if (members.length === 0) return "";
  return Object.fromEntries(members.map(([name, member]) => [name, asXmlSays(member)]));
}

/** The reader drops white space at the ends of text; controls cannot be written. */
function readable(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, "\ufffd").trim();
}

function trimmed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value === "string") return value.trim();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, trimmed(member)]));
}

test.each(["1", "2", "3", "4", "5", "6"])(
  "page %s says the same in XML as in JSON, in the same element names",
  async (page) => {
    const parameters = { PageSize: "50", PageNumber: page };
    const [json, xml] = [await ask("GET", { ...parameters, Format: "JSON" }), await ask("GET", parameters)];
    expect([json.contentType, xml.contentType]).toEqual(["application/json;charset=utf-8", "text/xml;charset=utf-8"]);
    const read = trimmed(at(teaXml.parseXml(xml.text, undefined), "DescribeSendFileResultsResponse"));
    const said = asXmlSays(JSON.parse(json.text));
    expect(read).toEqual({ ...Object(said), RequestId: at(read, "RequestId") });
  },
);

test.each<[string, Readonly<Record<string, string>>, string]>([
  ["Format says XML", { Format: "XML" }, "application/json"],
  ["Accept says XML", {}, "application/xml"],
  ["nothing is said", {}, "*/*"],
])("an error is XML where %s", async (_, parameters, accept) => {
  const { status, contentType, text } = await ask("POST", { RegionId: "mars-1", ...parameters }, accept);
  expect({ status, contentType }).toEqual({ status: 404, contentType: "text/xml;charset=utf-8" });
  expect(teaXml.parseXml(text, undefined)).toEqual({
    Error: {
      RequestId: expect.stringMatching(/^[0-9A-F-]{36}$/),
      HostId: `127.0.0.1:${emulator.port}`,
      Code: "InvalidRegionId.NotFound",
      Message: "The RegionId provided does not exist in our records.",
      Recommend: expect.stringContaining("&product=Ecs&requestId="),
    },
  });
});

test("Accept can ask V1 for JSON", async () => {
  const { contentType, text } = await ask("GET", {}, "application/json");
  expect(contentType).toBe("application/json;charset=utf-8");
  expect(JSON.parse(text)).toMatchObject({ PageNumber: 1 });
});
