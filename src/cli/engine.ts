/**
 * What the first frame needs nothing of, and the first answer does: the explorer's loop, and the client of the service.
 * A chunk of its own (scripts/chunks.mjs), read from the disk behind the first frame.
 */
// biome-ignore-all lint/performance/noBarrelFile: the entry of a chunk has what others want of it
export { createResultsClient } from "../api/client.ts";
export { failureFromFault } from "../api/network-failure.ts";
export { createStsClient } from "../api/sts.ts";
export { createTransport } from "../api/transport.ts";
export { begin, recall, run } from "./run-explorer.ts";
