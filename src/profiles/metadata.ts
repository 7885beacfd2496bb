/** Keys of the RAM role of an ECS instance, from its metadata service: IMDSv2 only, never through a proxy. */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Failure } from "../domain/failure.ts";
import { ok, type Result } from "../lib/result.ts";
import { safeText, type say } from "../lib/safe-text.ts";
import { keyFailure } from "./failures.ts";
import { readIssued, SERVICE_NAMES } from "./issued-keys.ts";
import type { Outside, WebReply } from "./outside.ts";
import { isRoleName, type Keys } from "./profile.ts";

/** A link-local service answers in a millisecond or not at all. */
const TIMEOUT_MS = 3_000;
const ROLES = "/latest/meta-data/ram/security-credentials/";

/** The keys of a role; of the one that the instance has where it is null. */
export async function metadataKeys(role: string | null, outside: Outside): Promise<Result<Keys, Failure>> {
  const session = await ask(outside, "PUT", "/latest/api/token", { "x-aliyun-ecs-metadata-token-ttl-seconds": "60" });
  if (!session.ok) return session;
  if (session.value.status !== 200) return refused(session.value);
  const headers = { "x-aliyun-ecs-metadata-token": session.value.text.trim() };
  const name = role === null ? await firstRole(outside, headers) : ok(role);
  if (!name.ok) return name;
  const reply = await ask(outside, "GET", `${ROLES}${encodeURIComponent(name.value)}`, headers);
  if (!reply.ok) return reply;
  if (reply.value.status === 404) return noRole(CREDENTIALS.noSuchRole(safeText(name.value)));
  if (reply.value.status !== 200) return refused(reply.value);
  const keys = readIssued(reply.value.text, SERVICE_NAMES, outside.clock.now());
  return keys.ok ? keys : keyFailure("Cafe.NoKeysFromSource", CREDENTIALS.metadataUnusable(keys.error));
}

async function firstRole(outside: Outside, headers: Record<string, string>): Promise<Result<string, Failure>> {
  const reply = await ask(outside, "GET", ROLES, headers);
  if (!reply.ok) return reply;
  const [name = ""] = reply.value.status === 200 ? reply.value.text.trim().split(/\s+/u) : [];
  if (reply.value.status !== 200 && reply.value.status !== 404) return refused(reply.value);
  return isRoleName(name) ? ok(name) : noRole(CREDENTIALS.noRole);
}

async function ask(
  { web, metadata }: Outside,
  method: "GET" | "PUT",
  path: string,
  headers: Record<string, string>,
): Promise<Result<WebReply, Failure>> {
  const url = new URL(path, metadata);
  const reply = await web({
    url,
    method,
    headers: { host: url.host, "user-agent": "cafe", ...headers },
    timeoutMs: TIMEOUT_MS,
    direct: true,
  });
  if (reply.ok) return reply;
  return keyFailure(
    "Cafe.NoKeysFromSource",
    CREDENTIALS.metadataSilent(reply.error.message),
    CREDENTIALS.metadataRemedy,
  );
}

const refused = ({ status }: WebReply): Result<never, Failure> =>
  keyFailure("Cafe.NoKeysFromSource", CREDENTIALS.metadataStatus(status));

const noRole = (what: ReturnType<typeof say>): Result<never, Failure> =>
  keyFailure("Cafe.NoKeysFromSource", CREDENTIALS.because(what), CREDENTIALS.noRoleRemedy);
