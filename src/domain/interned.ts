/** Keeps one copy of each of many values, under a number. It only grows: it is let go as a whole. */

export interface Interned<Value> {
  readonly size: () => number;
  /** The number of the value with this key; made and kept where it is new. */
  readonly indexOf: (key: string, make: () => Value) => number;
  /** The value with this number, which was given out here. */
  readonly at: (index: number) => Value;
  readonly values: () => readonly Value[];
}

export function createInterned<Value>(): Interned<Value> {
  const numbers = new Map<string, number>();
  const values: Value[] = [];
  return {
    size: () => values.length,
    indexOf: (key, make) => {
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      values.push(make());
      return values.length - 1;
    },
    at: (index) => {
      const value = values[index];
      if (value === undefined) throw new RangeError(`Nothing was kept under number ${index}.`);
      return value;
    },
    values: () => values,
  };
}
