import { expect, test } from "vitest";
import { runEmulator } from "../../../src/emulator/command.ts";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { NOW } from "./signed-request.ts";

const OPTIONS = { ...DEFAULTS, tasks: 5, instances: 50, now: () => NOW };

test("the first line says where it listens, every request is a line, and the signal ends it", async () => {
  const lines: string[] = [];
  const stop = new AbortController();
  const listening = Promise.withResolvers<void>();
  const print = (line: string) => {
    lines.push(line);
    listening.resolve();
  };
  const ended = runEmulator(OPTIONS, {}, { print, signal: stop.signal });
  await listening.promise;
  expect(lines[0]).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
  await (await fetch(lines[0]?.replace("listening on ", "") ?? "")).text();
  expect(lines[1]).toMatch(/^2026-11-24T03:10:20Z GET - - - 400 MissingAction \d+\.\d ms$/);
  stop.abort();
  await ended;
  expect(lines.length).toBe(2);
});

test("a signal that was given before still lets the first line be said", async () => {
  const lines: string[] = [];
  await runEmulator(OPTIONS, {}, { print: (line) => lines.push(line), signal: AbortSignal.abort() });
  expect(lines).toHaveLength(1);
});
