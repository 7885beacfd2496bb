/**
 * Keys under a passphrase: scrypt makes a key of it, AES-256-GCM seals secret and token with it. The AccessKeyId stays
 * readable and is bound to what is sealed. What was unlocked is kept in memory for the run, and nowhere else.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from "node:crypto";
import { isFields, parseJson, textOf } from "./fields.ts";
import type { Keys, LockedKeys, Secret } from "./profile.ts";

/** 64 MiB and some tenths of a second for each guess (RFC 7914: N, r, p). */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 2 ** 20 };
const CIPHER = "aes-256-gcm";
const TAG_BYTES = 16;

/** The secret parts of keys. */
export interface SecretParts {
  readonly secret: Secret;
  readonly token?: Secret;
}

/** Seals keys; a new salt and nonce each time. */
export async function lockKeys(keys: Keys, passphrase: string): Promise<LockedKeys> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv(CIPHER, await keyOf(passphrase, salt), nonce);
  cipher.setAAD(Buffer.from(keys.accessKeyId));
  const plain = JSON.stringify({ secret: keys.accessKeySecret(), token: keys.securityToken?.() ?? "" });
  const sealed = Buffer.concat([cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return {
    kind: "locked",
    accessKeyId: keys.accessKeyId,
    salt: salt.toString("base64"),
    nonce: nonce.toString("base64"),
    sealed: sealed.toString("base64"),
  };
}

/** Opens what was sealed; null where the passphrase is another, or somebody changed the file. */
export async function unlockKeys(locked: LockedKeys, passphrase: string): Promise<SecretParts | null> {
  const key = await keyOf(passphrase, Buffer.from(locked.salt, "base64"));
  const sealed = Buffer.from(locked.sealed, "base64");
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(locked.nonce, "base64"), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(locked.accessKeyId));
    decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]);
    const parts = parseJson(plain.toString("utf8"));
    if (!isFields(parts)) return null;
    const secret = textOf(parts, "secret");
    const token = textOf(parts, "token");
    return { secret: () => secret, ...(token !== "" && { token: () => token }) };
  } catch {
    return null;
  }
}

const keyOf = (passphrase: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) =>
    // NFC: the same letters typed on another system are the same passphrase.
    scrypt(passphrase.normalize("NFC"), salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key))),
  );

/** What was unlocked in this run. */
export interface Vault {
  readonly unlocked: (keys: LockedKeys) => SecretParts | null;
  /** True where the passphrase fits. */
  readonly unlock: (keys: LockedKeys, passphrase: string) => Promise<boolean>;
}

export function createVault(): Vault {
  const open = new Map<string, SecretParts>();
  return {
    unlocked: ({ sealed }) => open.get(sealed) ?? null,
    unlock: async (keys, passphrase) => {
      const parts = await unlockKeys(keys, passphrase);
      if (parts !== null) open.set(keys.sealed, parts);
      return parts !== null;
    },
  };
}
