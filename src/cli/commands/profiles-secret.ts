/** Gets keys from whoever runs `cafe profiles add`: asked for without echo, or read from stdin. Never from arguments. */
import { err, ok, type Result } from "../../lib/result.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { isKeyPart, type Keys } from "../../profiles/profile.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/** Why there are no keys: the sentence, where there is one to say, and the exit code. */
export interface NoKeys {
  readonly exit: ExitCode;
  readonly why: SafeText | null;
}

type SecretIo = Pick<CommandIo, "tty" | "readStdin" | "askSecret">;

/** Reads keys; asks for the AccessKey ID only where it is null and there is a terminal. */
export async function readKeys(accessKeyId: string | null, io: SecretIo): Promise<Result<Keys, NoKeys>> {
  const parts = io.tty.stdin ? await askKeys(accessKeyId, io) : await pipedKeys(accessKeyId, io);
  if (!parts.ok) return parts;
  const [id = "", secret = "", token = ""] = parts.value;
  if (!isKeyPart(id)) return wrong(say`An AccessKey ID has letters and digits only, no blanks; nothing is stored.`);
  if (secret === "") return wrong(say`No AccessKey secret was given; nothing is stored.`);
  if (!isKeyPart(secret)) return wrong(say`The secret has a blank or a character that no key has; nothing is stored.`);
  if (token !== "" && !isKeyPart(token)) {
    return wrong(say`The security token has a blank or a character that no token has; nothing is stored.`);
  }
  return ok({ accessKeyId: id, accessKeySecret: () => secret, ...(token !== "" && { securityToken: () => token }) });
}

const wrong = (why: SafeText): Result<never, NoKeys> => err({ exit: 2, why });

/** ID, secret and token; the token is asked for only where the ID is a temporary one. */
async function askKeys(given: string | null, { askSecret }: SecretIo): Promise<Result<readonly string[], NoKeys>> {
  const cancelled = err({ exit: 130, why: null } as const);
  const id = given ?? (await askSecret("AccessKey ID (not shown): "));
  if (id === null) return cancelled;
  const secret = await askSecret("AccessKey secret (not shown): ");
  if (secret === null) return cancelled;
  const token = id.trim().startsWith("STS.") ? await askSecret("Security token (not shown): ") : "";
  return token === null ? cancelled : ok([id, secret, token].map((part) => part.trim()));
}

/** One line with the secret, and a second one with the security token of temporary keys. */
async function pipedKeys(id: string | null, { readStdin }: SecretIo): Promise<Result<readonly string[], NoKeys>> {
  if (id === null) return wrong(say`Give --access-key-id, or run this on a terminal, where it is asked for.`);
  const lines = (await readStdin()).trim().split(/\r?\n/u);
  if (lines.length > 2) return wrong(say`stdin takes the secret on one line, and a security token on a second.`);
  return ok([id, ...lines.map((line) => line.trim())]);
}
