/** Connects to the embedded endpoint. Its start overlaps with whatever comes next: the first call waits for it. */
import type { CallOptions } from "../api/call.ts";
import { createResultsClient } from "../api/client.ts";
import { PRINTED } from "../copy/printed.ts";
import type { Connection, CredentialsPort } from "../core/ports.ts";
import { DEMO } from "../core/welcome.ts";
import type { Failure } from "../domain/failure.ts";
import { err, ok } from "../lib/result.ts";
import { say } from "../lib/safe-text.ts";
import { maskId } from "../profiles/profile.ts";
import { startDemo } from "./demo.ts";

/** The embedded endpoint, which starts when it is first connected to. */
export interface Demo {
  readonly connect: () => Connection;
  readonly stop: () => Promise<void>;
}

/** How its client calls; it may do so as often as it likes. */
type DemoClient = Omit<CallOptions, "credentials" | "endpointFor">;

export function demoOf(region: string, { budget: _, ...client }: DemoClient): Demo {
  let started: ReturnType<typeof begin> | null = null;
  return {
    connect: () => {
      started ??= begin(region, client);
      return started.connection;
    },
    stop: async () => started?.stop(),
  };
}

function begin(
  region: string,
  client: DemoClient,
): { readonly connection: Connection; readonly stop: () => Promise<void> } {
  const demo = startDemo();
  const credentials: CredentialsPort = { get: async () => ok(demo.keys) };
  const results = demo.url.then(
    (url) => ok(createResultsClient({ ...client, profile: DEMO, credentials, endpointFor: () => url })),
    () => err(DEMO_FAILED),
  );
  const connection: Connection = {
    results: {
      fetchPage: async (request, signal) => {
        const port = await results;
        return port.ok ? port.value.fetchPage(request, signal) : port;
      },
      listRegions: async (asked, signal) => {
        const port = await results;
        return port.ok ? port.value.listRegions(asked, signal) : port;
      },
    },
    identity: { profile: DEMO, source: PRINTED.demoKey, accessKeyId: maskId(demo.keys.accessKeyId) },
    region,
    endpointLabel: () => PRINTED.demoEndpoint,
    demo: true,
    keysExpireAt: () => null,
  };
  return { connection, stop: demo.stop };
}

const DEMO_FAILED: Failure = {
  kind: "network",
  code: say`Cafe.DemoFailed`,
  message: PRINTED.demoFailed,
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
};
