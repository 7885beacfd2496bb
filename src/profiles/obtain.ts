/** Carries a recipe out: asks whoever gives the keys. Keeps nothing; no failure holds a secret. */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { Credentials } from "../core/ports.ts";
import type { Failure, FailureKind } from "../domain/failure.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { externalKeys } from "./external-command.ts";
import { keyFailure } from "./failures.ts";
import { readIssued, SERVICE_NAMES } from "./issued-keys.ts";
import { metadataKeys } from "./metadata.ts";
import type { Outside, Role } from "./outside.ts";
import type { Keys } from "./profile.ts";
import type { Recipe } from "./recipe.ts";
import { readTextFile } from "./text-file.ts";

const URI_TIMEOUT_MS = 5_000;

/** The keys that a recipe leads to. */
export async function obtain(recipe: Recipe, outside: Outside): Promise<Result<Credentials, Failure>> {
  switch (recipe.kind) {
    case "keys":
      return ok(reveal(recipe.keys));
    case "assume-role": {
      const from = await obtain(recipe.from, outside);
      if (!from.ok) return from;
      return aboutRole(await outside.sts.assumeRole(from.value, recipe.role), recipe.role);
    }
    case "oidc":
      return oidcKeys(recipe, outside);
    case "ecs-metadata":
      return revealed(await metadataKeys(recipe.role, outside));
    case "external":
      return revealed(await externalKeys(recipe.command, recipe.file, outside));
    case "credentials-uri":
      return revealed(await uriKeys(recipe.uri, outside));
  }
}

async function oidcKeys(
  { role, providerArn, tokenFile }: Recipe & { readonly kind: "oidc" },
  { sts }: Outside,
): Promise<Result<Credentials, Failure>> {
  // Read anew each time: whoever issues the token replaces the file.
  const file = readTextFile(tokenFile);
  const token = file.kind === "text" ? file.text.trim() : "";
  if (token === "") {
    const why = file.kind === "unreadable" ? file.why : CREDENTIALS.oidcTokenMissing(safeText(tokenFile));
    return keyFailure("Cafe.NoKeysFromSource", CREDENTIALS.noKeysBecause(why));
  }
  return aboutRole(await sts.assumeRoleWithOidc({ ...role, providerArn, token }), role);
}

const ABOUT_THE_ROLE: ReadonlySet<FailureKind> = new Set(["permission", "input", "other"]);

/** What STS refuses is about the role; advice about file sends would mislead. */
function aboutRole(answer: Result<Credentials, Failure>, role: Role): Result<Credentials, Failure> {
  if (answer.ok || !ABOUT_THE_ROLE.has(answer.error.kind)) return answer;
  const remedy = CREDENTIALS.stsRefused(safeText(role.roleArn));
  return err({ ...answer.error, remedy });
}

async function uriKeys(url: URL, { web, clock }: Outside): Promise<Result<Keys, Failure>> {
  const headers = { host: url.host, accept: "application/json", "user-agent": "cafe" };
  const reply = await web({ url, method: "GET", headers, timeoutMs: URI_TIMEOUT_MS, direct: false });
  const host = safeText(url.host);
  if (!reply.ok) {
    // Of the network's kind still, so that the explorer tries again by itself.
    const message = CREDENTIALS.uriFailed(reply.error.message);
    return err({ ...reply.error, message, remedy: CREDENTIALS.uriRemedy(host) });
  }
  if (reply.value.status !== 200) {
    return keyFailure("Cafe.NoKeysFromSource", CREDENTIALS.uriStatus(host, reply.value.status));
  }
  const keys = readIssued(reply.value.text, SERVICE_NAMES, clock.now());
  return keys.ok ? keys : keyFailure("Cafe.NoKeysFromSource", CREDENTIALS.uriUnusable(host, keys.error));
}

const revealed = (keys: Result<Keys, Failure>): Result<Credentials, Failure> =>
  keys.ok ? ok(reveal(keys.value)) : keys;

/** The one place where secrets become plain data for the signer. */
function reveal({ accessKeyId, accessKeySecret, securityToken, expiresAt }: Keys): Credentials {
  return {
    accessKeyId,
    accessKeySecret: accessKeySecret(),
    ...(securityToken && { securityToken: securityToken() }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
