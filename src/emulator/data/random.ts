/** Owns seeded randomness: the only source of variety in the data set. Must not read a clock or the system's entropy. */

/** A seeded stream: the same seed gives the same draws in the same order. */
export interface Random {
  /** From 0 up to, not including, 1. */
  unit(): number;
  /** Both ends included. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  /** @throws Error when the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** `count` distinct members in random order, or all of them if there are fewer. */
  sample<T>(list: readonly T[], count: number): T[];
  /** Lower-case letters and digits, as in the service's ids. */
  token(length: number): string;
}

/** As many base-36 digits as one draw is good for: drawing each digit by itself took half the start. */
const TOKEN_CHUNK = 6;

export function createRandom(seed: number): Random {
  let state = seed | 0;
  const unit = (): number => {
    state = (state + 0x9e3779b9) | 0;
    return scramble(state) / 0x1_0000_0000;
  };
  const integer = (min: number, max: number): number => min + Math.floor(unit() * (max - min + 1));
  return {
    unit,
    integer,
    chance: (probability) => unit() < probability,
    pick: (list) => at(list, Math.floor(unit() * list.length)),
    sample: (list, count) => sample(list, count, integer),
    token: (length) => {
      let token = "";
      while (token.length < length) {
        token += Math.floor(unit() * 36 ** TOKEN_CHUNK)
          .toString(36)
          .padStart(TOKEN_CHUNK, "0");
      }
      return token.slice(0, length);
    },
  };
}

/** A number from 0 up to 1 that depends on the arguments only: for details that are computed again on every read. */
export function unitOf(seed: number, index: number): number {
  return scramble(mixSeed(seed, index)) / 0x1_0000_0000;
}

/** Combines a seed with a position, so that neighbours get unrelated streams. */
export function mixSeed(seed: number, index: number): number {
  return scramble((seed ^ Math.imul(index + 1, 0x85ebca6b)) | 0);
}

function scramble(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function sample<T>(list: readonly T[], count: number, integer: (min: number, max: number) => number): T[] {
  const pool = [...list];
  const taken: T[] = [];
  while (taken.length < count && pool.length > 0) {
    taken.push(...pool.splice(integer(0, pool.length - 1), 1));
  }
  return taken;
}

function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error("cannot pick from an empty list");
  return item;
}
