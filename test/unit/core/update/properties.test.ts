import fc from "fast-check";
import { expect, test } from "vitest";
import type { Action } from "../../../../src/core/actions.ts";
import { COMMAND_IDS } from "../../../../src/core/command-ids.ts";
import { detailItems } from "../../../../src/core/detail.ts";
import type { Effect } from "../../../../src/core/effects.ts";
import { listHeight } from "../../../../src/core/list.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { update } from "../../../../src/core/update/index.ts";
import { pickerItems } from "../../../../src/core/update/pickers.ts";
import type { FailureKind } from "../../../../src/domain/failure.ts";
import type { PageCursor } from "../../../../src/domain/page.ts";
import { formatTag, parseQuery } from "../../../../src/domain/query.ts";
import type { Task } from "../../../../src/domain/task.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { failedInstance, failure, NOW, page, startState, task } from "../../../support/make-state.ts";

/** One thing that happens. What answers an earlier request says which, counted from the newest. */
type Event =
  | { readonly kind: "action"; readonly action: Action }
  | { readonly kind: "answer"; readonly ago: number; readonly ids: readonly number[]; readonly shape: Shape }
  | { readonly kind: "refusal"; readonly ago: number; readonly failure: FailureKind };

interface Shape {
  readonly total: number | null;
  readonly next: PageCursor | null;
}

const FAILURES: readonly FailureKind[] = [
  "network",
  "throttled",
  "permission",
  "stale-token",
  "cancelled",
  "malformed",
];
const NAMES = ["a.conf", "b.yaml", "日本語.txt", "\u202eevil", ""];
const STATUSES = ["Success", "Failed", "Running", "PartialFailed", "Cancelled"];

/** The same ID always makes the same kind of task, so that pages overlap as the service's do. */
const taskOf = (id: number) =>
  task(id, {
    name: NAMES[id % NAMES.length] ?? "",
    status: STATUSES[id % STATUSES.length] ?? "",
    tags: [["env", id % 2 ? "prod" : "test"]],
    ...(id % 5 === 1 && { instances: [failedInstance("i-1", "ClientNotRunning"), failedInstance("i-2", "")] }),
  });

const cursor: fc.Arbitrary<PageCursor> = fc.oneof(
  fc.record({ by: fc.constant("number" as const), number: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    by: fc.constant("token" as const),
    token: fc.constantFrom(null, "t1", "t2"),
    ordinal: fc.integer({ min: 1, max: 5 }),
  }),
);

const answerEvent: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant("answer" as const),
  ago: fc.nat(3),
  ids: fc.uniqueArray(fc.nat(60), { maxLength: 50 }),
  shape: fc.record({ total: fc.option(fc.nat(200)), next: fc.option(cursor) }),
});

const action = (some: fc.Arbitrary<Action>): fc.Arbitrary<Event> =>
  some.map((one) => ({ kind: "action", action: one }));
const command = action(fc.constantFrom(...COMMAND_IDS).map((id) => ({ type: "command", id })));
const timer = action(
  fc.constantFrom("refresh", "settle", "tick", "notice").map((id) => ({ type: "timerFired", timer: id, at: NOW })),
);
const typing = action(
  fc
    .constantFrom("a", "env=x", "acs:", " ", "日", "👩‍👩‍👧", "\u0301", "\u200d")
    .map((text) => ({ type: "textTyped", text: safeText(text) })),
);
const resize = action(
  fc
    .record({ columns: fc.integer({ min: 1, max: 250 }), rows: fc.integer({ min: 1, max: 80 }) })
    .map((viewport) => ({ type: "viewportResized", viewport })),
);
const regionIds = fc.uniqueArray(fc.constantFrom("cn-hangzhou", "cn-beijing", "eu-west-1", "us-east-1"));
const world = action(
  fc.oneof(
    fc.record({
      type: fc.constant("regionsAnswered" as const),
      epoch: fc.nat(2),
      answer: regionIds.map((ids) =>
        ok(ids.map((id) => ({ id: safeText(id), localName: safeText(id), endpoint: safeText(id) }))),
      ),
    }),
    fc.constant<Action>({ type: "profilesListed", items: [] }),
    fc.constant<Action>({ type: "connected", answer: err(failure("credentials")), profile: safeText("dev") }),
    fc.constant<Action>({ type: "connected", answer: ok(startState().session), profile: safeText("dev") }),
  ),
);
const refusal: fc.Arbitrary<Event> = fc.record({
  kind: fc.constant("refusal" as const),
  ago: fc.nat(2),
  failure: fc.constantFrom(...FAILURES),
});

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 10, arbitrary: command },
  { weight: 4, arbitrary: answerEvent },
  { weight: 2, arbitrary: typing },
  { weight: 1, arbitrary: timer },
  { weight: 1, arbitrary: resize },
  { weight: 1, arbitrary: world },
  { weight: 1, arbitrary: refusal },
);

function actionOf(state: AppState, happened: Event): Action {
  if (happened.kind === "action") return happened.action;
  const id = state.results.lastId - happened.ago;
  if (happened.kind === "refusal") return { type: "pageAnswered", id, answer: err(failure(happened.failure)), at: NOW };
  const { total, next } = happened.shape;
  const place = state.results.request?.cursor ?? { by: "number", number: 1 };
  const content = page(happened.ids.map(taskOf), { cursor: place, totalCount: total, next });
  return { type: "pageAnswered", id, answer: ok(content), at: NOW };
}

const within = (index: number, first: number, count: number): boolean =>
  count === 0 ? index === -1 || index === 0 : index >= first && index < count;

function checkList({ list, results, ...state }: AppState): void {
  expect(list.rows.length === 0 ? list.cursor === -1 : within(list.cursor, 0, list.rows.length)).toBe(true);
  const height = listHeight({ list, results, ...state });
  expect(list.top).toBeGreaterThanOrEqual(0);
  expect(list.top).toBeLessThanOrEqual(Math.max(0, list.rows.length - height));
  if (list.cursor >= 0) {
    expect(list.cursor).toBeGreaterThanOrEqual(list.top);
    expect(list.cursor).toBeLessThan(list.top + height);
  }
  const known = new Set<Task>(results.page?.tasks);
  expect(list.rows.every((row) => known.has(row))).toBe(true);
  expect(new Set(list.rows.map((row) => row.invokeId)).size).toBe(list.rows.length);
}

function checkPanes({ facets, detail, overlay, ...state }: AppState): void {
  for (const facet of Object.values(facets)) {
    const entries = new Set(facet.entries);
    expect(facet.visible.every((entry) => entries.has(entry))).toBe(true);
    expect(facet.cursor === -1 || within(facet.cursor, 0, facet.visible.length)).toBe(true);
    if (facet.visible.length === 0) expect(facet.cursor).toBe(-1);
    expect(safeText(facet.typed)).toBe(facet.typed);
  }
  expect(facets.status.cursor).toBeGreaterThanOrEqual(0);
  expect(safeText(state.list.search)).toBe(state.list.search);
  if (detail.task) expect(within(detail.cursor, 0, detailItems(detail.task).length)).toBe(true);
  if (overlay && "picker" in overlay) {
    const count = pickerItems({ facets, detail, overlay, ...state }).length;
    expect(within(overlay.picker.cursor, 0, count)).toBe(true);
    expect(safeText(overlay.picker.filter)).toBe(overlay.picker.filter);
  }
  if (overlay && "top" in overlay) expect(overlay.top).toBeGreaterThanOrEqual(0);
}

/** What may be asked of the world: one call at a time, only by the rules, and quitting only when it was meant. */
function checkEffects(before: AppState, done: Action, after: AppState, effects: readonly Effect[]): void {
  const { request, lastId } = after.results;
  if (request) expect(request.id).toBe(lastId);
  const fetches = effects.flatMap((effect) => (effect.type === "fetchPage" ? [effect] : []));
  expect(fetches.length).toBeLessThanOrEqual(1);
  for (const { id, request: wanted } of fetches) {
    expect(request?.id).toBe(id);
    expect(id).toBe(before.results.lastId + 1);
    expect(wanted.region).toBe(after.session.region);
    const { query } = wanted;
    expect(query).toBe(after.query);
    expect(parseQuery({ ...query, tags: query.tags.map(formatTag) })).toMatchObject({ ok: true });
  }
  if (!effects.some((effect) => effect.type === "quit")) return;
  const atRoot = before.focus === "tasks" && before.overlay === null && !before.list.searching;
  const meant = done.type === "command" && (done.id === "app.quit" || (done.id === "layer.close" && atRoot));
  expect(meant).toBe(true);
}

test("whatever happens, in whatever order, the state stays sound and asks for nothing it must not", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      let state = update(startState(), { type: "started", page: 1 })[0];
      for (const happened of events) {
        const next = actionOf(state, happened);
        const [after, effects] = update(state, next);
        checkList(after);
        checkPanes(after);
        checkEffects(state, next, after, effects);
        state = after;
      }
    }),
    { numRuns: 300 },
  );
});

test("rows of one page never outlive a change of region or profile", () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), fc.boolean(), (events, byRegion) => {
      let state = update(startState(), { type: "started", page: 1 })[0];
      for (const happened of events) state = update(state, actionOf(state, happened))[0];
      const elsewhere = state.regions.items.find(({ id }) => id !== state.session.region);
      fc.pre(elsewhere !== undefined);
      const moves: readonly Action[] = byRegion
        ? [
            { type: "command", id: "regions.open" },
            { type: "textTyped", text: safeText(elsewhere?.id ?? "") },
            { type: "command", id: "picker.choose" },
          ]
        : [{ type: "connected", answer: ok(state.session), profile: safeText("dev") }];
      for (const move of moves) state = update(state, move)[0];
      expect(state.results.page).toBeNull();
      expect(state.list.rows).toEqual([]);
      expect(state.detail.task).toBeNull();
      expect(state.results.shownBefore.size).toBe(0);
    }),
  );
});
