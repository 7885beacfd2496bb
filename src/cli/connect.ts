/**
 * The composition root of everything that asks the service: flags and environment become a Connection, and the ports
 * that the explorer needs to change it. Decides nothing that profiles/ or api/ decide.
 */

import { createBudget, DEFAULT_MAX_RPS } from "../api/budget.ts";
import type { CallOptions } from "../api/call.ts";
import { rememberingResults } from "../archive/remembering-results.ts";
import { CONNECTING } from "../copy/connecting.ts";
import { sentences } from "../copy/joined.ts";
import type { Connection, CredentialsPort, ResultsPort } from "../core/ports.ts";
import { DEMO } from "../core/welcome.ts";
import type { Failure } from "../domain/failure.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { configDir } from "../platform/paths.ts";
import { choose } from "../profiles/choice.ts";
import { type IdentityRequest, type ResolvedIdentity, resolveIdentity } from "../profiles/identity.ts";
import { createVault, type Vault } from "../profiles/lock.ts";
import { maskId } from "../profiles/profile.ts";
import { openProfiles } from "../profiles/store.ts";
import { demoOf } from "./connect-demo.ts";
import { isUndecided, nobody, welcomeFor } from "./connect-nobody.ts";
import type { Connected } from "./connected.ts";
import { chooseEndpoint, type EndpointFor, readTrusted } from "./endpoint-choice.ts";
import { type HistoryKeeper, NO_HISTORY } from "./history-keeper.ts";
import { historyOf } from "./history-place.ts";
import type { ConnectionFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import { keyPlaces, outsideOf } from "./key-places.ts";
import { lateResults } from "./late-results.ts";
import type { Refusal } from "./output/failure.ts";
import { profilesPort, type SavingProfilesPort } from "./profiles-port.ts";
import { systemClock } from "./system-clock.ts";
import { unlockProfile } from "./unlock.ts";

/** A service that can be asked. */
export interface ServiceConnected extends Connected {
  /** Where calls for a region go; the demo's own endpoint is none of the regions'. */
  readonly endpointFor: (region: string) => URL;
  /** The key that calls are signed with, masked; asked for where it has to be. */
  readonly keyInUse: () => Promise<Result<SafeText, Failure>>;
}

export interface ConnectOptions {
  /** Told of the clock of whoever answers. */
  readonly onReply?: CallOptions["onReply"];
  /** Told of every call. */
  readonly onCall?: CallOptions["onCall"];
  /** Are the tasks that come to be kept in the local history? */
  readonly remembers?: true;
  /** Somebody is there to choose, where nobody has said whose keys to use. */
  readonly welcomes?: boolean;
}

/** What the connections of one run have in common. */
interface Surroundings {
  readonly identity: Omit<IdentityRequest, "flagProfile" | "flagRegion">;
  readonly vault: Vault;
  readonly history: HistoryKeeper;
  readonly io: CommandIo;
  readonly endpointFor: EndpointFor;
  /** The embedded endpoint, once it is wanted. */
  readonly demo: () => Connection;
  /** Of every client, whatever it signs with. */
  readonly client: Omit<CallOptions, "credentials" | "endpointFor">;
}

const DEFAULT_REGION = "cn-hangzhou";

/**
 * Connects as the flags and the environment say; the refusal says which of them is wrong. Sends nothing, and waits for
 * nobody but whoever has to type the passphrase of a locked profile.
 */
export async function connect(
  flags: ConnectionFlags,
  io: CommandIo,
  options: ConnectOptions = {},
): Promise<Result<ServiceConnected, Refusal>> {
  const prepared = prepare(flags, io, options);
  if (!prepared.ok) return prepared;
  const surroundings = prepared.value;
  if (flags.demo) return ok(demoConnected(surroundings));
  const undecided = options.welcomes === true ? isUndecided(surroundings.identity, flags) : null;
  if (undecided !== null) return ok(nobodyConnected(flags, surroundings, undecided.note));

  const resolved = await resolve(surroundings, flags);
  if (!resolved.ok) return resolved;
  const { history, identity: places } = surroundings;
  const { store } = places;
  const { identity, account } = resolved.value;
  const connection = connectionOf(resolved.value, surroundings);
  const profiles = profilesPort(places, connection, (name) => reconnect(name, surroundings));
  const noRegion = resolved.value.region === null;
  return ok({
    connection,
    profiles,
    remembered: store.remembered(identity.profile),
    lastKnown: (query, pageSize) =>
      history.lastKnown({ account, profile: identity.profile }, connection.region, query, pageSize),
    notices: noRegion ? [...store.notices(), CONNECTING.noRegion(safeText(DEFAULT_REGION))] : store.notices(),
    endpointFor: (region) => surroundings.endpointFor(region, resolved.value.network),
    keyInUse: async () => {
      const keys = await resolved.value.credentials.get();
      return keys.ok ? ok(maskId(keys.value.accessKeyId)) : keys;
    },
    close: () => closed(surroundings, profiles),
  });
}

async function closed({ history }: Surroundings, profiles: SavingProfilesPort): Promise<readonly SafeText[]> {
  const [unsaved, notices] = await Promise.all([profiles.saved(), history.close()]);
  return unsaved === null ? notices : [unsaved, ...notices];
}

/** There is somebody to choose, and nothing is asked of any service before. */
function nobodyConnected(flags: ConnectionFlags, surroundings: Surroundings, note: SafeText | null): ServiceConnected {
  const { identity, endpointFor } = surroundings;
  const profiles = profilesPort(identity, null, (name) => reconnect(name, surroundings, flags.region));
  const connection = nobody(flags.region ?? DEFAULT_REGION);
  return {
    connection,
    profiles,
    remembered: {},
    lastKnown: async () => null,
    notices: identity.store.notices(),
    welcome: welcomeFor(profiles, note),
    endpointFor: (region) => endpointFor(region, null),
    keyInUse: async () => ok(connection.identity.accessKeyId),
    close: () => closed(surroundings, profiles),
  };
}

function prepare(
  flags: ConnectionFlags,
  io: CommandIo,
  { onReply, onCall, remembers }: ConnectOptions,
): Result<Surroundings, Refusal> {
  const endpoint = chooseEndpoint(flags, io.env);
  if (!endpoint.ok) return endpoint;
  const trusted = readTrusted(flags.caFile);
  if (!trusted.ok) return trusted;
  const { endpointFor, isLocal } = endpoint.value;
  const clock = systemClock(io.now);
  const store = openProfiles(configDir(io.env), clock);
  const vault = createVault();
  // On this machine there is nobody to leave room for, unless it is the near end of a tunnel: then --max-rps says so.
  const maxRps = flags.maxRps ?? (isLocal ? null : DEFAULT_MAX_RPS);
  const client = {
    timeoutMs: flags.timeoutMs,
    clock,
    random: Math.random,
    env: io.env,
    trusted: trusted.value,
    budget: maxRps === null ? undefined : createBudget(clock, maxRps),
    onReply,
    onCall,
  };
  return ok({
    identity: { ...keyPlaces(io, store, vault, flags.insecure), outside: outsideOf(io, trusted.value) },
    vault,
    history: remembers && !flags.demo ? historyOf(io, store) : NO_HISTORY,
    io,
    endpointFor,
    demo: demoOf(flags.region ?? DEFAULT_REGION, client),
    client,
  });
}

async function resolve(
  { identity, vault, io }: Surroundings,
  { profile, region }: ConnectionFlags,
): Promise<Result<ResolvedIdentity, Refusal>> {
  const { chosen } = choose(identity, profile ?? undefined);
  const own = chosen.ok && chosen.value.origin === "cafe" ? identity.store.get(chosen.value.profile) : undefined;
  const unlocked = own === undefined ? ok(undefined) : await unlockProfile(own, vault, io, true);
  if (!unlocked.ok) return unlocked;
  const resolved = resolveIdentity({
    ...identity,
    ...(profile !== null && { flagProfile: profile }),
    ...(region !== null && { flagRegion: region }),
  });
  if (resolved.ok) return resolved;
  const { code, message, remedy = say`` } = resolved.error;
  // A file that was set aside may be where the keys were.
  return err({ code, message: sentences([...identity.store.notices(), message]), remedy });
}

/** Connects to another profile while the screen is open: nobody can be asked for a passphrase then. */
async function reconnect(
  name: string,
  surroundings: Surroundings,
  region: string | null = null,
): Promise<Result<Connection, Failure>> {
  const { identity, vault, io, demo } = surroundings;
  if (name === DEMO) return ok(demo());
  const own = identity.store.get(name);
  if (own !== undefined) await unlockProfile(own, vault, io, false);
  const resolved = resolveIdentity({ ...identity, flagProfile: name, ...(region !== null && { flagRegion: region }) });
  return resolved.ok ? ok(connectionOf(resolved.value, surroundings)) : resolved;
}

function connectionOf(
  { credentials, identity, account, region, network }: ResolvedIdentity,
  surroundings: Surroundings,
): Connection {
  const endpointFor = (asked: string): URL => surroundings.endpointFor(asked, network);
  return {
    results: rememberingResults(
      resultsOf(identity.profile, credentials, endpointFor, surroundings),
      account,
      surroundings.history,
    ),
    identity,
    region: region ?? DEFAULT_REGION,
    endpointLabel: (asked) => safeText(endpointFor(asked).host),
    keysExpireAt: credentials.expiresAt,
  };
}

const resultsOf = (
  profile: SafeText,
  credentials: CredentialsPort,
  endpointFor: (region: string) => URL,
  { client }: Surroundings,
): ResultsPort =>
  lateResults(async () => {
    const { createResultsClient } = await import("./engine.ts");
    return createResultsClient({ ...client, profile, credentials, endpointFor });
  });

function demoConnected(surroundings: Surroundings): ServiceConnected {
  const { identity, demo } = surroundings;
  const connection = demo();
  const profiles = profilesPort(identity, connection, (name) => reconnect(name, surroundings));
  return {
    connection,
    profiles,
    remembered: {},
    lastKnown: async () => null,
    notices: identity.store.notices(),
    endpointFor: (region) => surroundings.endpointFor(region, null),
    keyInUse: async () => ok(connection.identity.accessKeyId),
    close: () => closed(surroundings, profiles),
  };
}
