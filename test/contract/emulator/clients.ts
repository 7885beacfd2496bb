/** The vendor's clients behind one call, so that a table can ask each of them the same. Nobody here wrote them. */
import { createRequire } from "node:module";
import type openApi from "@alicloud/openapi-client";
import { OpenApiUtil } from "@alicloud/openapi-core";
import type popCore from "@alicloud/pop-core";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { type Keys, officialClient, sdk } from "./official-client.ts";

/** Required, not imported: see official-client.ts. */
const require = createRequire(import.meta.url);
const openapi: typeof openApi = require("@alicloud/openapi-client");
const PopClient: typeof popCore = require("@alicloud/pop-core");
type RuntimeOptions = Parameters<InstanceType<typeof openapi.default>["callApi"]>[2];
const { RuntimeOptions: Runtime }: { RuntimeOptions: new (map: object) => RuntimeOptions } =
  require("@alicloud/tea-util");

export interface Outcome {
  readonly status: number;
  /** Empty on success. */
  readonly code: string;
  readonly message: string;
  /** The body as the client gives it out; undefined on failure. */
  readonly body: unknown;
}

/** In the wire's names, lists and objects not yet flattened: that is the client's part. */
export type WireParameters = Readonly<Record<string, unknown>>;

export interface Client {
  readonly name: string;
  call(port: number, action: string, parameters: WireParameters, keys?: Keys): Promise<Outcome>;
}

const VERSION = "2014-05-26";
const PATIENCE = 20_000;

export const CLIENTS: readonly Client[] = [
  { name: "ecs20140526, V3 query", call: throughSdk },
  { name: "openapi-client, V3 query", call: throughOpenApi({ style: "ACS3", form: false }) },
  { name: "openapi-client, V3 form", call: throughOpenApi({ style: "ACS3", form: true }) },
  { name: "openapi-client, V1 query", call: throughOpenApi({ style: "RPC", form: false }) },
  { name: "openapi-client, V1 form", call: throughOpenApi({ style: "RPC", form: true }) },
  { name: "pop-core, V1 GET", call: throughPop("GET") },
  { name: "pop-core, V1 POST form", call: throughPop("POST") },
];

function throughSdk(port: number, action: string, parameters: WireParameters, keys?: Keys): Promise<Outcome> {
  return outcome(async () => {
    const { body, statusCode } = await callOf(officialClient(port, keys), action, camelCased(parameters));
    return { status: statusCode ?? 0, body: body?.toMap() };
  });
}

type Reply = Promise<{ body?: { toMap(): object }; statusCode?: number }>;

function callOf(client: ReturnType<typeof officialClient>, action: string, fields: Record<string, unknown>): Reply {
  switch (action) {
    case "DescribeSendFileResults":
      return client.describeSendFileResults(new sdk.DescribeSendFileResultsRequest(fields));
    case "DescribeRegions":
      return client.describeRegions(new sdk.DescribeRegionsRequest(fields));
    case "SendFile":
      return client.sendFile(new sdk.SendFileRequest(fields));
    default:
      throw new Error(`no call for ${action}`);
  }
}

function throughOpenApi({ style, form }: { style: "ACS3" | "RPC"; form: boolean }): Client["call"] {
  return (port, action, parameters, keys) => {
    const { accessKeyId, accessKeySecret } = DEFAULTS;
    const client = new openapi.default(
      new openapi.Config({
        accessKeyId,
        accessKeySecret,
        ...keys,
        endpoint: `127.0.0.1:${port}`,
        protocol: "http",
        readTimeout: PATIENCE,
        connectTimeout: PATIENCE,
      }),
    );
    const flat = OpenApiUtil.query({ ...parameters });
    const request = new openapi.OpenApiRequest(form ? { body: flat } : { query: flat });
    const runtime = { autoretry: false, ignoreSSL: false };
    return outcome(async () => {
      const reply =
        style === "RPC"
          ? await client.doRPCRequest(action, VERSION, "HTTP", "POST", "AK", "json", request, new Runtime(runtime))
          : await client.callApi(
              new openapi.Params({
                action,
                version: VERSION,
                protocol: "HTTP",
                pathname: "/",
                method: "POST",
                authType: "AK",
                style: "RPC",
                reqBodyType: "formData",
                bodyType: "json",
              }),
              request,
              new Runtime(runtime),
            );
      return { status: Number(reply["statusCode"]), body: reply["body"] };
    });
  };
}

function throughPop(method: "GET" | "POST"): Client["call"] {
  return (port, action, parameters, keys) => {
    const { accessKeyId, accessKeySecret } = DEFAULTS;
    const client = new PopClient({
      accessKeyId,
      accessKeySecret,
      ...keys,
      endpoint: `http://127.0.0.1:${port}`,
      apiVersion: VERSION,
    });
    return outcome(async () => {
      const body = await client.request(action, defined(parameters), { method, timeout: PATIENCE });
      return { status: 200, body };
    });
  };
}

async function outcome(call: () => Promise<{ status: number; body: unknown }>): Promise<Outcome> {
  try {
    return { ...(await call()), code: "", message: "" };
  } catch (error) {
    const status = numberAt(error, "statusCode") ?? numberAt(error, "data", "statusCode");
    const popStatus = numberAt(error, "entry", "response", "statusCode");
    return {
      status: status ?? popStatus ?? 0,
      code: String(at(error, "code") ?? error),
      message: String(at(error, "message")),
      body: undefined,
    };
  }
}

/** The member that the path leads to, or undefined. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner: unknown, name) => {
    if (typeof inner !== "object" || inner === null) return undefined;
    return new Map<string, unknown>(Object.entries(inner)).get(name) ?? Reflect.get(inner, name);
  }, value);
}

function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = at(value, ...path);
  return typeof found === "number" ? found : undefined;
}

/** pop-core would send "undefined". */
function defined(parameters: WireParameters): object {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
}

function camelCased(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.slice(0, 1).toLowerCase() + name.slice(1),
      Array.isArray(inner) ? inner.map((item) => (typeof item === "object" ? camelCased(item) : item)) : inner,
    ]),
  );
}
