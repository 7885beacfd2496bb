import { describe, expect, test } from "vitest";
import * as en from "../../../src/copy/tour.ts";
import * as zh from "../../../src/copy/zh/tour.ts";
import type { ProfileSummary } from "../../../src/core/ports.ts";
import { TOUR_ROWS, TOUR_STEP_IDS } from "../../../src/core/tour.ts";
import { type Welcome, welcomeTo } from "../../../src/core/welcome.ts";
import { DEFAULT_KEYMAP } from "../../../src/input/keymap.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { lineWidth, wrap } from "../../../src/present/line.ts";
import { PANE_EDGES } from "../../../src/present/panes.ts";
import { presentTour } from "../../../src/present/tour.ts";
import { presentWelcome, welcomeRect } from "../../../src/present/welcome.ts";
import { failure } from "../../support/make-state.ts";
import { textsOf } from "./text-of.ts";

const found = (count: number): readonly ProfileSummary[] =>
  Array.from({ length: count }, (_, i) => ({
    name: safeText(`profile-${i + 1}`),
    source: safeText(`aliyun CLI profile profile-${i + 1}`),
    region: safeText(i === 0 ? "" : "cn-beijing"),
    current: i === 1,
  }));

const at = (columns: number, rows: number, welcome: Welcome) =>
  presentWelcome(welcome, welcomeRect({ columns, rows }), DEFAULT_KEYMAP);

describe("the welcome", () => {
  test("names each choice with its key, and what was found with its number, where it is from, and its region", () => {
    const text = textsOf(at(80, 24, welcomeTo(found(2), null)).rows.map(({ line }) => line)).join("\n");
    expect(text).toMatch(/^ +d +try the demo/mu);
    expect(text).toMatch(/^ +t +the same, with a guided tour/mu);
    expect(text).toMatch(/^ +u +use the keys under the cursor/mu);
    expect(text).toMatch(/^ +1 +profile-1 +aliyun CLI profile profile-1 +no region/mu);
    expect(text).toMatch(/^ +2 +profile-2 +aliyun CLI profile profile-2 +cn-beijing/mu);
    expect(text).toMatch(/^ +a +add a profile/mu);
  });

  test("says that nothing was found, and why, where there is a reason", () => {
    const text = textsOf(at(80, 24, welcomeTo([], safeText("config.json is broken"))).rows.map(({ line }) => line));
    expect(text.join("\n")).toContain("No keys were found");
    expect(text.join("\n")).toContain("config.json is broken");
  });

  test.each([
    [80, 24, 3],
    [60, 15, 3],
    [60, 15, 40],
    [120, 40, 40],
    [200, 50, 0],
  ])("fits into %ix%i with %i found, and has the cursor's row on the screen", (columns, rows, count) => {
    const refused = { profile: safeText("p".repeat(60)), failure: failure("credentials") };
    for (const cursor of count === 0 ? [-1] : [0, count - 1]) {
      const { rows: lines } = at(columns, rows, { ...welcomeTo(found(count), null), cursor, refused });
      expect(lines.length).toBeLessThanOrEqual(rows - 3);
      expect(lines.filter(({ selected }) => selected)).toHaveLength(count === 0 ? 0 : 1);
      if (columns > 60) for (const { line } of lines) expect(lineWidth(line)).toBeLessThanOrEqual(columns - PANE_EDGES);
    }
  });
});

describe("the tour's box", () => {
  test.each(TOUR_STEP_IDS)("has room for all that %s says at 80 columns, in each language", (id) => {
    for (const { TOUR_STEP_TEXTS } of [en, zh]) {
      expect(wrap(TOUR_STEP_TEXTS[id], 80 - PANE_EDGES).length).toBeLessThanOrEqual(TOUR_ROWS - 2);
    }
  });

  test("says which step it is, and the keys that go on and end it", () => {
    expect(presentTour(1, 80)).toMatchObject({
      title: "Tour, step 2 of 6",
      note: "T does it for you  Esc ends the tour",
      focused: true,
    });
  });
});
