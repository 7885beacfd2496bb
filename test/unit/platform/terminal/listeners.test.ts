import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { Listeners } from "../../../../src/platform/terminal/listeners.ts";

test("all are taken off together", () => {
  const emitter = new EventEmitter();
  const listeners = new Listeners();
  listeners.add(emitter, "a", () => {});
  listeners.add(emitter, "b", () => {});
  expect(listeners.areActive).toBe(true);
  listeners.remove();
  expect(listeners.areActive).toBe(false);
  expect(emitter.eventNames()).toEqual([]);
});

test("one event's are off for a while, the others stay", () => {
  const emitter = new EventEmitter();
  const listeners = new Listeners();
  const heard: string[] = [];
  listeners.add(emitter, "a", () => heard.push("a"));
  listeners.add(emitter, "b", () => heard.push("b"));
  const restore = listeners.pause(emitter, "a");
  emitter.emit("a");
  emitter.emit("b");
  restore();
  emitter.emit("a");
  expect(heard).toEqual(["b", "a"]);
});
