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
import { aliyunConfigPath, configDir } from "../platform/paths.ts";
import { type IdentityRequest, type ResolvedIdentity, resolveIdentity } from "../profiles/identity.ts";
import { listProfiles } from "../profiles/listing.ts";
import { maskId } from "../profiles/profile.ts";
import { type Change, openProfiles } from "../profiles/store.ts";
import { startDemo } from "./demo.ts";
import type { ConnectionFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import type { Refusal } from "./output/failure.ts";
import { systemClock } from "./system-clock.ts";

/** Whom cafe is connected to, until `close`. */
export interface Connected {
  readonly connection: Connection;
  readonly profiles: ProfilesPort;
  /** Of the profile in use. */
  readonly remembered: Remembered;
  readonly notices: readonly SafeText[];
  /** Settled when what was to be remembered is on the disk; answers with why it is not, else null. */
  readonly close: () => Promise<SafeText | null>;
}

/** What the connections of one run have in common. */
interface Surroundings {
  readonly identity: Omit<IdentityRequest, "flagProfile" | "flagRegion">;
  readonly clock: ClockPort;
  readonly timeoutMs: number;
  readonly endpointFor: (region: string) => URL;
}

const DEFAULT_REGION = "cn-hangzhou";
/** A name that no profile can take (profiles/profile.ts). */
const DEMO = say`demo`;

/** Connects as the flags and the environment say. Sends nothing; the refusal says which of them is wrong. */
export function connect(flags: ConnectionFlags, io: CommandIo): Result<Connected, Refusal> {
  const endpoint = chosenEndpoint(flags, io.env);
  if (!endpoint.ok) return endpoint;
  const clock = systemClock(io.now);
  const store = openProfiles(configDir(io.env), clock);
  const identity = { env: io.env, store, aliyunConfigPath: aliyunConfigPath(io.env), now: io.now };
  const surroundings = { identity, clock, timeoutMs: flags.timeoutMs, endpointFor: endpoint.value };
  if (flags.demo) return ok(connectDemo(flags, surroundings));

  const resolved = resolveIdentity({
    ...identity,
    ...(flags.profile !== null && { flagProfile: flags.profile }),
    ...(flags.region !== null && { flagRegion: flags.region }),
  });
  if (!resolved.ok) {
    // A file that was set aside may be where the keys were.
    const message = joinSafe([...store.notices(), resolved.error.message], " ");
    return err({ code: resolved.error.code, message, remedy: say`` });
  }
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
    close: profiles.saved,
  });
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
  };
}

const resultsOf = (
  credentials: CredentialsPort,
  endpointFor: EndpointFor,
  { clock, timeoutMs, identity }: Surroundings,
): ResultsPort =>
  createResultsClient({ credentials, endpointFor, timeoutMs, clock, random: Math.random, env: identity.env });

/** Connects to the embedded endpoint. Its start overlaps with whatever comes next: the first call waits for it. */
function connectDemo(flags: ConnectionFlags, surroundings: Surroundings): Connected {
  const demo = startDemo();
  const credentials: CredentialsPort = { get: async () => ok(demo.keys) };
  const results = demo.url.then(
    (url) => ok(resultsOf(credentials, () => url, surroundings)),
    () => err(DEMO_FAILED),
  );
  const connection: Connection = {
    results: {
      fetchPage: async (request, signal) => {
        const port = await results;
        return port.ok ? port.value.fetchPage(request, signal) : port;
      },
      listRegions: async (region, signal) => {
        const port = await results;
        return port.ok ? port.value.listRegions(region, signal) : port;
      },
    },
    identity: {
      profile: DEMO,
      source: say`throw-away key`,
      accessKeyId: maskId(demo.keys.accessKeyId),
    },
    region: flags.region ?? DEFAULT_REGION,
    endpointLabel: () => say`embedded endpoint`,
  };
  return {
    connection,
    profiles: profilesPort(surroundings, connection),
    remembered: {},
    notices: surroundings.identity.store.notices(),
    close: async () => {
      demo.stop();
      return null;
    },
  };
}

const DEMO_FAILED: Failure = {
  kind: "network",
  code: say`Cafe.DemoFailed`,
  message: say`The embedded endpoint could not start.`,
  requestId: null,
  httpStatus: null,
  retryAfterMs: null,
};

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
      const resolved = resolveIdentity({ ...identity, flagProfile: name });
      return resolved.ok ? ok(connectionOf(resolved.value, surroundings)) : resolved;
    },
    remember: (profile, what) => {
      // Best effort: see the port. The demo starts afresh every time.
      if (profile !== DEMO) saving = identity.store.remember(profile, what);
    },
  };
}
