/** Wires what sources of keys need of this process. What it loads is loaded when a source needs it. */

import type { StsClient } from "../api/sts.ts";
import { err, ok } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { isEcsInstance } from "../platform/machine.ts";
import { aliyunConfigPath, credentialsFilePath } from "../platform/paths.ts";
import type { Vault } from "../profiles/lock.ts";
import type { Outside, Role } from "../profiles/outside.ts";
import type { KeyPlaces } from "../profiles/sources.ts";
import type { ProfileStore } from "../profiles/store.ts";
import type { CommandIo } from "./io.ts";
import { systemClock } from "./system-clock.ts";

const METADATA = "http://100.100.100.200/";
const STS_TIMEOUT_MS = 10_000;
/** A command may open a browser and wait for its user. */
const COMMAND_TIMEOUT_MS = 60_000;

/** The places of keys that this process can see. */
export function keyPlaces(io: CommandIo, store: ProfileStore, vault: Vault, insecure: boolean): KeyPlaces {
  return {
    env: io.env,
    store,
    aliyunConfigPath: aliyunConfigPath(io.env),
    credentialsFilePath: credentialsFilePath(io.env),
    isEcs: isEcsInstance,
    unlocked: vault.unlocked,
    insecure,
    now: io.now,
  };
}

/** The world outside, as this process reaches it. @param trusted certificates (PEM) to trust beside Node's own */
export function outsideOf({ env, now }: CommandIo, trusted: string | undefined): Outside {
  const clock = systemClock(now);
  const sts = async (): Promise<StsClient> => {
    const { createStsClient } = await import("./engine.ts");
    return createStsClient({ env, clock, timeoutMs: STS_TIMEOUT_MS, random: Math.random, trusted });
  };
  return {
    clock,
    web: async (call) => {
      const { createTransport, failureFromFault } = await import("./engine.ts");
      const transport = createTransport({ env: call.direct ? {} : env, clock, timeoutMs: call.timeoutMs, trusted });
      const reply = await transport.send(call, new AbortController().signal);
      return reply.ok ? ok(reply.value) : err(failureFromFault(reply.error, safeText(call.url.host)));
    },
    sts: {
      assumeRole: async (keys, role) => (await sts()).assumeRole(keys, { ...role, endpoint: endpointOf(role) }),
      assumeRoleWithOidc: async (role) => (await sts()).assumeRoleWithOidc({ ...role, endpoint: endpointOf(role) }),
    },
    run: async (program, args) => {
      const { runCommand } = await import("../platform/run-command.ts");
      return runCommand(program, args, { env: { ...env }, timeoutMs: COMMAND_TIMEOUT_MS });
    },
    metadata: new URL(METADATA),
    userId: process.getuid?.() ?? null,
  };
}

const endpointOf = ({ stsHost }: Role): URL => new URL(`https://${stsHost}/`);
