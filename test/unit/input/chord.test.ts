import { describe, expect, test } from "vitest";
import { typedBy } from "../../../src/input/chord.ts";

describe("typedBy", () => {
  test.each(["up", "enter", "esc", "C-d", "S-tab", "pgdn", "tab", "home"])("%s types nothing", (chord) => {
    expect(typedBy(chord)).toBeNull();
  });

  test("a character types itself, and Space a blank", () => {
    expect(["j", "日", "👩‍👩‍👧", "space"].map(typedBy)).toEqual(["j", "日", "👩‍👩‍👧", " "]);
  });
});
