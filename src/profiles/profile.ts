/**
 * What a profile is and what its parts may look like. Secrets are held behind functions, so that neither JSON nor
 * util.inspect can show one; this file reads and writes nothing.
 */
import { STORE } from "../copy/store.ts";
import type { Network } from "../domain/region.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

/** Answers with a secret. A function, because a function is not serialised, inspected or printed. */
export type Secret = () => string;

/** Keys as they are kept: the ID may be shown masked, the rest not at all. */
export interface Keys {
  readonly accessKeyId: string;
  readonly accessKeySecret: Secret;
  /** Only temporary (STS) keys have one. */
  readonly securityToken?: Secret;
  /** When temporary keys end, epoch milliseconds; absent where nobody knows. */
  readonly expiresAt?: number;
}

/** Where a profile's keys are. Only `stored` and `locked` keep them in cafe's own file; the others are references. */
export type ProfileSource =
  | ({ readonly kind: "stored" } & Keys)
  | LockedKeys
  | { readonly kind: "environment" }
  | {
      readonly kind: "aliyun-cli";
      /** Name of the profile in the aliyun CLI's file. */
      readonly profile: string;
      /** Absolute path of that file, where it is not the CLI's own. */
      readonly file?: string;
    }
  /** A section of the SDKs' shared credentials file. */
  | { readonly kind: "credentials-file"; readonly section: string }
  /** The RAM role of the ECS instance that cafe runs on; whichever it has where none is named. */
  | { readonly kind: "ecs-role"; readonly role?: string }
  | { readonly kind: "credentials-uri"; readonly uri: string };

/** Keys under a passphrase (lock.ts): all but the ID is encrypted. The parts are Base64. */
export interface LockedKeys {
  readonly kind: "locked";
  readonly accessKeyId: string;
  readonly salt: string;
  readonly nonce: string;
  readonly sealed: string;
}

export interface Profile {
  readonly name: string;
  /** RegionId to start with. */
  readonly region?: string;
  /** The endpoints that the profile's calls go to; those of the internet unless given. */
  readonly network?: Network;
  readonly source: ProfileSource;
}

/** Stands for the keys in the environment, wherever a profile is named. */
export const ENVIRONMENT = "environment";

/** Stands for the RAM role of the ECS instance that cafe runs on, in the same way. */
export const ECS_ROLE = "ecs-role";

/** Names that already mean something, so no profile may take them. */
const RESERVED: readonly string[] = [ENVIRONMENT, ECS_ROLE, "demo"];

/** 1 to 64 of letters, digits, dot, underscore and hyphen. */
export const isProfileName = (text: string): boolean => /^[A-Za-z0-9._-]{1,64}$/u.test(text);

/** The name of a RAM role. */
export const isRoleName = (text: string): boolean => /^[\w.-]{1,64}$/u.test(text);

/** What is wrong with a name for a new profile; null where nothing is. */
export function nameProblem(text: string): SafeText | null {
  if (!isProfileName(text)) {
    return STORE.nameRule;
  }
  return RESERVED.includes(text) ? STORE.nameReserved(safeText(text)) : null;
}

/** Why a profile cannot be added. */
export const nameTaken = (name: string): SafeText => STORE.exists(safeText(name), safeText(name));

/** Why a profile cannot be chosen or removed. */
export const noSuchProfile = (name: string): SafeText => STORE.absent(safeText(name));

// Real keys are below 100 characters and tokens below 2,000; more than this is a file that was pasted by mistake.
const MAX_KEY_PART = 8192;

/** Keys travel in HTTP headers, so a blank or anything beyond ASCII cannot be part of one. */
export const isKeyPart = (text: string): boolean => text.length <= MAX_KEY_PART && /^[\x21-\x7e]+$/u.test(text);

/** An AccessKeyId as it may be shown, e.g. LTAI****1234: never more than half of it, and nothing of a short one. */
export function maskId(accessKeyId: string): SafeText {
  const shown = accessKeyId.length >= 16 ? 4 : accessKeyId.length >= 8 ? 2 : 0;
  if (shown === 0) return say`****`;
  return say`${safeText(accessKeyId.slice(0, shown))}****${safeText(accessKeyId.slice(-shown))}`;
}

/** Where a profile's keys are, in words. */
export function sourceWords(source: ProfileSource): SafeText {
  switch (source.kind) {
    case "stored":
      return STORE.sourceStored;
    case "locked":
      return STORE.sourceLocked;
    case "credentials-file":
      return STORE.sourceSection(safeText(source.section));
    case "ecs-role":
      return source.role === undefined ? STORE.sourceEcs : STORE.sourceEcsRole(safeText(source.role));
    case "credentials-uri":
      return STORE.sourceUri;
    case "environment":
      return STORE.sourceEnvironment;
    case "aliyun-cli":
      return STORE.sourceAliyun(safeText(source.profile));
  }
}
