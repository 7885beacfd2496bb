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

/** How its client calls; it may do so as often as it likes. */
type DemoClient = Omit<CallOptions, "credentials" | "endpointFor" | "connect">;

/** Connects to the embedded endpoint, which starts when that is first done. */
export function demoOf(region: string, { budget: _, ...client }: DemoClient): () => Connection {
  let connection: Connection | null = null;
  return () => {
    connection ??= begin(region, client);
    return connection;
  };
}

function begin(region: string, client: DemoClient): Connection {
  const demo = startDemo();
  const credentials: CredentialsPort = { get: async () => ok(demo.keys) };
  const results = demo.opened.then(
    (connect) => ok(createResultsClient({ ...client, profile: DEMO, credentials, endpointFor: () => HERE, connect })),
    () => err(DEMO_FAILED),
  );
  return {
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
}

/** Calls have to be to some host; it is looked up nowhere. */
const HERE = new URL("http://cafe-demo.invalid");

const DEMO_FAILED: Failure = {
  kind: "network",
  code: say`Cafe.DemoFailed`,
  message: PRINTED.demoFailed,
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
};
