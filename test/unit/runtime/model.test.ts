/**
 * The store, the interpreter and the collector together, under random keys, answers in any order, failures, sizes, and
 * clocks that jump. What one update may do is test/unit/core/update/properties.test.ts; this is about what is under way.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action } from "../../../src/core/actions.ts";
import { isCollecting } from "../../../src/core/collection.ts";
import { COMMAND_IDS, type CommandId } from "../../../src/core/command-ids.ts";
import { loadedTasks } from "../../../src/core/loaded.ts";
import type { AppState } from "../../../src/core/state.ts";
import type { FailureKind } from "../../../src/domain/failure.ts";
import { hasActive, type Task, taskKey } from "../../../src/domain/task.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { Interpreter } from "../../../src/runtime/interpreter.ts";
import { createRuntime, type Runtime } from "../../../src/runtime/runtime.ts";
import { type FakeConnection, type FakeWorld, fakeConnection, fakeWorld, settled } from "../../support/fake-ports.ts";
import { failure, page, startState, task } from "../../support/make-state.ts";

/** Calls to different places that a collection may make at once (runtime/collector.ts). */
const AT_ONCE = 8;

type PageCall = FakeConnection["pages"][number];

interface Real {
  readonly fake: FakeWorld;
  readonly runtime: Runtime;
  /** Calls that nobody has answered, also those that were given up. */
  readonly open: () => readonly PageCall[];
  /** Calls made so far. */
  readonly calls: () => number;
  readonly jump: (ms: number) => void;
  /** Answers one, once. */
  readonly answer: (call: PageCall, answer: Parameters<PageCall["answer"]>[0]) => Promise<void>;
}

async function startReal(): Promise<Real> {
  const fake = fakeWorld();
  const other = fakeConnection("dev", "eu-west-1");
  fake.connections.set("dev", other.connection);
  fake.connections.set("prod", fake.connection);
  fake.profiles.push(
    ...["prod", "dev", "broken"].map((name) => ({
      name: safeText(name),
      source: safeText("stored"),
      region: safeText("cn-hangzhou"),
      current: name === "prod",
    })),
  );
  let jumped = 0;
  const clock = { ...fake.clock, now: () => fake.clock.now() + jumped };
  const interpreter = new Interpreter({ ...fake.world, clock });
  const runtime = createRuntime(startState(), (effect, dispatch) => interpreter.perform(effect, dispatch));
  const answered = new Set<PageCall>();
  runtime.dispatch({ type: "started", page: 1 });
  await settled();
  return {
    fake,
    runtime,
    open: () => [...fake.pages, ...other.pages].filter((call) => !answered.has(call)),
    calls: () => fake.pages.length + other.pages.length,
    jump: (ms) => {
      jumped += ms;
    },
    answer: async (call, answer) => {
      answered.add(call);
      call.answer(answer);
      await settled();
    },
  };
}

const keysOf = (tasks: readonly Task[]): string[] => tasks.map(taskKey);

const isLive = ({ signal }: PageCall): boolean => !signal.aborted;

/** Whatever has happened so far. */
function check({ runtime, open }: Real): void {
  const state = runtime.store.getState();
  const { list } = state;
  expect(list.cursor).toBeGreaterThanOrEqual(list.rows.length === 0 ? -1 : 0);
  expect(list.cursor).toBeLessThan(Math.max(1, list.rows.length));
  const live = open().filter(isLive);
  expect(live.length).toBeLessThanOrEqual(state.collection === null ? 2 : AT_ONCE + 1);
  // What is waited for is under way: a call that nobody will answer would be waited for without end.
  if (state.results.request !== null) expect(live.length).toBeGreaterThan(0);
}

/** One thing that happens, and how it reads in a counterexample; there is no model but the calls themselves. */
const happening = (name: string, happen: (real: Real) => Promise<void>): fc.AsyncCommand<object, Real> => ({
  check: () => true,
  run: async (_, real) => {
    await happen(real);
    check(real);
  },
  toString: () => name,
});

const dispatching = (name: string, action: Action) =>
  happening(name, async ({ runtime }) => {
    const before = runtime.store.getState();
    runtime.dispatch(action);
    const after = runtime.store.getState();
    // Whatever is asked for, the rows stay until it is there; what another place holds is another matter.
    const isSamePlace = after.session === before.session && after.scope === before.scope;
    if (isSamePlace && isAskedAnew(before, after)) {
      expect(keysOf(loadedTasks(after))).toEqual(expect.arrayContaining(keysOf(loadedTasks(before))));
    }
    await settled();
  });

/** Has a page been asked for, or a collection? */
const isAskedAnew = ({ results: before }: AppState, { results: after }: AppState): boolean =>
  after.lastId !== before.lastId;

const press = (id: CommandId) => dispatching(id, { type: "command", id });

/** Time passes, in steps no longer than the timers that set themselves again. */
async function pass(fake: FakeWorld, seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 5) {
    fake.clock.advance(Math.min(left, 5) * 1_000);
    await settled();
  }
}

const pageOf = (ids: readonly number[], hasNext: boolean, asked: PageCall["asked"]) =>
  page(
    ids.map((id) => task(id, { status: id % 3 === 0 ? "Running" : "Success" })),
    {
      region: safeText(asked.region),
      cursor: asked.cursor,
      totalCount: hasNext ? 200 : ids.length,
      next: hasNext ? { by: "number", number: asked.cursor.by === "number" ? asked.cursor.number + 1 : 2 } : null,
    },
  );

/** Somebody answers: not in the order of asking, and not only to those who still wait. */
const answering = (name: string, which: number, answerTo: (call: PageCall) => Parameters<PageCall["answer"]>[0]) =>
  happening(`${name} ${which}`, async (real) => {
    const open = real.open();
    const call = open[which % Math.max(1, open.length)];
    if (call === undefined) return;
    const wasLive = isLive(call);
    const before = real.runtime.store.getState();
    const answer = answerTo(call);
    await real.answer(call, answer);
    const after = real.runtime.store.getState();
    // What was given up leaves no trace: not a row, not a notice, not a call.
    if (!wasLive) expect(after).toBe(before);
    if (answer.ok) return;
    // The last good rows stay, whatever failed.
    expect(after.results.page).toEqual(before.results.page);
    // Neither does a crawl that fails take any away, which may add some.
    expect(keysOf(after.list.rows)).toEqual(expect.arrayContaining(keysOf(before.list.rows)));
    if (!isCollecting(before.collection)) expect(after.list.rows).toEqual(before.list.rows);
  });

/** Leaving and stopping end a run; they are tested where they are. */
const LEAVING: ReadonlySet<CommandId> = new Set(["app.quit", "app.suspend", "layer.close"]);
const KEYS = COMMAND_IDS.filter((id) => !LEAVING.has(id));
const CALLING = KEYS.filter((id) =>
  /^(?:page|results|crawl|view|filter|regions|picker|confirm|profiles\.open)/u.test(id),
);
const FAILURES: readonly FailureKind[] = [
  "network",
  "timeout",
  "throttled",
  "server",
  "token",
  "stale-token",
  "malformed",
];
const which = fc.nat(3);
const ids = fc.uniqueArray(fc.nat(30), { maxLength: 12 });

const answers = fc
  .tuple(which, ids, fc.boolean())
  .map(([at, of, more]) =>
    answering(`answer with ${of}${more ? " ..." : ""}`, at, ({ asked }) => ok(pageOf(of, more, asked))),
  );

const happenings = fc.commands(
  [
    fc.constantFrom(...KEYS).map(press),
    fc.constantFrom(...CALLING).map(press),
    answers,
    answers,
    fc.tuple(which, fc.constantFrom(...FAILURES)).map(([at, kind]) => answering(kind, at, () => err(failure(kind)))),
    fc.constantFrom(1, 5, 11, 60).map((seconds) => happening(`${seconds} s`, ({ fake }) => pass(fake, seconds))),
    fc
      .constantFrom(-24, -1, 1, 24)
      .map((hours) => happening(`clock ${hours} h`, async ({ jump }) => jump(hours * 3_600_000))),
    fc
      .constantFrom("a", "env=x", "日")
      .map((text) => dispatching(JSON.stringify(text), { type: "textTyped", text: safeText(text) })),
    fc
      .record({ columns: fc.constantFrom(20, 60, 80, 120, 250), rows: fc.constantFrom(5, 15, 24, 60) })
      .map((viewport) => dispatching(`${viewport.columns}x${viewport.rows}`, { type: "viewportResized", viewport })),
  ],
  { maxCommands: 40, size: "max" },
);

/** Does cafe have a reason to ask again by itself? */
function isPolling({ results, collection, settings }: AppState): boolean {
  if (settings.refreshMs === null) return false;
  if (results.failure !== null) return results.failure.retryAt !== null;
  return collection === null && hasActive(results.page?.tasks ?? []);
}

test("whatever happens, one call is waited for at most, what was given up leaves no trace, and refreshing goes on", async () => {
  await fc.assert(
    fc.asyncProperty(happenings, async (commands) => {
      const real = await startReal();
      await fc.asyncModelRun(() => ({ model: {}, real }), commands);
      // Each answer may bring about another call, but not for ever: that would be a storm.
      for (let round = 0; real.open().length > 0; round += 1) {
        expect(round).toBeLessThan(50);
        for (const call of real.open()) await real.answer(call, ok(pageOf([3, 4], false, call.asked)));
      }
      expect(real.runtime.store.getState().results.request).toBeNull();
      if (!isPolling(real.runtime.store.getState())) return;
      const before = real.calls();
      await pass(real.fake, 61);
      expect(real.calls()).toBeGreaterThan(before);
    }),
    { numRuns: 2_000 },
  );
});
