import { describe, expect, test } from "vitest";
import type { ProfileSummary } from "../../../../src/core/ports.ts";
import type { AppState, Session } from "../../../../src/core/state.ts";
import { welcomeTo } from "../../../../src/core/welcome.ts";
import { DEFAULT_KEYMAP } from "../../../../src/input/keymap.ts";
import { resolve } from "../../../../src/input/resolve.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { type SafeText, safeText } from "../../../../src/lib/safe-text.ts";
import {
  answer,
  failure,
  loaded,
  page,
  type Run,
  requests,
  run,
  startState,
  tasks,
  types,
} from "../../../support/make-state.ts";

const found = (name: string, current = false): ProfileSummary => ({
  name: safeText(name),
  source: safeText(`aliyun CLI profile ${name}`),
  region: safeText("cn-beijing"),
  current,
});
const FOUND = [found("default"), found("prod", true), found("test")];

const welcome = (items = FOUND): AppState =>
  run(startState({ welcome: welcomeTo(items, null) }), { type: "started", page: 1 }).state;

function keys(state: AppState, ...chords: readonly string[]): Run {
  return chords.reduce<Run>(
    (last, chord) => {
      const action = resolve(DEFAULT_KEYMAP, last.state, chord);
      const next = action === null ? { state: last.state, effects: [] } : run(last.state, action);
      return { state: next.state, effects: [...last.effects, ...next.effects] };
    },
    { state, effects: [] },
  );
}

const connectedAs = (state: AppState, profile: SafeText, over: Partial<Session> = {}): Run => {
  const { epoch: _, ...session } = startState().session;
  return run(state, { type: "connected", profile, answer: ok({ ...session, profile, ...over }) });
};

describe("the welcome", () => {
  test("asks nobody before something is chosen, whatever else is pressed", () => {
    const { effects } = run(startState({ welcome: welcomeTo(FOUND, null) }), { type: "started", page: 1 });
    expect(types(effects)).toEqual(["setTimer"]);
    const idle = keys(welcome(), "j", "k", "esc", "r", "R", "P", "A", "u".toUpperCase(), "/", ":", "9", "?", "j", "q");
    expect(idle.effects).toEqual([]);
    expect(idle.state.welcome).toEqual(welcome().welcome);
  });

  test.each([
    ["the keys that cafe would take by itself", ["u"], "prod"],
    ["those, by Enter", ["enter"], "prod"],
    ["others, after the cursor has gone there", ["j", "enter"], "test"],
    ["the first, past whose end no cursor goes", ["k", "k", "k", "k", "u"], "default"],
    ["those with a number", ["1"], "default"],
    ["the demo", ["d"], "demo"],
    ["the demo, with a tour", ["t"], "demo"],
  ])("connects to %s", (_, chords, profile) => {
    const { state, effects } = keys(welcome(), ...chords);
    expect(effects).toEqual([{ type: "connect", profile }]);
    expect(state.welcome?.connecting).toBe(profile);
  });

  test("asks for a profile on the terminal, and uses it as soon as it is there", () => {
    const asked = keys(welcome([]), "a");
    expect(asked.effects).toEqual([{ type: "manageProfiles", task: "add", profile: null }]);
    const managed = run(asked.state, { type: "profilesManaged", profile: "work" });
    expect(managed.effects).toEqual([{ type: "listProfiles", at: "work" }]);
    const listed = run(managed.state, { type: "profilesListed", items: [found("work", true)], at: "work" });
    expect(listed.effects).toEqual([{ type: "connect", profile: "work" }]);
    const cancelled = run(asked.state, { type: "profilesListed", items: FOUND });
    expect(cancelled.effects).toEqual([]);
    expect(cancelled.state.welcome).toMatchObject({ found: FOUND, cursor: 1, connecting: null });
  });

  test("gives way to the list of whoever was chosen, who is kept for the next start", () => {
    const { state, effects } = connectedAs(keys(welcome(), "u").state, safeText("prod"));
    expect(state).toMatchObject({
      welcome: null,
      session: { profile: "prod" },
      notice: { id: "adopted", profile: "prod" },
    });
    expect(requests(effects)).toHaveLength(1);
    expect(effects).toContainEqual({ type: "adoptProfile", profile: "prod" });
    const changed = connectedAs(state, safeText("test"));
    expect(types(changed.effects)).not.toContain("adoptProfile");
  });

  test.each([
    ["d", null, { id: "tour-offer" }],
    ["t", { step: 0 }, null],
  ])("leads into the demo by %s, which is not kept", (chord, tour, notice) => {
    const { state, effects } = connectedAs(keys(welcome(), chord).state, safeText("demo"), { demo: true });
    expect(types(effects)).not.toContain("adoptProfile");
    expect(answer(state, page(tasks(3))).state).toMatchObject({ welcome: null, tour, notice });
  });

  test("stays, and says why, where a choice did not come about; the next one takes that away", () => {
    const asked = keys(welcome(), "u").state;
    const refused = run(asked, {
      type: "connected",
      profile: safeText("prod"),
      answer: err(failure("credentials")),
    }).state;
    expect(refused.welcome).toMatchObject({ connecting: null, refused: { profile: "prod" } });
    expect(keys(refused, "1").state.welcome).toMatchObject({ connecting: "default", refused: null });
  });

  test("is left by q", () => {
    expect(keys(welcome(), "q").effects).toEqual([{ type: "quit", code: 0 }]);
  });

  test("comes when the last profile was removed from the picker, with nothing left of what it had loaded", () => {
    const open = run(loaded(tasks(3)), { type: "profilesListed", items: [found("prod", true)] }).state;
    const { state } = run(open, { type: "profilesListed", items: [] });
    expect(state).toMatchObject({ overlay: null, welcome: { found: [], cursor: -1 }, list: { rows: [] } });
    expect(keys(state, "u", "enter", "1", "j").effects).toEqual([]);
  });
});
