/**
 * Keeps the local history of one run: opens it when it is first needed, and writes a page at a time while nothing else
 * is to be done. What goes wrong with it stops nobody.
 */
import type { History } from "../archive/history.ts";
import type { HistoryProblem } from "../archive/history-file.ts";
import type { ClockPort, HistoryPort } from "../core/ports.ts";
import type { WholeTask } from "../domain/task.ts";
import type { Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";

type Opened = Result<{ readonly history: History; readonly notice: SafeText | null }, HistoryProblem>;

/** The world of the keeper. */
export interface HistoryPlace {
  /** Loads what opens a history, and opens it. Asked again where another cafe was busy with it. */
  readonly open: () => Promise<Opened>;
  /** False: there is nothing to know, and nothing need be loaded. */
  readonly exists: () => boolean;
  readonly clock: ClockPort;
}

/** The port, and its end. */
export interface HistoryKeeper extends HistoryPort {
  /** Settled when everything is written; answers with what the user should know. */
  readonly close: () => Promise<readonly SafeText[]>;
}

interface Batch {
  readonly account: string;
  readonly tasks: readonly WholeTask[];
  readonly at: number;
}

/** A key that was pressed at the same time as the answer came is answered first. */
const PAUSE_MS = 50;
/** Another cafe is done by then. */
const BUSY_PAUSE_MS = 200;
/** Tries at the end, each of which may wait for 3 seconds. */
const LAST_TRIES = 2;

/** A keeper that has not opened anything yet. */
export const keepHistory = (place: HistoryPlace): HistoryKeeper => new Keeper(place);

class Keeper implements HistoryKeeper {
  readonly #place: HistoryPlace;
  readonly #waiting: Batch[] = [];
  readonly #notices: SafeText[] = [];
  #history: History | null = null;
  #opening: Promise<History | null> | null = null;
  /** It failed, or it is over: whatever comes now is not kept. */
  #isClosed = false;
  #isPlanned = false;

  constructor(place: HistoryPlace) {
    this.#place = place;
  }

  remember: HistoryKeeper["remember"] = (account, tasks) => {
    if (this.#isClosed || tasks.length === 0) return;
    this.#waiting.push({ account, tasks, at: this.#place.clock.now() });
    this.#plan(PAUSE_MS);
  };

  lastKnown: HistoryKeeper["lastKnown"] = async (owner, region, query, pageSize) => {
    if (!this.#place.exists()) return null;
    return (await this.#opened())?.lastKnown(owner, region, query, pageSize) ?? null;
  };

  close: HistoryKeeper["close"] = async () => {
    let triesLeft = LAST_TRIES;
    while (this.#waiting.length > 0 && triesLeft > 0) {
      this.#history?.waitLonger();
      if (!(await this.#writeOne())) triesLeft -= 1;
    }
    this.#history?.close();
    this.#history = null;
    this.#isClosed = true;
    return this.#notices;
  };

  #plan(ms: number): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    this.#place.clock.after(ms, async () => {
      const isDone = await this.#writeOne();
      this.#isPlanned = false;
      if (this.#waiting.length > 0) this.#plan(isDone ? 0 : BUSY_PAUSE_MS);
    });
  }

  /** Writes the oldest batch; false where it has to be tried again. */
  async #writeOne(): Promise<boolean> {
    const history = await this.#opened();
    const [batch] = this.#waiting;
    if (batch === undefined) return true;
    const problem = history?.remember(batch.account, batch.tasks, batch.at);
    if (problem === undefined || problem?.kind === "busy") return false;
    if (problem === null) this.#waiting.shift();
    else this.#giveUp(problem);
    return true;
  }

  async #opened(): Promise<History | null> {
    if (this.#history !== null || this.#isClosed) return this.#history;
    this.#opening ??= this.#open();
    return this.#opening;
  }

  async #open(): Promise<History | null> {
    const answer = await this.#place.open();
    this.#opening = null;
    if (answer.ok) {
      this.#history = answer.value.history;
      if (answer.value.notice !== null) this.#notices.push(answer.value.notice);
    } else if (answer.error.kind !== "busy") this.#giveUp(answer.error);
    return this.#history;
  }

  #giveUp({ kind, why }: HistoryProblem): void {
    this.#isClosed = true;
    this.#waiting.length = 0;
    // No folder to write to is no news: whoever wants a history finds out by `cafe history size`.
    if (kind !== "unusable") this.#notices.push(why);
  }
}

/** Keeps nothing, knows nothing: it is switched off, or there is no folder for it. */
export const NO_HISTORY: HistoryKeeper = {
  remember: () => {},
  lastKnown: async () => null,
  close: async () => [],
};
