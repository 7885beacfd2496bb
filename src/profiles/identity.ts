/**
 * Who cafe acts as: the chosen place of keys, and the port that hands them out. The choice is made once; the keys
 * themselves are looked for anew before every call. No secret gets into an identity or a failure.
 */
import { CREDENTIALS } from "../copy/credentials.ts";
import type { CredentialsPort, Identity } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import type { Network } from "../domain/region.ts";
import { ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { choose } from "./choice.ts";
import { createKeyCache } from "./key-cache.ts";
import { obtain } from "./obtain.ts";
import type { Outside } from "./outside.ts";
import { maskId } from "./profile.ts";
import { fingerprint, type Recipe } from "./recipe.ts";
import { environmentRegion, type KeyPlaces, type KeySource } from "./sources.ts";

/** What a choice of keys depends on. */
export interface IdentityRequest extends KeyPlaces {
  readonly outside: Outside;
  readonly flagProfile?: string;
  readonly flagRegion?: string;
}

/** Hands keys out, and knows when the last ones end. */
export interface KeyPort extends CredentialsPort {
  readonly refused: () => SafeText;
  /** Epoch milliseconds; null where the keys are renewed by themselves, nobody knows, or none were asked for yet. */
  readonly expiresAt: () => number | null;
}

export interface ResolvedIdentity {
  readonly credentials: KeyPort;
  readonly identity: Identity;
  /** What the local history keeps the tasks under. */
  readonly account: string;
  /** RegionId to start with; null where nothing names one. */
  readonly region: string | null;
  /** Null where the source does not say. */
  readonly network: Network | null;
}

/**
 * Chooses keys (choice.ts has the order) and a region: `--region`, then ALIBABA_CLOUD_REGION_ID, then the one
 * remembered, then the profile's. Sends nothing: keys that have to be asked for are asked for at the first call.
 */
export function resolveIdentity(request: IdentityRequest): Result<ResolvedIdentity, Failure> {
  const { chosen } = choose(request, request.flagProfile);
  if (!chosen.ok) return chosen;
  const source = chosen.value;
  const recipe = source.recipe();
  if (!recipe.ok) return recipe;
  const fromEnvironment = environmentRegion(request.env);
  if (!fromEnvironment.ok) return fromEnvironment;
  return ok({
    credentials: keyPort(source, recipe.value, request.outside),
    identity: {
      profile: safeText(source.profile),
      source: source.words,
      accessKeyId: shownId(recipe.value),
    },
    account: accountOf(source),
    region:
      request.flagRegion || fromEnvironment.value || request.store.remembered(source.profile).region || source.region(),
    network: source.network(),
  });
}

/** Keys in the environment are now these and now those: the masked ID tells them apart. A profile goes by its name. */
export function accountOf({ origin, profile, recipe }: KeySource): string {
  const keys = origin === "environment" ? recipe() : null;
  return keys?.ok && keys.value.kind === "keys" ? shownId(keys.value) : profile;
}

/** The AccessKeyId, masked, or words where it is not known before the keys are asked for. */
export const shownId = (recipe: Recipe): SafeText =>
  recipe.kind === "keys" ? maskId(recipe.keys.accessKeyId) : CREDENTIALS.onDemand;

const endOf = (recipe: Recipe): number | null => (recipe.kind === "keys" ? (recipe.keys.expiresAt ?? null) : null);

/** @param first the recipe as it is now: nothing else knows of an end before the first call */
function keyPort(source: KeySource, first: Recipe, outside: Outside): KeyPort {
  const cache = createKeyCache(outside.clock);
  let expiresAt = endOf(first);
  return {
    get: async () => {
      const recipe = source.recipe();
      if (!recipe.ok) return recipe;
      const { value } = recipe;
      expiresAt = endOf(value);
      const fetch = () => obtain(value, outside);
      return value.kind === "keys" ? fetch() : cache.get(fingerprint(value), fetch);
    },
    refused: () => {
      cache.forget();
      return source.renewal();
    },
    expiresAt: () => expiresAt,
  };
}
