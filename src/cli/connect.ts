/**
 * The composition root of everything that asks the service: flags and environment become a Connection, and the ports
 * that the explorer needs to change it. Decides nothing that profiles/ or api/ decide.
 */
import { createResultsClient } from "../api/client.ts";
import { parseEndpoint, regionEndpoint } from "../api/endpoint.ts";
import { explainEndpointProblem } from "../copy/problems.ts";
import type {
  ClockPort,
  Connection,
  CredentialsPort,
  ProfileSummary,
  ProfilesPort,
  Remembered,
  ResultsPort,
} from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { configDir } from "../platform/paths.ts";
import { choose } from "../profiles/choice.ts";
import { type IdentityRequest, type ResolvedIdentity, resolveIdentity } from "../profiles/identity.ts";
import { listProfiles } from "../profiles/listing.ts";
import { createVault, type Vault } from "../profiles/lock.ts";
import { maskId } from "../profiles/profile.ts";
import { type Change, openProfiles } from "../profiles/store.ts";
import { connectDemo, DEMO } from "./connect-demo.ts";
import type { ConnectionFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import { keyPlaces, outsideOf } from "./key-places.ts";
import type { Refusal } from "./output/failure.ts";
import { systemClock } from "./system-clock.ts";
import { unlockProfile } from "./unlock.ts";

/** Whom cafe is connected to, until `close`. */
export interface Connected {
  readonly connection: Connection;
  readonly profiles: ProfilesPort;
  /** Of the profile in use. */
  readonly remembered: Remembered;
  readonly notices: readonly SafeText[];
  /** The key that calls are signed with, masked; asked for where it has to be. */
  readonly keyInUse: () => Promise<Result<SafeText, Failure>>;
  /** Settled when what was to be remembered is on the disk; answers with why it is not, else null. */
  readonly close: () => Promise<SafeText | null>;
}

/** What the connections of one run have in common. */
interface Surroundings {
  readonly identity: Omit<IdentityRequest, "flagProfile" | "flagRegion">;
  readonly vault: Vault;
  readonly io: CommandIo;
  readonly clock: ClockPort;
  readonly timeoutMs: number;
  readonly endpointFor: (region: string) => URL;
}

const DEFAULT_REGION = "cn-hangzhou";

/**
 * Connects as the flags and the environment say; the refusal says which of them is wrong. Sends nothing, and waits for
 * nobody but whoever has to type the passphrase of a locked profile.
 */
export async function connect(flags: ConnectionFlags, io: CommandIo): Promise<Result<Connected, Refusal>> {
  const endpoint = chosenEndpoint(flags, io.env);
  if (!endpoint.ok) return endpoint;
  const clock = systemClock(io.now);
  const store = openProfiles(configDir(io.env), clock);
  const vault = createVault();
  const identity = { ...keyPlaces(io, store, vault, flags.insecure), outside: outsideOf(io) };
  const surroundings = { identity, vault, io, clock, timeoutMs: flags.timeoutMs, endpointFor: endpoint.value };
  if (flags.demo) return ok(demoConnected(flags, surroundings));

  const resolved = await resolve(surroundings, flags);
  if (!resolved.ok) return resolved;
  const connection = connectionOf(resolved.value, surroundings);
  const profiles = profilesPort(surroundings, connection);
  const noRegion = resolved.value.region === null;
  return ok({
    connection,
    profiles,
    remembered: store.remembered(resolved.value.identity.profile),
    notices: noRegion
      ? [...store.notices(), say`No region is set, so ${safeText(DEFAULT_REGION)} is asked; --region chooses another.`]
      : store.notices(),
    keyInUse: async () => {
      const keys = await resolved.value.credentials.get();
      return keys.ok ? ok(maskId(keys.value.accessKeyId)) : keys;
    },
    close: profiles.saved,
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
  return err({ code, message: joinSafe([...identity.store.notices(), message], " "), remedy });
}

type EndpointFor = (region: string) => URL;

function chosenEndpoint(flags: ConnectionFlags, env: CommandIo["env"]): Result<EndpointFor, Refusal> {
  const text = flags.endpoint ?? env["CAFE_ENDPOINT"];
  if (flags.demo || !text) return ok(regionEndpoint);
  const endpoint = parseEndpoint(text, flags);
  if (endpoint.ok) return ok(() => endpoint.value);
  const source = flags.endpoint === null ? say`CAFE_ENDPOINT` : say`--endpoint`;
  return err({ code: "Cafe.Endpoint", message: explainEndpointProblem(endpoint.error, source), remedy: say`` });
}

function connectionOf({ credentials, identity, region }: ResolvedIdentity, surroundings: Surroundings): Connection {
  const { endpointFor } = surroundings;
  return {
    results: resultsOf(credentials, endpointFor, surroundings),
    identity,
    region: region ?? DEFAULT_REGION,
    endpointLabel: (asked) => safeText(endpointFor(asked).host),
    keysExpireAt: credentials.expiresAt,
  };
}

const resultsOf = (
  credentials: CredentialsPort,
  endpointFor: EndpointFor,
  { clock, timeoutMs, identity }: Surroundings,
): ResultsPort =>
  createResultsClient({ credentials, endpointFor, timeoutMs, clock, random: Math.random, env: identity.env });

function demoConnected(flags: ConnectionFlags, surroundings: Surroundings): Connected {
  const { connection, stop } = connectDemo(flags.region ?? DEFAULT_REGION, (credentials, endpointFor) =>
    resultsOf(credentials, endpointFor, surroundings),
  );
  return {
    connection,
    profiles: profilesPort(surroundings, connection),
    remembered: {},
    notices: surroundings.identity.store.notices(),
    keyInUse: async () => ok(connection.identity.accessKeyId),
    close: async () => {
      stop();
      return null;
    },
  };
}

/** The profiles for the picker. The one in use is listed even where no file knows it, as the demo. */
function profilesPort(
  surroundings: Surroundings,
  first: Connection,
): ProfilesPort & { readonly saved: Connected["close"] } {
  const { identity } = surroundings;
  const own: ProfileSummary = {
    name: first.identity.profile,
    source: first.identity.source,
    region: safeText(first.region),
    current: true,
  };
  let saving: Change = Promise.resolve(ok(undefined));
  return {
    saved: async () => {
      const saved = await saving;
      return saved.ok ? null : saved.error;
    },
    list: () => {
      const listed = listProfiles(identity).map(
        ({ name, source, region }): ProfileSummary => ({
          name: safeText(name),
          source,
          region: region ?? say``,
          current: name === first.identity.profile,
        }),
      );
      return listed.some(({ current }) => current) ? listed : [own, ...listed];
    },
    connect: async (name) => {
      if (name === first.identity.profile) return ok(first);
      const own = identity.store.get(name);
      // The screen is open, so nobody can be asked for a passphrase here.
      if (own !== undefined) await unlockProfile(own, surroundings.vault, surroundings.io, false);
      const resolved = resolveIdentity({ ...identity, flagProfile: name });
      return resolved.ok ? ok(connectionOf(resolved.value, surroundings)) : resolved;
    },
    remember: (profile, what) => {
      // Best effort: see the port. The demo starts afresh every time.
      if (profile !== DEMO) saving = identity.store.remember(profile, what);
    },
  };
}
