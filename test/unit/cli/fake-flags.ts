/** What a call says of its connection where it says nothing. */
import type { ConnectionFlags } from "../../../src/cli/invocation.ts";

export const FLAGS: ConnectionFlags = {
  demo: false,
  profile: null,
  region: null,
  endpoint: null,
  timeoutMs: 10_000,
  insecure: false,
  debug: false,
  network: null,
  caFile: null,
  maxRps: null,
  history: false,
};
