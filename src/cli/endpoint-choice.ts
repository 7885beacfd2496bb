/** Where calls go and whom they trust, by flags and environment. Reads the file of certificates; sends nothing. */

import { readFileSync } from "node:fs";
import { parseEndpoint, regionEndpoint } from "../api/endpoint.ts";
import { CONNECTING } from "../copy/connecting.ts";
import { explainEndpointProblem } from "../copy/problems.ts";
import type { Network } from "../domain/region.ts";
import { isLoopback } from "../lib/loopback.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText, say } from "../lib/safe-text.ts";
import type { ConnectionFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import type { Refusal } from "./output/failure.ts";

/** Where calls for a region go; `network` is what the source of the keys says. */
export type EndpointFor = (region: string, network: Network | null) => URL;

export interface EndpointChoice {
  readonly endpointFor: EndpointFor;
  /** All calls stay on this machine. */
  readonly isLocal: boolean;
}

/** `--endpoint`, CAFE_ENDPOINT, or the region's own in the network that `--network` or the profile names. */
export function chooseEndpoint(flags: ConnectionFlags, env: CommandIo["env"]): Result<EndpointChoice, Refusal> {
  const text = flags.endpoint ?? env["CAFE_ENDPOINT"];
  if (flags.demo) return ok({ endpointFor: (region) => regionEndpoint(region, "public"), isLocal: true });
  if (!text) {
    return ok({
      endpointFor: (region, network) => regionEndpoint(region, flags.network ?? network ?? "public"),
      isLocal: false,
    });
  }
  const endpoint = parseEndpoint(text, flags);
  if (endpoint.ok) return ok({ endpointFor: () => endpoint.value, isLocal: isLoopback(endpoint.value.hostname) });
  const source = flags.endpoint === null ? say`CAFE_ENDPOINT` : say`--endpoint`;
  return err({ code: "Cafe.Endpoint", message: explainEndpointProblem(endpoint.error, source), remedy: say`` });
}

/** The certificates of `--ca-file` as PEM; undefined where it is not given. */
export function readTrusted(path: string | null): Result<string | undefined, Refusal> {
  if (path === null) return ok(undefined);
  const file = safeText(path);
  let pem: string;
  try {
    pem = readFileSync(path, "utf8");
  } catch {
    return refused(CONNECTING.caUnreadable(file));
  }
  try {
    // Loaded only now: it costs 10 ms, and hardly anybody gives the option.
    const { X509Certificate } = process.getBuiltinModule("node:crypto");
    new X509Certificate(pem);
    return ok(pem);
  } catch {
    return refused(CONNECTING.caNoPem(file));
  }
}

const refused = (message: Refusal["message"]): Result<never, Refusal> =>
  err({ code: "Cafe.CaFile", message, remedy: say`` });
