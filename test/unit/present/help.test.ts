import { describe, expect, test } from "vitest";
import { DEFAULT_KEYMAP, SCOPES } from "../../../src/input/keymap.ts";
import { scopesOf } from "../../../src/input/resolve.ts";
import { helpRows, presentHelp } from "../../../src/present/help.ts";
import { PLACES, placeNames } from "../input/places.ts";

describe("the help", () => {
  test.each(placeNames)("starts with the keys of %s, and has all the others after them, each place once", (place) => {
    const here = scopesOf(PLACES[place]);
    const sections = presentHelp(DEFAULT_KEYMAP, here);
    expect(sections).toHaveLength(SCOPES.length);
    expect(sections.slice(0, here.length)).toEqual(
      here.flatMap((scope) => presentHelp(DEFAULT_KEYMAP, [scope]).slice(0, 1)),
    );
    expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length);
  });

  test.each(placeNames)("is as long in %s as core thinks when it scrolls", (place) => {
    const sections = presentHelp(DEFAULT_KEYMAP, scopesOf(PLACES[place]));
    expect(sections.reduce((sum, { rows }) => sum + rows.length + 2, -1)).toBe(helpRows(DEFAULT_KEYMAP));
  });

  test("writes keys as a person would", () => {
    const [list] = presentHelp(DEFAULT_KEYMAP, ["lists"]);
    expect(list?.title).toBe("Lists");
    expect(list?.rows.find(({ what }) => what === "half a page down")?.keys).toBe("Ctrl-D");
    expect(list?.rows[0]).toEqual({ command: "cursor.down", keys: "j Down", what: "down" });
  });
});
