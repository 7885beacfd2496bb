/** Runs many asynchronous jobs, a few at a time. Knows nothing of what they do. */

/** The answers in the order of the items. At most `limit` run at once; a slow one holds up only its own place. */
export async function mapBounded<Item, Answer>(
  items: readonly Item[],
  limit: number,
  run: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers = new Map<number, Answer>();
  const queue = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of queue) answers.set(at, await run(item));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return [...answers].sort(([a], [b]) => a - b).map(([, answer]) => answer);
}
