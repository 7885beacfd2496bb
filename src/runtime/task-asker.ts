/** Asks for single tasks by their addresses: one or several for a command, and those that are watched. */
import type { TaskAnswer } from "../core/actions.ts";
import type { Effect } from "../core/effects.ts";
import type { ClockPort, ProfilesPort } from "../core/ports.ts";
import { requestFor } from "../core/task-request.ts";
import { mapBounded } from "../lib/bounded.ts";
import { ok } from "../lib/result.ts";
import type { Runtime } from "./runtime.ts";

type EffectOf<T extends Effect["type"]> = Extract<Effect, { type: T }>;
type Dispatch = Runtime["dispatch"];
type TaskAddress = TaskAnswer["task"];

/** Calls at once. */
const AT_ONCE = 8;

export class TaskAsker {
  readonly #connect: ProfilesPort["connect"];
  readonly #clock: ClockPort;
  #watching = new AbortController();

  /** @param connect who is asked in the name of a profile */
  constructor(connect: ProfilesPort["connect"], clock: ClockPort) {
    this.#connect = connect;
    this.#clock = clock;
  }

  async one({ task, command }: EffectOf<"fetchTask">, dispatch: Dispatch): Promise<void> {
    dispatch({ type: "taskFetched", command, ...(await this.#ask(task, new AbortController().signal)) });
  }

  async several({ tasks }: EffectOf<"fetchTasks">, dispatch: Dispatch): Promise<void> {
    dispatch({ type: "tasksFetched", answers: await this.#askAll(tasks, new AbortController().signal) });
  }

  /** One look at a time: the next one is asked for with the answer of this. */
  async look({ id, tasks }: EffectOf<"fetchWatched">, dispatch: Dispatch): Promise<void> {
    this.stopWatching();
    const { signal } = this.#watching;
    const answers = await this.#askAll(tasks, signal);
    if (!signal.aborted) dispatch({ type: "watchedAnswered", id, answers, at: this.#clock.now() });
  }

  /** Ends the look under way; nothing is told of it. */
  stopWatching(): void {
    this.#watching.abort();
    this.#watching = new AbortController();
  }

  #askAll(tasks: readonly TaskAddress[], signal: AbortSignal): Promise<readonly TaskAnswer[]> {
    return mapBounded(tasks, AT_ONCE, (task) => this.#ask(task, signal));
  }

  async #ask(task: TaskAddress, signal: AbortSignal): Promise<TaskAnswer> {
    const connection = await this.#connect(task.profile);
    if (!connection.ok) return { task, answer: connection };
    const answer = await connection.value.results.fetchPage(requestFor(task), signal);
    return { task, answer: answer.ok ? ok(answer.value.tasks[0] ?? null) : answer };
  }
}
