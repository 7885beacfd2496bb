/** Connects to the embedded endpoint. Its start overlaps with whatever comes next: the first call waits for it. */
import type { Connection, CredentialsPort, ResultsPort } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { err, ok } from "../lib/result.ts";
import { say } from "../lib/safe-text.ts";
import { maskId } from "../profiles/profile.ts";
import { startDemo } from "./demo.ts";

/** A name that no profile can take (profiles/profile.ts). */
export const DEMO = say`demo`;

/** `resultsOf` makes the client, once the endpoint's address is known. */
export function connectDemo(
  region: string,
  resultsOf: (credentials: CredentialsPort, endpointFor: () => URL) => ResultsPort,
): { readonly connection: Connection; readonly stop: () => void } {
  const demo = startDemo();
  const credentials: CredentialsPort = { get: async () => ok(demo.keys) };
  const results = demo.url.then(
    (url) => ok(resultsOf(credentials, () => url)),
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
    identity: { profile: DEMO, source: say`throw-away key`, accessKeyId: maskId(demo.keys.accessKeyId) },
    region,
    endpointLabel: () => say`embedded endpoint`,
    demo: true,
    keysExpireAt: () => null,
  };
  return { connection, stop: demo.stop };
}

const DEMO_FAILED: Failure = {
  kind: "network",
  code: say`Cafe.DemoFailed`,
  message: say`The embedded endpoint could not start.`,
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
};
