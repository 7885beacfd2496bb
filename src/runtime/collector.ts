/**
 * Crawls several places at once, and tells of them in batches: each costs work that grows with what is loaded, so the
 * more there is, the longer they are apart. Keeps nothing of the state.
 */
import type { TargetUpdate } from "../core/collection.ts";
import type { Effect } from "../core/effects.ts";
import type { ClockPort, Crawl, CrawlEnd, CrawlProgress, ProfilesPort } from "../core/ports.ts";
import { mapBounded } from "../lib/bounded.ts";
import { createGate, type Gate } from "./gate.ts";
import type { Runtime } from "./runtime.ts";

type CollectEffect = Extract<Effect, { type: "collect" }>;

/** Calls to different places at once. The service counts calls per account and region, so this is for our own sake. */
const AT_ONCE = 8;
/** Milliseconds between two batches, and how many tasks make it one more. */
const BATCH_MS = 100;
const TASKS_PER_MS = 100;

export interface CollectorWorld {
  readonly crawl: Crawl;
  readonly clock: ClockPort;
  /** Who is asked in the name of a profile. */
  readonly connect: ProfilesPort["connect"];
}

/** One collection at a time: a newer one ends the older. */
export class Collector {
  readonly #world: CollectorWorld;
  #abort = new AbortController();
  #gate: Gate | null = null;

  constructor(world: CollectorWorld) {
    this.#world = world;
  }

  /** Asks every target; what comes of it arrives by `dispatch`. */
  async start(effect: CollectEffect, dispatch: Runtime["dispatch"]): Promise<void> {
    this.stop();
    const { id, targets, limit } = effect;
    const { signal } = this.#abort;
    const gate = createGate(limit, () => dispatch({ type: "limitReached", id }));
    this.#gate = gate;
    const batch = createBatch(id, this.#world.clock, dispatch);
    signal.addEventListener("abort", batch.drop);
    await mapBounded(targets, AT_ONCE, async (target) => {
      if (signal.aborted) return;
      const update = await this.#askTarget(effect, target, { signal, gate, batch });
      batch.put(target.index, () => update);
    });
    batch.send();
  }

  pause(): void {
    this.#gate?.pause();
  }

  resume(more: number): void {
    this.#gate?.resume(more);
  }

  /** Ends the calls under way; nothing more is told of them. */
  stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#gate?.open();
    this.#gate = null;
  }

  async #askTarget(
    { query, pageSize, depth }: CollectEffect,
    { profile, region, index }: CollectEffect["targets"][number],
    { signal, gate, batch }: Round,
  ): Promise<TargetUpdate> {
    const connection = await this.#world.connect(profile);
    if (!connection.ok) return { ...NOTHING, index, state: "failed", failure: connection.error };
    const { results } = connection.value;
    const gated: typeof results = {
      ...results,
      fetchPage: async (page, ended) => {
        await gate.pass();
        return results.fetchPage(page, ended);
      },
    };
    const tell = async (progress: CrawlProgress): Promise<void> => batch.put(index, () => running(index, progress));
    const request = { region, query, pageSize, packed: depth === "all", ...(depth === "first" && { maxPages: 1 }) };
    return ended(index, await this.#world.crawl(gated, request, signal, tell));
  }
}

/** What the calls of one collection have in common. */
interface Round {
  readonly signal: AbortSignal;
  readonly gate: Gate;
  readonly batch: Batch;
}

const NOTHING = { tasks: [], loaded: 0, total: null, calls: 0, hasMore: false } as const;

const running = (index: number, { tasks, loaded, total, calls }: CrawlProgress): TargetUpdate => ({
  index,
  state: "running",
  tasks: tasks(),
  loaded,
  total,
  calls,
  hasMore: true,
  failure: null,
});

const ended = (index: number, { tasks, total, calls, complete, failure }: CrawlEnd): TargetUpdate => ({
  index,
  state: failure === null ? "done" : "failed",
  tasks,
  loaded: tasks.length,
  total,
  calls,
  hasMore: !complete && failure?.kind !== "region",
  failure,
});

/** The latest of each target, told together. */
interface Batch {
  /** The update is made when it is told: a list of all tasks so far is not made for each page. */
  readonly put: (index: number, update: () => TargetUpdate) => void;
  /** Tells what there is, now. */
  readonly send: () => void;
  /** Tells nothing any more. */
  readonly drop: () => void;
}

function createBatch(id: number, clock: ClockPort, dispatch: Runtime["dispatch"]): Batch {
  const pending = new Map<number, () => TargetUpdate>();
  const loaded = new Map<number, number>();
  let cancel: (() => void) | null = null;
  let isDropped = false;
  const send = (): void => {
    cancel?.();
    cancel = null;
    if (pending.size === 0) return;
    const updates = [...pending.values()].map((make) => make());
    pending.clear();
    for (const update of updates) loaded.set(update.index, update.loaded);
    dispatch({ type: "collected", id, updates, at: clock.now() });
  };
  return {
    put: (index, update) => {
      if (isDropped) return;
      pending.set(index, update);
      cancel ??= clock.after(BATCH_MS + sumOf(loaded) / TASKS_PER_MS, send);
    },
    send,
    drop: () => {
      isDropped = true;
      cancel?.();
      cancel = null;
      pending.clear();
    },
  };
}

const sumOf = (counts: ReadonlyMap<number, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);
