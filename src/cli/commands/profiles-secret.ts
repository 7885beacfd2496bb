/** Gets keys from whoever runs `cafe profiles add`: asked for without echo, or read from stdin. Never from arguments. */
import { PROFILES } from "../../copy/profiles-command.ts";
import { err, ok, type Result } from "../../lib/result.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import { isKeyPart, type Keys } from "../../profiles/profile.ts";
import type { CommandIo } from "../io.ts";
import type { NotDone } from "./not-done.ts";

type SecretIo = Pick<CommandIo, "tty" | "readStdin" | "askSecret">;

/** Reads keys; asks for the AccessKey ID only where it is null and there is a terminal. */
export async function readKeys(accessKeyId: string | null, io: SecretIo): Promise<Result<Keys, NotDone>> {
  const parts = io.tty.stdin ? await askKeys(accessKeyId, io) : await pipedKeys(accessKeyId, io);
  if (!parts.ok) return parts;
  const [id = "", secret = "", token = ""] = parts.value;
  if (!isKeyPart(id)) return wrong(PROFILES.idRule);
  if (secret === "") return wrong(PROFILES.noSecret);
  if (!isKeyPart(secret)) return wrong(PROFILES.secretRule);
  if (token !== "" && !isKeyPart(token)) {
    return wrong(PROFILES.tokenRule);
  }
  return ok({ accessKeyId: id, accessKeySecret: () => secret, ...(token !== "" && { securityToken: () => token }) });
}

const wrong = (why: SafeText): Result<never, NotDone> => err({ exit: 2, why });

/** ID, secret and token; the token is asked for only where the ID is a temporary one. */
async function askKeys(given: string | null, { askSecret }: SecretIo): Promise<Result<readonly string[], NotDone>> {
  const cancelled = err({ exit: 130, why: null } as const);
  const id = given ?? (await askSecret(PROFILES.askId));
  if (id === null) return cancelled;
  const secret = await askSecret(PROFILES.askSecret);
  if (secret === null) return cancelled;
  const token = id.trim().startsWith("STS.") ? await askSecret(PROFILES.askToken) : "";
  return token === null ? cancelled : ok([id, secret, token].map((part) => part.trim()));
}

/** One line with the secret, and a second one with the security token of temporary keys. */
async function pipedKeys(id: string | null, { readStdin }: SecretIo): Promise<Result<readonly string[], NotDone>> {
  if (id === null) return wrong(PROFILES.idMissing);
  const lines = (await readStdin()).trim().split(/\r?\n/u);
  if (lines.length > 2) return wrong(PROFILES.stdinRule);
  return ok([id, ...lines.map((line) => line.trim())]);
}
