/** Event listeners that are taken off together, or one event's for a while. */
import type { EventEmitter } from "node:events";

type Listener = (...values: unknown[]) => void;

export class Listeners {
  #all: { readonly emitter: EventEmitter; readonly event: string; readonly listener: Listener }[] = [];

  /** Whether there are any. */
  get areActive(): boolean {
    return this.#all.length > 0;
  }

  add(emitter: EventEmitter, event: string, listener: Listener): void {
    emitter.on(event, listener);
    this.#all.push({ emitter, event, listener });
  }

  /** Takes one event's listeners off; the answer puts them back. */
  pause(emitter: EventEmitter, event: string): () => void {
    const paused = this.#all.filter((entry) => entry.emitter === emitter && entry.event === event);
    for (const { listener } of paused) emitter.off(event, listener);
    return () => {
      for (const { listener } of paused) emitter.on(event, listener);
    };
  }

  remove(): void {
    for (const { emitter, event, listener } of this.#all) emitter.off(event, listener);
    this.#all = [];
  }
}
