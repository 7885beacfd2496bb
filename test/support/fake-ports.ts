import { crawlPages } from "../../src/api/pages.ts";
/** A world that tests own: calls are answered when the test says so, time moves when the test says so. */
import { read } from "../../src/cli/reading.ts";
import type { ClockPort, Connection, PageRequest, ProfileSummary, Remembered } from "../../src/core/ports.ts";
import type { Failure } from "../../src/domain/failure.ts";
import type { TaskPage } from "../../src/domain/page.ts";
import type { Region } from "../../src/domain/region.ts";
import { err, ok, type Result } from "../../src/lib/result.ts";
import { safeText } from "../../src/lib/safe-text.ts";
import type { HostPort, World } from "../../src/runtime/world.ts";
import { failure, NOW } from "./make-state.ts";

/** A call that has not been answered. */
export interface PendingCall<Asked, Answer> {
  readonly asked: Asked;
  readonly signal: AbortSignal;
  readonly answer: (result: Result<Answer, Failure>) => void;
}

/** A clock that stands still; timers run when the test moves it. */
export interface FakeClock extends ClockPort {
  /** Lengths of the timers that are set, milliseconds, as they were asked for. */
  readonly pending: () => readonly number[];
  /** Moves time on, and runs what falls due on the way, in order. */
  readonly advance: (ms: number) => void;
}

export function fakeClock(start = NOW): FakeClock {
  let time = start;
  const timers = new Set<{ readonly due: number; readonly ms: number; readonly run: () => void }>();
  const next = (until: number) => [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  return {
    now: () => time,
    after: (ms, run) => {
      const timer = { due: time + ms, ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pending: () => [...timers].map(({ ms }) => ms),
    advance: (ms) => {
      const until = time + ms;
      for (let timer = next(until); timer; timer = next(until)) {
        timers.delete(timer);
        time = timer.due;
        timer.run();
      }
      time = until;
    },
  };
}

export interface FakeConnection {
  readonly connection: Connection;
  /** Calls in the order in which they were made; the answered ones stay. */
  readonly pages: PendingCall<PageRequest, TaskPage>[];
  readonly regions: PendingCall<string, readonly Region[]>[];
}

/** A connection under a profile's name. */
export function fakeConnection(profile = "prod", region = "cn-hangzhou"): FakeConnection {
  const pages: FakeConnection["pages"] = [];
  const regions: FakeConnection["regions"] = [];
  const connection: Connection = {
    results: {
      fetchPage: (asked, signal) => new Promise((answer) => pages.push({ asked, signal, answer })),
      listRegions: (asked, signal) => new Promise((answer) => regions.push({ asked, signal, answer })),
    },
    identity: {
      profile: safeText(profile),
      source: safeText("environment"),
      accessKeyId: safeText("LTAI****1234"),
    },
    region,
    endpointLabel: (id) => safeText(`ecs.${id}.aliyuncs.com`),
    keysExpireAt: () => null,
  };
  return { connection, pages, regions };
}

export interface FakeWorld extends FakeConnection {
  readonly world: World;
  readonly clock: FakeClock;
  /** What the profiles port lists. */
  readonly profiles: ProfileSummary[];
  /** Connections by name; any other name fails. */
  readonly connections: Map<string, Connection>;
  readonly remembered: { readonly profile: string; readonly what: Remembered }[];
  /** What the host was told, in order: `quit 0`, `copy f-1`, `suspend`, `edit prod`. */
  readonly told: string[];
}

/** Everything that the interpreter needs; nothing happens by itself. */
export function fakeWorld(): FakeWorld {
  const first = fakeConnection();
  const clock = fakeClock();
  const profiles: ProfileSummary[] = [];
  const connections = new Map<string, Connection>();
  const remembered: { profile: string; what: Remembered }[] = [];
  const told: string[] = [];
  const host: HostPort = {
    copy: (text) => {
      told.push(`copy ${text}`);
      return text.length < 1_000 ? null : "too-long";
    },
    alert: (notice) => told.push(`alert ${notice.id}`),
    suspend: () => told.push("suspend"),
    redraw: () => told.push("redraw"),
    quit: (code) => told.push(`quit ${code}`),
    manage: async (task, profile) => {
      told.push(`${task} ${profile}`);
      return profile;
    },
  };
  const world: World = {
    connection: first.connection,
    profiles: {
      list: () => profiles,
      connect: async (name) => {
        const found = connections.get(name);
        return found ? ok(found) : err(failure("credentials"));
      },
      remember: (profile, what) => remembered.push({ profile, what }),
      savedViews: () => [],
      saveView: (view) => told.push(`save ${view.name}`),
      adopt: (name) => told.push(`adopt ${name}`),
      removeView: (name) => told.push(`remove ${name}`),
    },
    crawl: crawlPages,
    exports: {
      save: async ({ format, tasks, place }) => {
        told.push(`save ${tasks.length} tasks of ${place} as ${format}`);
        return ok({ path: safeText(`/tmp/cafe-${place}.${format}`), bytes: 12 });
      },
      text: async ({ tasks }) => `summary of ${tasks.length}`,
    },
    reading: { read: async (subject, now) => read(subject, now) },
    clock,
    host,
  };
  return { ...first, world, clock, profiles, connections, remembered, told };
}

/** Lets promises and queued microtasks run. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
