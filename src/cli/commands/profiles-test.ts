/** `cafe profiles test`: one cheap call, and which key of which source the service accepted for it. */
import { PROFILES } from "../../copy/profiles-command.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import { fitTo } from "../../lib/width.ts";
import { connect } from "../connect.ts";
import type { ConnectionFlags } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { CANCELLED, reportFailure, reportRefusal } from "../output/failure.ts";

const TIMEOUT_MS = 10_000;

/** As the command line alone says. */
const PLAIN: ConnectionFlags = {
  demo: false,
  profile: null,
  region: null,
  endpoint: null,
  timeoutMs: TIMEOUT_MS,
  insecure: false,
  network: null,
  caFile: null,
  maxRps: null,
  debug: false,
  history: false,
};

/**
 * Exit codes: 0 the service accepted the key, 1 it did not, 2 there is no usable profile of that name.
 * @param how to reach the service: an explorer reaches it by flags of its own
 */
export async function testProfile(name: string, io: CommandIo, how: ConnectionFlags = PLAIN): Promise<ExitCode> {
  const connected = await connect({ ...how, demo: false, profile: name, region: null }, io);
  if (!connected.ok) {
    if (connected.error.code === CANCELLED) return 130;
    reportRefusal(connected.error, false, io);
    return 2;
  }
  const { connection, keyInUse } = connected.value;
  const { identity, region, results, endpointLabel } = connection;
  const regions = await results.listRegions(region, io.signal);
  const key = await keyInUse();
  const test = PROFILES.test;
  const line = (label: SafeText, value: SafeText): void => io.out(`${fitTo(label, 11)}${value}\n`);
  line(test.keysFrom, identity.source);
  line(test.key, key.ok ? key.value : test.none);
  line(test.region, safeText(region));
  line(test.endpoint, endpointLabel(region));
  if (!regions.ok) return reportFailure(regions.error, false, io);
  line(test.accepted, test.answered(regions.value.length));
  return 0;
}
