/**
 * What of a value may be in a debug log: everything but contents, texts made of them, and what looks like a secret. It
 * knows the values of the core; where they are written is debug-log.ts.
 */
import { createHmac } from "node:crypto";
import type { Action } from "../../core/actions.ts";
import { NO_TEXT } from "../../core/reading.ts";
import type { AppState } from "../../core/state.ts";
import { contentHashOf } from "../../domain/content-hash.ts";
import { isWhole, type Task } from "../../domain/task.ts";
import { safeText } from "../../lib/safe-text.ts";
import { maskAll } from "../mask-all.ts";

/** Takes a task that no line has yet; `{"$task": number}` stands for it from there on. */
type KeepTask = (number: number, task: object) => void;

/** Redacts for one log. `salt` ends with the process, so that nobody can try contents against their hashes. */
export class Redactor {
  readonly #salt: Uint8Array;
  readonly #keepTask: KeepTask;
  /** Numbers of the tasks that lines have, by their digest: a refresh brings mostly what was there before. */
  readonly #known = new Map<string, number>();

  constructor(salt: Uint8Array, keepTask: KeepTask) {
    this.#salt = salt;
    this.#keepTask = keepTask;
  }

  /** An action, as it can be replayed. `state` is what it meets. */
  action(action: Action, state: AppState): unknown {
    switch (action.type) {
      case "textRead":
        return this.value({ ...action, reading: { masked: NO_TEXT, open: null } });
      case "copyRefused":
        return this.value({ ...action, text: "" });
      case "textTyped":
        // In a text that is read, what is looked for is a piece of it.
        return state.overlay?.kind === "text"
          ? { ...action, text: safeText("?".repeat(action.text.length)) }
          : this.value(action);
      default:
        return this.value(action);
    }
  }

  /** Any plain value, tasks by their numbers; functions and what is made of classes other than tasks are not in one. */
  value(value: unknown): unknown {
    if (typeof value === "string") return maskAll(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((one) => this.value(one));
    if (isTask(value)) return this.#task(value);
    return this.#fields(value);
  }

  #fields(fields: object): object {
    return Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [name, name === "Content" ? null : this.value(value)]),
    );
  }

  /** Its own fields, its instances, which a packed one builds, and a hash that tells contents apart and no more. */
  #task(task: Task): object {
    const contentHash = this.#digest(contentHashOf(task));
    const record = isWhole(task) ? task.record : null;
    const told = { ...this.#fields({ ...task, instances: task.instances, record }), contentHash };
    const digest = this.#digest(JSON.stringify(told));
    const known = this.#known.get(digest);
    if (known !== undefined) return { $task: known };
    const number = this.#known.size;
    this.#known.set(digest, number);
    this.#keepTask(number, told);
    return { $task: number };
  }

  #digest(text: string): string {
    return createHmac("sha256", this.#salt).update(text).digest("hex").slice(0, 32);
  }
}

/** What has an InvokeId and results is a task: nothing else of the core has both. */
const isTask = (value: object): value is Task => "invokeId" in value && "instances" in value && "record" in value;
