import { describe, expect, test } from "vitest";
import { COMMAND_WORDS } from "../../../src/copy/commands.ts";
import { COMMAND_IDS } from "../../../src/core/command-ids.ts";
import type { AppState } from "../../../src/core/state.ts";
import { COMMANDS } from "../../../src/core/update/commands.ts";
import { chordText, keyOf } from "../../../src/input/chord-text.ts";
import { type Binding, bindingsIn, DEFAULT_KEYMAP, firstChord, lookUp, SCOPES } from "../../../src/input/keymap.ts";
import { resolve, scopesOf } from "../../../src/input/resolve.ts";
import { isField, PLACES, placeNames } from "./places.ts";

const scopes = SCOPES;
const onTour = (state: AppState): AppState => ({ ...state, tour: { step: 0 } });
const bindings = scopes.flatMap((scope) =>
  bindingsIn(DEFAULT_KEYMAP, scope).flatMap((binding) =>
    binding.chords.map((chord) => [scope, chord, binding] as const),
  ),
);

describe("the keymap", () => {
  test.each(scopes)("names no chord twice in %s", (scope) => {
    const chords = bindingsIn(DEFAULT_KEYMAP, scope).flatMap((binding) => binding.chords);
    expect(chords).toEqual([...new Set(chords)]);
  });

  test.each(bindings)(
    "in %s, %s asks for what the table says, in some place that has it",
    (scope, chord, binding: Binding) => {
      expect(lookUp(DEFAULT_KEYMAP, scope, chord)).toBe(binding.command);
      const asked = placeNames
        .filter((place) => scope === "tour" || scopesOf(PLACES[place]).includes(scope))
        .map((place) => resolve(DEFAULT_KEYMAP, scope === "tour" ? onTour(PLACES[place]) : PLACES[place], chord));
      expect(asked).toContainEqual({ type: "command", id: binding.command });
    },
  );

  test.each(COMMAND_IDS)("reaches %s by some key, with words and something that it does", (id) => {
    expect(bindings.some(([, , { command }]) => command === id)).toBe(true);
    expect(COMMAND_WORDS[id].title.length).toBeGreaterThan(0);
    expect(COMMAND_WORDS[id].short.length).toBeLessThanOrEqual(13);
    expect(COMMANDS[id]).toBeTypeOf("function");
  });

  test("leaves Ctrl-S and Ctrl-Q to the terminal", () => {
    expect(bindings.filter(([, chord]) => chord === "C-s" || chord === "C-q")).toEqual([]);
  });

  test.each(placeNames)("lets Ctrl-C quit, Ctrl-Z suspend and Ctrl-L redraw in %s", (place) => {
    const asked = ["C-c", "C-z", "C-l"].map((chord) => resolve(DEFAULT_KEYMAP, PLACES[place], chord));
    expect(asked).toEqual(["app.quit", "app.suspend", "app.redraw"].map((id) => ({ type: "command", id })));
  });

  test.each(placeNames)("has a way back by Esc in %s", (place) => {
    expect(resolve(DEFAULT_KEYMAP, PLACES[place], "esc")).toEqual({ type: "command", id: "layer.back" });
  });

  test.each(placeNames)("ends the tour by Esc, and types T only into a text field: %s", (place) => {
    const state = onTour(PLACES[place]);
    expect(resolve(DEFAULT_KEYMAP, state, "esc")).toEqual({ type: "command", id: "tour.end" });
    const asked = isField(place) ? { type: "textTyped", text: "T" } : { type: "command", id: "tour.show" };
    expect(resolve(DEFAULT_KEYMAP, state, "T")).toEqual(asked);
  });

  test.each(placeNames)("manages profiles in the profile picker alone: %s", (place) => {
    const asked = ["C-a", "C-e", "C-t", "C-x", "C-o"].map((chord) => resolve(DEFAULT_KEYMAP, PLACES[place], chord));
    const verbs = place === "the profile picker" ? ["add", "edit", "test", "remove", "import"] : [];
    const managing = asked.filter((action) => action?.type === "command" && action.id.startsWith("profiles."));
    expect(managing).toEqual(verbs.map((verb) => ({ type: "command", id: `profiles.${verb}` })));
  });

  test("names the first chord of a command, and none where it has none", () => {
    expect(firstChord(DEFAULT_KEYMAP, "lists", "cursor.down")).toBe("j");
    expect(firstChord(DEFAULT_KEYMAP, "search", "app.quit")).toBeNull();
  });
});

test.each([
  ["C-d", "Ctrl-D"],
  ["S-tab", "Shift-Tab"],
  ["enter", "Enter"],
  ["pgdn", "PgDn"],
  ["G", "G"],
  ["?", "?"],
])("%s is written %s", (chord, text) => {
  expect(chordText(chord)).toBe(text);
});

test("every chord with a name is written as a person would", () => {
  const written = bindings.map(([, chord]) => chordText(chord));
  expect(written.filter((text) => /^[a-z]{2,}|^[CS]-/u.test(text))).toEqual([]);
});

test.each([
  ["copy.ids", "c i"],
  ["export.csv", "e c"],
  ["copy.json", "Y"],
  ["view.failures", "f"],
] as const)("the palette says how %s is asked for by keys: %s", (id, keys) => {
  expect(keyOf(DEFAULT_KEYMAP, id)).toBe(keys);
});
