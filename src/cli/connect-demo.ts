/**
 * Connects to the embedded endpoint, in this process, with a fixed seed and a throw-away key. It is spoken to as any other
 * endpoint is, by HTTP and signed calls, over connections that never leave the process (decisions/0020). It is loaded with
 * the first call, and not in a worker: that takes as long to start as the whole of cafe.
 */
import type { CallOptions } from "../api/call.ts";
import { CONNECTING } from "../copy/connecting.ts";
import type { Connection, Credentials } from "../core/ports.ts";
import { DEMO } from "../core/welcome.ts";
import { DEFAULTS } from "../emulator/defaults.ts";
import { ok } from "../lib/result.ts";
import { maskId } from "../profiles/profile.ts";
import { lateResults } from "./late-results.ts";

/** How its client calls; it may do so as often as it likes. */
type DemoClient = Omit<CallOptions, "credentials" | "endpointFor" | "connect">;

/** The connection is always the same one. */
export function demoOf(region: string, client: DemoClient): () => Connection {
  let connection: Connection | null = null;
  return () => {
    connection ??= connectionTo(region, client);
    return connection;
  };
}

function connectionTo(region: string, client: DemoClient): Connection {
  // Nothing real hides behind this key, and node:crypto would cost 10 ms before the first frame.
  const keys = { accessKeyId: DEFAULTS.accessKeyId, accessKeySecret: `demo-${Math.random()}` };
  return {
    results: lateResults(() => open(keys, client)),
    identity: { profile: DEMO, source: CONNECTING.demoKey, accessKeyId: maskId(keys.accessKeyId) },
    region,
    endpointLabel: () => CONNECTING.demoEndpoint,
    demo: true,
    keysExpireAt: () => null,
  };
}

/** Calls have to be to some host; it is looked up nowhere. */
const HERE = new URL("http://cafe-demo.invalid");

async function open(keys: Credentials, { budget: _, ...client }: DemoClient) {
  const { createResultsClient } = await import("./engine.ts");
  const { openEmulator } = await import("../emulator/command.ts");
  return createResultsClient({
    ...client,
    profile: DEMO,
    credentials: { get: async () => ok(keys) },
    endpointFor: () => HERE,
    connect: openEmulator({ ...DEFAULTS, ...keys, now: Date.now }),
  });
}
