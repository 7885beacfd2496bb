import { beforeEach, describe, expect, test } from "vitest";
import type { Action } from "../../../src/core/actions.ts";
import type { Effect } from "../../../src/core/effects.ts";
import type { PageRequest, ReadingPort } from "../../../src/core/ports.ts";
import { EVERYTHING } from "../../../src/domain/query.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { Interpreter } from "../../../src/runtime/interpreter.ts";
import type { Intent } from "../../../src/runtime/runtime.ts";
import { sessionOf } from "../../../src/runtime/session-of.ts";
import { type FakeWorld, fakeConnection, fakeWorld, settled } from "../../support/fake-ports.ts";
import { failure, NOW, page, startState, tasks } from "../../support/make-state.ts";

const request: PageRequest = {
  region: "cn-hangzhou",
  query: EVERYTHING,
  cursor: { by: "number", number: 1 },
  pageSize: 50,
};

let fake: FakeWorld;
let interpreter: Interpreter;
let said: Action[];

beforeEach(() => {
  fake = fakeWorld();
  interpreter = new Interpreter(fake.world);
  said = [];
});

/** Performs effects and lets everything settle; what comes of them is in `said`. */
async function perform(...effects: readonly Effect[]): Promise<readonly Action[]> {
  const take = (intent: Intent): void => {
    const action = typeof intent === "function" ? intent(startState()) : intent;
    if (action) said.push(action);
  };
  for (const effect of effects) interpreter.perform(effect, take);
  await settled();
  return said;
}

describe("asking for a page", () => {
  test("says when the call went out, and brings the answer with the time at which it came", async () => {
    await perform({ type: "fetchPage", id: 7, request });
    expect(fake.pages[0]?.asked).toBe(request);
    fake.clock.advance(1_234);
    const answer = ok(page(tasks(1)));
    fake.pages[0]?.answer(answer);
    await settled();
    expect(said).toEqual([
      { type: "pageAsked", id: 7, at: NOW },
      { type: "pageAnswered", id: 7, answer, at: NOW + 1_234 },
    ]);
  });

  test("tells when the keys of the call end, where that is news", async () => {
    let end: number | null = null;
    fake.connections.set("sts", { ...fake.connection, keysExpireAt: () => end });
    await perform({ type: "connect", profile: "sts" });
    for (const id of [1, 2]) {
      await perform({ type: "fetchPage", id, request });
      fake.pages[id - 1]?.answer(ok(page([])));
      await settled();
      end = NOW + 60_000;
    }
    expect(said.filter(({ type }) => type === "keysUsed")).toEqual([
      { type: "keysUsed", id: 2, expireAt: NOW + 60_000 },
    ]);
  });

  test("ends the collection under way, of which nothing more is told", async () => {
    const { query, pageSize } = request;
    const targets = [{ profile: "prod", region: "cn-a", index: 0 }];
    await perform({ type: "collect", id: 1, targets, query, pageSize, depth: "all", limit: null });
    await perform({ type: "fetchPage", id: 2, request });
    expect(fake.pages.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    fake.pages[0]?.answer(err(failure("cancelled")));
    await settled();
    expect(said).toEqual([{ type: "pageAsked", id: 2, at: NOW }]);
  });

  test("cancels the call before: at most one is under way", async () => {
    await perform({ type: "fetchPage", id: 1, request }, { type: "fetchPage", id: 2, request });
    expect(fake.pages.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });
});

describe("timers", () => {
  const set = (ms: number): Effect => ({ type: "setTimer", timer: "refresh", ms });

  test("fire once, with the time", async () => {
    await perform(set(5_000));
    fake.clock.advance(4_999);
    expect(said).toEqual([]);
    fake.clock.advance(10_000);
    expect(said).toEqual([{ type: "timerFired", timer: "refresh", at: NOW + 5_000 }]);
  });

  test("are moved by setting them again, and taken away by clearing them", async () => {
    await perform(set(5_000), set(9_000));
    expect(fake.clock.pending()).toEqual([9_000]);
    await perform({ type: "clearTimer", timer: "refresh" }, { type: "clearTimer", timer: "refresh" });
    expect(fake.clock.pending()).toEqual([]);
  });

  test("of different names do not meet", async () => {
    await perform(set(5_000), { type: "setTimer", timer: "tick", ms: 10_000 });
    expect(fake.clock.pending()).toEqual([5_000, 10_000]);
  });
});

describe("another profile", () => {
  test("is used for every call from then on", async () => {
    const other = fakeConnection("dev", "eu-west-1");
    fake.connections.set("dev", other.connection);
    expect(await perform({ type: "connect", profile: "dev" })).toEqual([
      { type: "connected", profile: "dev", answer: ok(sessionOf(other.connection)) },
    ]);
    await perform(
      { type: "fetchPage", id: 1, request },
      { type: "fetchRegions", region: "eu-west-1", epoch: 1 },
      { type: "nameEndpoint", region: "eu-west-1" },
    );
    expect([fake.pages, fake.regions].map((calls) => calls.length)).toEqual([0, 0]);
    expect([other.pages, other.regions].map((calls) => calls.length)).toEqual([1, 1]);
  });

  test("chosen while an earlier one is still connecting is the one that counts", async () => {
    const names = ["slow", "dev"];
    for (const name of names) fake.connections.set(name, fakeConnection(name).connection);
    const answered = await perform(...names.map((profile): Effect => ({ type: "connect", profile })));
    expect(answered).toMatchObject([{ type: "connected", profile: "dev" }]);
  });

  test("that has no usable keys leaves the old one in use", async () => {
    expect(await perform({ type: "connect", profile: "gone" })).toEqual([
      { type: "connected", profile: "gone", answer: err(failure("credentials")) },
    ]);
    await perform({ type: "fetchPage", id: 1, request });
    expect(fake.pages).toHaveLength(1);
  });
});

test("regions come with the epoch in which they were asked for", async () => {
  await perform({ type: "fetchRegions", region: "cn-hangzhou", epoch: 4 });
  expect(fake.regions[0]?.asked).toBe("cn-hangzhou");
  fake.regions[0]?.answer(ok([]));
  await settled();
  expect(said).toEqual([{ type: "regionsAnswered", epoch: 4, answer: ok([]) }]);
});

test("profiles are listed, and the endpoint is named", async () => {
  expect(await perform({ type: "listProfiles" }, { type: "nameEndpoint", region: "cn-beijing" })).toEqual([
    { type: "profilesListed", items: [] },
    { type: "endpointNamed", endpoint: "ecs.cn-beijing.aliyuncs.com" },
  ]);
});

test("a text to read is made by the port at the time it is asked for, and told with what it is of", async () => {
  const [task] = tasks(1);
  if (task === undefined) throw new Error("no task");
  const reading = { masked: { raw: "a", lines: [] }, open: null };
  const asked: unknown[] = [];
  const read: ReadingPort["read"] = async (...about) => {
    asked.push(about);
    return reading;
  };
  interpreter = new Interpreter({ ...fake.world, reading: { read } });
  const subject = { kind: "content", task } as const;
  expect(await perform({ type: "read", subject })).toEqual([{ type: "textRead", subject, reading }]);
  expect(asked).toEqual([[subject, NOW]]);
});

test("a copy with masks says so", async () => {
  const [notice] = await perform({ type: "copy", text: "****", what: safeText("app.env"), masked: true });
  expect(notice).toMatchObject({ notice: { id: "copied", masked: true } });
});

test("copying says what went and how many bytes; what is too long comes back to be shown", async () => {
  const long = "é".repeat(1_000);
  expect(
    await perform(
      { type: "copy", text: "日本", what: safeText("name") },
      { type: "copy", text: long, what: safeText("JSON") },
    ),
  ).toEqual([
    { type: "noticed", notice: { id: "copied", what: "name", bytes: 6, masked: false } },
    { type: "copyRefused", text: long, what: "JSON", problem: "too-long" },
  ]);
});

test("an export is saved, and says where; one for the clipboard is copied", async () => {
  const order = {
    format: "csv",
    tasks: [],
    withContent: false,
    command: "cafe",
    leftOut: null,
    asOf: null,
    place: "cn-hangzhou",
  } as const;
  const what = safeText("the incident summary");
  expect(
    await perform({ type: "export", to: "file", what, order }, { type: "export", to: "clipboard", what, order }),
  ).toEqual(
    expect.arrayContaining([
      { type: "noticed", notice: { id: "exported", path: "/tmp/cafe-cn-hangzhou.csv", bytes: 12, tasks: 0 } },
      { type: "noticed", notice: { id: "copied", what: "the incident summary", bytes: 12, masked: false } },
    ]),
  );
});

test("what is worth it is remembered under the profile", async () => {
  const what = { region: "cn-beijing", query: EVERYTHING };
  await perform({ type: "remember", profile: "prod", what });
  expect(fake.remembered).toEqual([{ profile: "prod", what }]);
});

test("the terminal is suspended, redrawn and left", async () => {
  await perform({ type: "suspend" }, { type: "redraw" }, { type: "quit", code: 130 });
  expect(fake.told).toEqual(["suspend", "redraw", "quit 130"]);
});

test("stopping ends the call under way and every timer", async () => {
  await perform({ type: "fetchPage", id: 1, request }, { type: "setTimer", timer: "tick", ms: 10_000 });
  interpreter.stop();
  expect(fake.pages[0]?.signal.aborted).toBe(true);
  expect(fake.clock.pending()).toEqual([]);
});

test("what the state keeps of a connection holds no secret", () => {
  expect(sessionOf(fakeConnection("dev", "eu-west-1").connection)).toEqual({
    profile: "dev",
    source: "environment",
    accessKeyId: "LTAI****1234",
    region: "eu-west-1",
    endpoint: "ecs.eu-west-1.aliyuncs.com",
    keysExpireAt: null,
  });
});

test("a dialogue about profiles is one at a time, and says which one it was about when the terminal is back", async () => {
  const add: Effect = { type: "manageProfiles", task: "add", profile: "prod" };
  expect(await perform(add, add)).toEqual([{ type: "profilesManaged", profile: "prod" }]);
  expect(fake.told).toEqual(["add prod"]);
  expect(await perform(add)).toHaveLength(2);
});

test("the list of profiles says where its cursor was asked to be", async () => {
  expect(await perform({ type: "listProfiles", at: "dev" })).toEqual([
    { type: "profilesListed", items: [], at: "dev" },
  ]);
});
