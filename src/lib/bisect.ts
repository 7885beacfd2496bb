/** Binary search by a question that is answered "no" up to some index and "yes" from there on. */

/** The first index with a yes, from 0 to `count`; `count` where there is none. */
export function firstIndex(count: number, isThere: (index: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isThere(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
