/** A map that keeps at least the `limit` entries used last, and at most twice as many: two generations, no bookkeeping. */
export class RecentMap {
  #young = new Map();
  #old = new Map();
  #limit;

  constructor(limit) {
    this.#limit = limit;
  }

  get(key) {
    const value = this.#young.get(key);
    if (value !== undefined) return value;
    const kept = this.#old.get(key);
    if (kept !== undefined) this.set(key, kept);
    return kept;
  }

  set(key, value) {
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}

/** How many answers are remembered: a few screens of texts. */
const REMEMBERED = 1024;

/** The same function of a text, but for texts seen lately it looks the answer up. */
export function remembered(answer) {
  const known = new RecentMap(REMEMBERED);
  return (text) => {
    let result = known.get(text);
    if (result === undefined) {
      result = answer(text);
      known.set(text, result);
    }
    return result;
  };
}
