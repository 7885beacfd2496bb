/** Owns which security tokens have run out, under the fault expire-after. Must not know what else a token may be refused for. */

export interface TokenExpiry {
  /** Whether a token is older than its lifetime, counted from its first use. `now` is epoch milliseconds. */
  isExpired(token: string, now: number): boolean;
}

/**
 * @param lifetime milliseconds; undefined: none ever expires
 * @param limit most tokens remembered; beyond it the oldest is forgotten, and would live again
 */
export function createTokenExpiry(lifetime: number | undefined, limit = 1_000): TokenExpiry {
  const firstUse = new Map<string, number>();
  return {
    isExpired: (token, now) => {
      if (lifetime === undefined || token === "") return false;
      const since = firstUse.get(token) ?? now;
      firstUse.set(token, since);
      const [oldest] = firstUse.keys();
      if (firstUse.size > limit && oldest !== undefined) firstUse.delete(oldest);
      return now - since >= lifetime;
    },
  };
}
