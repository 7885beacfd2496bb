/** Small helpers for counting in maps. Owns no meaning of what is counted. */
import { compareText } from "./task.ts";

/** The value at a key; made and kept where there is none. */
export function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** One more of this. */
export function increment<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Most frequent first, equally frequent ones in order of their text. */
export const ranked = <Key extends string>(counts: ReadonlyMap<Key, number>): readonly (readonly [Key, number])[] =>
  [...counts].sort(([a, m], [b, n]) => n - m || compareText(a, b));
