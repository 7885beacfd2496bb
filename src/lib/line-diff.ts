/** The difference of two lists of lines: a shortest edit, by Myers' greedy algorithm. Knows nothing of files. */

/** A line kept, removed or added, by its index in `before` and in `after`. */
export type LineChange =
  | { readonly op: "same"; readonly before: number; readonly after: number }
  | { readonly op: "removed"; readonly before: number }
  | { readonly op: "added"; readonly after: number };

/** Beyond this many edits the middle is told as removed and added whole: time and memory grow with its square. */
const MOST_EDITS = 1_000;

/** All lines in order, removed ones before added ones. Shortest as long as it takes no more than 1,000 edits. */
export function diffLines(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let head = 0;
  const most = Math.min(before.length, after.length);
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const [old, young] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
  const ends = [old.length, young.length] as const;
  const same = (count: number, from: number, to: number): readonly LineChange[] =>
    Array.from({ length: count }, (_, at) => ({ op: "same", before: from + at, after: to + at }));
  const trace = traceOf(old, young);
  const middle = trace === null ? replaced(ends, head) : walkBack(trace, ends, head);
  return [...same(head, 0, 0), ...middle, ...same(tail, before.length - tail, after.length - tail)];
}

type Ends = readonly [before: number, after: number];

/** Per number of edits, how far each diagonal reaches; null where there are too many edits. */
function traceOf(before: readonly string[], after: readonly string[]): readonly ReadonlyMap<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let edits = 0; edits <= MOST_EDITS; edits += 1) {
    const next = new Map(reach);
    trace.push(reach);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = startOf(reach, diagonal, edits);
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return trace;
    }
    reach = next;
  }
  return null;
}

const isDown = (reach: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean =>
  diagonal === -edits || (diagonal !== edits && (reach.get(diagonal - 1) ?? 0) < (reach.get(diagonal + 1) ?? 0));

const startOf = (reach: ReadonlyMap<number, number>, diagonal: number, edits: number): number =>
  isDown(reach, diagonal, edits) ? (reach.get(diagonal + 1) ?? 0) : (reach.get(diagonal - 1) ?? 0) + 1;

/** From the end to the start, along the diagonals that reached furthest. */
function walkBack(trace: readonly ReadonlyMap<number, number>[], ends: Ends, offset: number): readonly LineChange[] {
  const changes: LineChange[] = [];
  let [x, y] = ends;
  const keep = (until: number): void => {
    for (; x > until; x -= 1, y -= 1) changes.push({ op: "same", before: offset + x - 1, after: offset + y - 1 });
  };
  for (let edits = trace.length - 1; edits > 0; edits -= 1) {
    const reach = trace[edits] ?? new Map<number, number>();
    const diagonal = x - y;
    keep(startOf(reach, diagonal, edits));
    if (isDown(reach, diagonal, edits)) {
      y -= 1;
      changes.push({ op: "added", after: offset + y });
    } else {
      x -= 1;
      changes.push({ op: "removed", before: offset + x });
    }
  }
  keep(0);
  return changes.reverse();
}

const replaced = ([removed, added]: Ends, offset: number): readonly LineChange[] => [
  ...Array.from({ length: removed }, (_, at): LineChange => ({ op: "removed", before: offset + at })),
  ...Array.from({ length: added }, (_, at): LineChange => ({ op: "added", after: offset + at })),
];
