/** From a connection, which holds ports, to the plain part of it that the state keeps. */
import type { Connection } from "../core/ports.ts";
import type { Session } from "../core/state.ts";

/** What the state keeps of a connection. */
export const sessionOf = ({
  identity,
  region,
  endpointLabel,
  offline,
  demo,
  keysExpireAt,
}: Connection): Omit<Session, "epoch"> => ({
  profile: identity.profile,
  source: identity.source,
  accessKeyId: identity.accessKeyId,
  region,
  endpoint: endpointLabel(region),
  ...(offline !== undefined && { offline }),
  ...(demo !== undefined && { demo }),
  keysExpireAt: keysExpireAt(),
});
