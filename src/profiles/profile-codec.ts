/** One profile as config.json holds it: checked by hand from unknown, and written. It touches no file. */
import { STORE } from "../copy/store.ts";
import { isRegionId } from "../domain/region.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { type Fields, isFields } from "./fields.ts";
import { isKeyPart, isProfileName, isRoleName, type Profile, type ProfileSource } from "./profile.ts";

/** Reads an entry of the list of profiles; the error is the end of a sentence. */
export function decodeProfile(entry: unknown): Result<Profile, SafeText> {
  if (!isFields(entry)) return err(STORE.entryNoObject);
  const { name, region } = entry;
  if (typeof name !== "string" || !isProfileName(name)) return err(STORE.entryName);
  if (region !== undefined && !(typeof region === "string" && isRegionId(region))) {
    return err(STORE.entryRegion(safeText(name)));
  }
  const network = entry["network"] === "vpc" ? "vpc" : undefined;
  const source = decodeSource(entry["source"]);
  if (source === null) return err(STORE.entrySource(safeText(name)));
  return ok({ name, ...(typeof region === "string" && { region }), ...(network && { network }), source });
}

/** What goes into the file for a profile. */
export function encodeProfile({ name, region, network, source }: Profile): Fields {
  return {
    name,
    ...(region !== undefined && { region }),
    ...(network !== undefined && { network }),
    source: source.kind === "stored" ? reveal(source) : source,
  };
}

/** Null where a part is missing or not what it should be. */
type Decoder = (source: Fields) => ProfileSource | null;

const DECODERS: ReadonlyMap<unknown, Decoder> = new Map<ProfileSource["kind"], Decoder>([
  ["environment", () => ({ kind: "environment" })],
  [
    "aliyun-cli",
    ({ profile, file }) => {
      if (typeof profile !== "string" || profile === "") return null;
      return { kind: "aliyun-cli", profile, ...(typeof file === "string" && { file }) };
    },
  ],
  [
    "credentials-file",
    ({ section }) => (typeof section === "string" && section !== "" ? { kind: "credentials-file", section } : null),
  ],
  [
    "ecs-role",
    ({ role }) => {
      if (role === undefined) return { kind: "ecs-role" };
      return typeof role === "string" && isRoleName(role) ? { kind: "ecs-role", role } : null;
    },
  ],
  [
    "credentials-uri",
    ({ uri }) => (typeof uri === "string" && URL.canParse(uri) ? { kind: "credentials-uri", uri } : null),
  ],
  ["stored", decodeStored],
  ["locked", decodeLocked],
]);

const decodeSource = (source: unknown): ProfileSource | null =>
  isFields(source) ? (DECODERS.get(source["kind"])?.(source) ?? null) : null;

function decodeStored({ accessKeyId, accessKeySecret, securityToken }: Fields): ProfileSource | null {
  if (typeof accessKeyId !== "string" || !isKeyPart(accessKeyId)) return null;
  if (typeof accessKeySecret !== "string" || !isKeyPart(accessKeySecret)) return null;
  if (securityToken === undefined) return { kind: "stored", accessKeyId, accessKeySecret: () => accessKeySecret };
  if (typeof securityToken !== "string" || !isKeyPart(securityToken)) return null;
  return {
    kind: "stored",
    accessKeyId,
    accessKeySecret: () => accessKeySecret,
    securityToken: () => securityToken,
  };
}

function decodeLocked({ accessKeyId, salt, nonce, sealed }: Fields): ProfileSource | null {
  if (typeof accessKeyId !== "string" || !isKeyPart(accessKeyId)) return null;
  if (!isBase64(salt) || !isBase64(nonce) || !isBase64(sealed)) return null;
  return { kind: "locked", accessKeyId, salt, nonce, sealed };
}

const isBase64 = (value: unknown): value is string =>
  typeof value === "string" && /^[A-Za-z0-9+/]{8,16384}={0,2}$/u.test(value);

// The one place where secrets become plain data on the way into the file.
const reveal = (source: ProfileSource & { readonly kind: "stored" }): Fields => ({
  kind: "stored",
  accessKeyId: source.accessKeyId,
  accessKeySecret: source.accessKeySecret(),
  ...(source.securityToken && { securityToken: source.securityToken() }),
});
