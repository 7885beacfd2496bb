/**
 * How keys are had: the keys themselves, or what to ask for them. Made from files and the environment alone; nothing is
 * asked here. obtain.ts carries a recipe out.
 */
import { createHash } from "node:crypto";
import type { Role } from "./outside.ts";
import type { Keys } from "./profile.ts";

export type Recipe =
  | { readonly kind: "keys"; readonly keys: Keys }
  | { readonly kind: "assume-role"; readonly from: Recipe; readonly role: Role }
  | { readonly kind: "oidc"; readonly role: Role; readonly providerArn: string; readonly tokenFile: string }
  /** Null: the role that the instance has. */
  | { readonly kind: "ecs-metadata"; readonly role: string | null }
  /** `file` is where the command is written. */
  | { readonly kind: "external"; readonly command: string; readonly file: string }
  | { readonly kind: "credentials-uri"; readonly uri: URL };

/** Changes whenever a recipe does, the secrets in it included; says nothing of them. */
export const fingerprint = (recipe: Recipe): string =>
  createHash("sha256")
    .update(JSON.stringify(recipe, (_, value: unknown) => (typeof value === "function" ? String(value()) : value)))
    .digest("base64");

export const DEFAULT_SESSION = "cafe";
/** Every role allows an hour; less can be asked for, more only where the role says so. */
const DEFAULT_DURATION_S = 3600;
const MIN_DURATION_S = 900;

/** The seconds that STS is asked for. */
export const durationOf = (seconds: number | null): number =>
  seconds === null || seconds <= 0 ? DEFAULT_DURATION_S : Math.max(MIN_DURATION_S, Math.round(seconds));

/** Where STS is asked: a region's own host where one is named, in a VPC where the environment says so. */
export function stsHost(env: Readonly<Record<string, string | undefined>>, region = ""): string {
  const chosen = region || env["ALIBABA_CLOUD_STS_REGION"] || "";
  if (chosen === "") return "sts.aliyuncs.com";
  return isSet(env["ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED"])
    ? `sts-vpc.${chosen}.aliyuncs.com`
    : `sts.${chosen}.aliyuncs.com`;
}

/** True of a switch in the environment that is on. */
export const isSet = (value: string | undefined): boolean => /^(?:1|true|yes|on)$/iu.test((value ?? "").trim());
