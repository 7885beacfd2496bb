import { describe, expect, test } from "vitest";
import { DEFAULT_KEYMAP, lookUp } from "../../../src/input/keymap.ts";
import { resolve, resolvePaste, scopesOf } from "../../../src/input/resolve.ts";
import { FIELDS, isField, PLACES, placeNames } from "./places.ts";

const PRINTABLE = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?!/:[]-_=.,"];

describe("a text field", () => {
  test.each(FIELDS)("takes every printable key in %s: none of them runs", (place) => {
    for (const char of PRINTABLE)
      expect(resolve(DEFAULT_KEYMAP, PLACES[place], char)).toEqual({ type: "textTyped", text: char });
    expect(resolve(DEFAULT_KEYMAP, PLACES[place], "space")).toEqual({ type: "textTyped", text: " " });
  });

  test.each(FIELDS)("leaves named keys without a meaning alone in %s", (place) => {
    expect(resolve(DEFAULT_KEYMAP, PLACES[place], "C-g")).toBeNull();
    expect(resolve(DEFAULT_KEYMAP, PLACES[place], "f1")).toBeNull();
  });

  test("shows typed controls and bidi marks instead of obeying them", () => {
    expect(resolve(DEFAULT_KEYMAP, PLACES["the search field"], "\u202e")).toEqual({
      type: "textTyped",
      text: "‹U+202E›",
    });
  });
});

test.each(placeNames.filter((place) => !isField(place)))("a key without a meaning does nothing in %s", (place) => {
  for (const chord of ["ö", "日", "C-g", "f1", "~"]) expect(resolve(DEFAULT_KEYMAP, PLACES[place], chord)).toBeNull();
});

test("an inner place hides what the key means farther out", () => {
  expect(lookUp(DEFAULT_KEYMAP, "lists", "C-u")).toBe("cursor.halfUp");
  expect(resolve(DEFAULT_KEYMAP, PLACES["the task list"], "C-u")).toEqual({ type: "command", id: "cursor.halfUp" });
  expect(resolve(DEFAULT_KEYMAP, PLACES["the search field"], "C-u")).toEqual({ type: "command", id: "text.clear" });
  expect(resolve(DEFAULT_KEYMAP, PLACES["the help"], "q")).toEqual({ type: "command", id: "layer.close" });
  expect(resolve(DEFAULT_KEYMAP, PLACES["the status pane"], "enter")).toEqual({ type: "command", id: "filter.toggle" });
});

test.each(placeNames)("%s has its own keys first and the ones that always work last", (place) => {
  const scopes = scopesOf(PLACES[place]);
  expect(scopes.at(-1)).toBe("always");
  expect(new Set(scopes).size).toBe(scopes.length);
});

describe("a paste", () => {
  test.each(placeNames.filter((place) => !isField(place)))("never acts as keys: nothing happens in %s", (place) => {
    expect(resolvePaste(PLACES[place], "q")).toBeNull();
  });

  test.each([
    ["nginx.conf", "nginx.conf"],
    ["  nginx.conf\n", "nginx.conf"],
    ["one\r\n  two\nthree", "one two three"],
    ["q\u001b[2J", "q␛[2J"],
    ["a\tb", "a␉b"],
  ])("of %j goes into a text field as the one line %j", (text, expected) => {
    for (const place of FIELDS)
      expect(resolvePaste(PLACES[place], text)).toEqual({ type: "textTyped", text: expected });
  });
});
