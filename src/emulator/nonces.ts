/** Owns which signature nonces were used, in bounded memory. */

export interface Nonces {
  /** True the first time a nonce is seen, false while it is remembered. `now` is epoch milliseconds. */
  claim(nonce: string, now: number): boolean;
}

/**
 * @param lifetime milliseconds; a nonce older than the accepted age of a request can be forgotten
 * @param limit most nonces kept; beyond it the oldest is forgotten
 */
export function createNonces(lifetime: number, limit = 100_000): Nonces {
  const seen = new Map<string, number>();
  return {
    claim: (nonce, now) => {
      for (const [oldest, seenAt] of seen) {
        if (seen.size <= limit && now - seenAt <= lifetime) break;
        seen.delete(oldest);
      }
      if (seen.has(nonce)) return false;
      seen.set(nonce, now);
      return true;
    },
  };
}
