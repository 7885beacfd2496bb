/**
 * The explorer without a terminal: real store, interpreter and client over real sockets, at a clock that the test moves.
 * Time stands still while a call is under way, so nothing here depends on how fast the machine is.
 */

import { stripVTControlCharacters } from "node:util";
import { createBudget, DEFAULT_MAX_RPS } from "../../src/api/budget.ts";
import { type ClientOptions, createResultsClient } from "../../src/api/client.ts";
import type { CommandId } from "../../src/core/command-ids.ts";
import type { ClockPort, Credentials } from "../../src/core/ports.ts";
import type { AppState } from "../../src/core/state.ts";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import type { Faults } from "../../src/emulator/faults.ts";
import { type Emulator, startEmulator } from "../../src/emulator/server.ts";
import { DEFAULT_KEYMAP } from "../../src/input/keymap.ts";
import { ok } from "../../src/lib/result.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import { UNICODE_GLYPHS } from "../../src/present/glyphs.ts";
import { Interpreter } from "../../src/runtime/interpreter.ts";
import { createRuntime } from "../../src/runtime/runtime.ts";
import { firstFrame } from "../../src/ui/first-frame.ts";
import { fakeWorld, settled } from "./fake-ports.ts";
import { THEMES } from "./looks.ts";
import { NOW, startState } from "./make-state.ts";

/** Deadline of each attempt; no other timer of cafe is as long. */
export const TIMEOUT_MS = 10_007;

/** What the world does to calls from now on. */
export interface Weather {
  /** Where calls go. */
  readonly url?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** The machine's clock against that of the service, milliseconds. */
  readonly skew?: number;
  readonly keys?: Partial<Credentials>;
  /** Calls are never answered: only time ends them. */
  readonly silent?: boolean;
}

export interface LiveWorld {
  readonly state: () => AppState;
  /** The screen at 200x50, without colours. */
  readonly screen: () => string;
  /** Attempts made so far, whatever became of them. */
  readonly attempts: () => number;
  /** A command as by its key; answers when what it asked for has been answered, or waits for time to pass. */
  readonly press: (id: CommandId) => Promise<void>;
  readonly advance: (ms: number) => Promise<void>;
  /** Sets everybody's clock, forth or back; timers that are set go on as they were, as those of a machine do. */
  readonly jump: (ms: number) => void;
  /** Replaces what was set before; without anything it is the good endpoint again. */
  readonly setWeather: (weather: Weather) => void;
  /** Another endpoint with the same data and the same clock, with faults. */
  readonly emulator: (faults: Faults) => Promise<Emulator>;
  readonly close: () => Promise<void>;
}

interface Timer {
  readonly due: number;
  readonly ms: number;
  readonly run: () => void;
}

/** Time that moves by `next` alone, from one timer to another. */
function steppedClock() {
  let time = NOW;
  let jumped = 0;
  const timers = new Set<Timer>();
  const clock: ClockPort = {
    now: () => time + jumped,
    after: (ms, run) => {
      const timer = { due: time + ms, ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const next = (until: number): boolean => {
    const [first] = [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due);
    time = first?.due ?? until;
    if (first === undefined) return false;
    timers.delete(first);
    first.run();
    return true;
  };
  const jump = (ms: number): void => {
    jumped += ms;
  };
  return { clock, next, jump, now: () => time, isSet: (ms: number) => [...timers].some((timer) => timer.ms === ms) };
}

/** Starts the explorer, with its first page loaded. Tasks are under way, so it refreshes by itself every five seconds. */
export async function startWorld(): Promise<LiveWorld> {
  const { clock, next, jump, now, isSet } = steppedClock();
  const emulators: Emulator[] = [];
  const emulator = async (faults?: Faults): Promise<Emulator> => {
    const started = await startEmulator({
      ...DEFAULTS,
      tasks: 60,
      instances: 100,
      now: clock.now,
      speed: 0,
      ...(faults && { faults }),
    });
    emulators.push(started);
    return started;
  };
  const good = await emulator();
  let weather: Weather = {};
  let attempts = 0;
  const env: Record<string, string> = {};
  const skewed: ClockPort = { ...clock, now: () => clock.now() + (weather.skew ?? 0) };
  // Between two attempts the client waits by a timer of its own, which only time ends.
  const pauses = new Set<() => void>();
  const client: ClientOptions = {
    profile: safeText("prod"),
    credentials: {
      get: async () => {
        attempts += 1;
        const { accessKeyId, accessKeySecret } = DEFAULTS;
        return ok({ accessKeyId, accessKeySecret, ...weather.keys });
      },
    },
    endpointFor: () => new URL(weather.url ?? good.url),
    timeoutMs: TIMEOUT_MS,
    clock: {
      ...skewed,
      after: (ms, run) => {
        if (ms === TIMEOUT_MS) return clock.after(ms, run);
        const end = (then?: () => void) => () => {
          pauses.delete(run);
          then?.();
        };
        pauses.add(run);
        return end(clock.after(ms, end(run)));
      },
    },
    random: () => 0.5,
    env,
    budget: createBudget(skewed, DEFAULT_MAX_RPS),
  };
  const fake = fakeWorld();
  const connection = { ...fake.connection, results: createResultsClient(client) };
  const interpreter = new Interpreter({ ...fake.world, connection, clock: skewed });
  const runtime = createRuntime(startState({ viewport: { columns: 200, rows: 50 } }), (effect, dispatch) =>
    interpreter.perform(effect, dispatch),
  );
  const state = runtime.store.getState;
  const isQuiet = (): boolean =>
    state().results.request === null || pauses.size > 0 || (weather.silent === true && isSet(TIMEOUT_MS));
  const quiet = async (): Promise<void> => {
    // Once more each time: what an answer brings about may be another call.
    for (let still = 0; still < 3; still = isQuiet() ? still + 1 : 0) await settled();
  };
  runtime.dispatch({ type: "started", page: 1 });
  await settled();
  await quiet();
  return {
    state,
    screen: () =>
      stripVTControlCharacters(firstFrame(state(), { theme: THEMES.dark, glyphs: UNICODE_GLYPHS }, DEFAULT_KEYMAP)),
    attempts: () => attempts,
    press: async (id) => {
      runtime.dispatch({ type: "command", id });
      await quiet();
    },
    advance: async (ms) => {
      const until = now() + ms;
      while (next(until)) await quiet();
    },
    jump,
    setWeather: (changed) => {
      weather = changed;
      for (const name of Object.keys(env)) delete env[name];
      Object.assign(env, changed.env);
    },
    emulator,
    close: async () => {
      interpreter.stop();
      await Promise.all(emulators.map((each) => each.close()));
    },
  };
}
