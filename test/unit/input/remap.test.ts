import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COMMAND_IDS } from "../../../src/core/command-ids.ts";
import { CHAINS, isTyping } from "../../../src/input/chains.ts";
import { chordOf, chordText } from "../../../src/input/chord-text.ts";
import { bindingsIn, DEFAULT_KEYMAP, lookUp, SCOPES, type Scope } from "../../../src/input/keymap.ts";
import { conflictIn, remap } from "../../../src/input/remap.ts";
import { scopesOf } from "../../../src/input/resolve.ts";
import { isField, PLACES, placeNames } from "./places.ts";

const chordsOf = (keymap: ReturnType<typeof remap>["keymap"], scope: Scope, command: string): readonly string[] =>
  bindingsIn(keymap, scope).find((binding) => binding.command === command)?.chords ?? [];

describe("the default keymap", () => {
  test("has no conflict with itself", () => {
    expect(conflictIn(DEFAULT_KEYMAP)).toBeNull();
    expect(remap({})).toEqual({ keymap: DEFAULT_KEYMAP, problems: [], keyless: [] });
  });

  test.each(placeNames)("is asked in %s by one of the chains", (place) => {
    expect(Object.values(CHAINS)).toContainEqual(scopesOf(PLACES[place]));
  });

  test.each(placeNames)("knows where text is typed: %s", (place) => {
    const [inner = "always"] = scopesOf(PLACES[place]);
    expect(isTyping(inner)).toBe(isField(place));
  });
});

describe("replaced keys", () => {
  test("take the place of all keys that the command has, in every place that has it", () => {
    const { keymap, problems } = remap({ "match.next": ["F", "Ctrl-G"] });
    expect(problems).toEqual([]);
    for (const scope of ["tasks", "views", "detail"] as const) {
      expect(chordsOf(keymap, scope, "match.next")).toEqual(["F", "C-g"]);
      expect(lookUp(keymap, scope, "n")).toBeNull();
    }
  });

  test("leave characters to menus and text fields", () => {
    const { keymap, problems } = remap({ "cursor.down": ["o", "Ctrl-G"] });
    expect(problems).toEqual([]);
    expect(chordsOf(keymap, "lists", "cursor.down")).toEqual(["o", "C-g"]);
    expect(chordsOf(keymap, "picker", "cursor.down")).toEqual(["C-g"]);
    expect(chordsOf(keymap, "menu", "cursor.down")).toEqual(["C-g"]);
  });

  test("keep the default in menus and text fields where all of them are characters", () => {
    const { keymap } = remap({ "cursor.down": ["o"] });
    expect(chordsOf(keymap, "picker", "cursor.down")).toEqual(["down", "C-n"]);
    expect(chordsOf(keymap, "reader", "cursor.down")).toEqual(["o"]);
  });

  test("hold in one place where one is named, whatever is said of all of them", () => {
    const { keymap } = remap({ "reader/cursor.down": ["o"], "cursor.down": ["Ctrl-G"] });
    expect(chordsOf(keymap, "reader", "cursor.down")).toEqual(["o"]);
    expect(chordsOf(keymap, "lists", "cursor.down")).toEqual(["C-g"]);
  });

  test("can be swapped", () => {
    const { keymap, problems } = remap({ "view.tasks": ["u"], "view.rollouts": ["a"] });
    expect(problems).toEqual([]);
    expect([lookUp(keymap, "lists", "u"), lookUp(keymap, "lists", "a")]).toEqual(["view.tasks", "view.rollouts"]);
  });

  test("may be none, and then it is said", () => {
    const { keymap, keyless, problems } = remap({ "list.reverse": [] });
    expect([problems, keyless]).toEqual([[], ["list.reverse"]]);
    expect(lookUp(keymap, "tasks", "S")).toBeNull();
  });

  test("come beside Ctrl-C, which always quits", () => {
    const { keymap, problems } = remap({ "app.quit": ["Ctrl-X"] });
    expect(problems.map(({ rule }) => rule)).toEqual(["conflict"]);
    expect(chordsOf(remap({ "app.quit": ["Ctrl-G"] }).keymap, "always", "app.quit")).toEqual(["C-c", "C-g"]);
    expect(chordsOf(keymap, "always", "app.quit")).toEqual(["C-c"]);
  });
});

describe("an entry that does not hold is left out, and the others stay", () => {
  test.each<[string, string, unknown, object]>([
    ["an unknown command", "curser.down", ["o"], { rule: "unknown" }],
    ["a place that has no such command", "tasks/cursor.down", ["o"], { rule: "elsewhere" }],
    ["a place that does not exist", "nowhere/cursor.down", ["o"], { rule: "elsewhere" }],
    ["a text for a list", "cursor.down", "o", { rule: "no-keys" }],
    ["a number for a key", "cursor.down", [1], { rule: "no-keys" }],
    ["a key that is none", "cursor.down", ["F1"], { rule: "unreadable", key: "F1" }],
    ["Ctrl-M, which is Enter", "cursor.down", ["Ctrl-M"], { rule: "unreadable" }],
    ["an escape sequence", "cursor.down", ["\u001b"], { rule: "unreadable" }],
    ["Ctrl-C for something else", "cursor.down", ["Ctrl-C"], { rule: "reserved", command: "app.quit" }],
    ["Ctrl-Z for something else", "app.redraw", ["ctrl-z"], { rule: "reserved", command: "app.suspend" }],
    ["no key to quit", "app.quit", [], { rule: "reserved", command: "app.quit" }],
    ["a character in a text field", "picker.choose", ["o"], { rule: "typed", chord: "o" }],
    ["a blank in a text field", "picker/cursor.down", ["Space"], { rule: "typed", chord: "space" }],
    [
      "a key of another command in that place",
      "view.tasks",
      ["u"],
      {
        rule: "conflict",
        conflict: {
          chord: "u",
          first: { scope: "lists", command: "view.tasks" },
          second: { scope: "lists", command: "view.rollouts" },
        },
      },
    ],
    [
      "a key that an inner place would hide",
      "view.tasks",
      ["s"],
      {
        rule: "conflict",
        conflict: {
          chord: "s",
          first: { scope: "tasks", command: "list.sort" },
          second: { scope: "lists", command: "view.tasks" },
        },
      },
    ],
  ])("%s", (_, name, value, problem) => {
    const { keymap, problems } = remap({ [name]: value, "list.reverse": ["Ctrl-G"] });
    expect(problems).toEqual([expect.objectContaining({ name, ...problem })]);
    expect(keymap.bindings).toEqual(remap({ "list.reverse": ["Ctrl-G"] }).keymap.bindings);
  });

  test("is the later of two that want the same key", () => {
    const { keymap, problems } = remap({ "list.sort": ["Ctrl-G"], "list.reverse": ["Ctrl-G"] });
    expect(problems.map(({ name, rule }) => [name, rule])).toEqual([["list.reverse", "conflict"]]);
    expect(chordsOf(keymap, "tasks", "list.sort")).toEqual(["C-g"]);
    expect(chordsOf(keymap, "tasks", "list.reverse")).toEqual(["S"]);
  });
});

describe("whatever is wished", () => {
  const key = fc.oneof(
    fc.constantFrom("j", "k", "n", "q", "u", "s", "Enter", "Esc", "Space", "Tab", "Ctrl-G", "Ctrl-C", "Ctrl-N", "Up"),
    fc.string({ maxLength: 3 }),
  );
  const name = fc.oneof(
    fc.constantFrom(...COMMAND_IDS),
    fc.tuple(fc.constantFrom(...SCOPES), fc.constantFrom(...COMMAND_IDS)).map((parts) => parts.join("/")),
    fc.string(),
  );
  const wishes = fc.dictionary(name, fc.oneof(fc.array(key, { maxLength: 3 }), fc.jsonValue()), { maxKeys: 12 });

  test("holds without a conflict, or is left out with its name", () => {
    fc.assert(
      fc.property(wishes, (fields) => {
        const { keymap, problems } = remap(fields);
        expect(conflictIn(keymap)).toBeNull();
        const kept = Object.entries(fields).filter(([one]) => problems.every((problem) => problem.name !== one));
        expect(problems).toHaveLength(Object.keys(fields).length - kept.length);
        expect(remap(Object.fromEntries(kept))).toMatchObject({ problems: [], keymap: { bindings: keymap.bindings } });
      }),
    );
  });

  test("leaves Ctrl-C and Ctrl-Z, and every character in a text field, as they are", () => {
    fc.assert(
      fc.property(wishes, (fields) => {
        const { keymap } = remap(fields);
        expect([lookUp(keymap, "always", "C-c"), lookUp(keymap, "always", "C-z")]).toEqual(["app.quit", "app.suspend"]);
        for (const chain of Object.values(CHAINS)) {
          const meant = chain.filter((scope) => lookUp(keymap, scope, "C-c") !== null);
          expect(meant).toEqual(["always"]);
          if (!isTyping(chain[0])) continue;
          const chords = chain.flatMap((scope) => bindingsIn(keymap, scope).flatMap((binding) => binding.chords));
          expect(chords.filter((chord) => chord === "space" || [...chord].length === 1)).toEqual([]);
        }
      }),
    );
  });
});

test("every chord of the keymap is read back as it is written", () => {
  const chords = SCOPES.flatMap((scope) => bindingsIn(DEFAULT_KEYMAP, scope).flatMap((binding) => binding.chords));
  expect(chords.filter((chord) => chord !== "C-h").map((chord) => chordOf(chordText(chord)))).toEqual(
    chords.filter((chord) => chord !== "C-h"),
  );
});
