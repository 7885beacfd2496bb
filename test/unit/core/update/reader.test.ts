import { describe, expect, test } from "vitest";
import { readerHeight } from "../../../../src/core/layout.ts";
import type { Reading, TextOverlay } from "../../../../src/core/reading.ts";
import type { AppState } from "../../../../src/core/state.ts";
import { openText } from "../../../../src/core/update/reader.ts";
import { textLine } from "../../../../src/domain/styled.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { loaded, press, run, task } from "../../../support/make-state.ts";

const one = task(1);

const textOf = (raw: string) => ({ raw, lines: raw.split("\n").map((line) => textLine(safeText(line))) });

/** A hundred lines; a secret in the fifth, and a word in three of them. */
const RAW = Array.from({ length: 100 }, (_, i) =>
  i === 5 ? "password=hunter2" : i % 40 === 10 ? `Needle ${i}` : "hay",
);
const OPEN = RAW.join("\n");
const READING: Reading = { masked: textOf(OPEN.replace("hunter2", "****")), open: textOf(OPEN) };

const overlayOf = ({ overlay }: AppState): TextOverlay => {
  if (overlay?.kind !== "text") throw new Error("no text is open");
  return overlay;
};

function answered(state: AppState, reading = READING): AppState {
  const { subject } = overlayOf(state);
  if (subject === null) throw new Error("nothing was asked for");
  return run(state, { type: "textRead", subject, reading }).state;
}

const reading = (): AppState => answered(press(loaded([one]), "content.open").state);
const typed = (state: AppState, text: string): AppState =>
  run(state, { type: "command", id: "find.open" }, { type: "textTyped", text: safeText(text) }).state;
const place = (state: AppState) => {
  const { top, find } = overlayOf(state);
  return { top, at: find?.at, count: find?.matches.length, isTyping: find?.isTyping };
};

describe("a text that is asked for", () => {
  test("is waited for in an open reader, and put in when it is there", () => {
    const { state, effects } = press(loaded([one]), "content.open");
    expect(overlayOf(state)).toMatchObject({ title: "file-1.conf", isPreparing: true, rows: [] });
    expect(effects).toEqual([{ type: "read", subject: { kind: "content", task: one } }]);
    expect(overlayOf(answered(state))).toMatchObject({ isPreparing: false, isMasked: true, top: 0 });
    expect(overlayOf(answered(state)).rows).toHaveLength(100);
  });

  test("is dropped where something else is read by then, or nothing", () => {
    const { state } = press(loaded([one]), "content.open");
    const { subject } = overlayOf(state);
    if (subject === null) throw new Error("nothing was asked for");
    for (const later of [press(state, "layer.back").state, press(state, "layer.back", "raw.open").state]) {
      expect(run(later, { type: "textRead", subject, reading: READING }).state).toBe(later);
    }
  });

  test("is searched for what was typed ahead", () => {
    const ahead = typed(press(loaded([one]), "content.open").state, "needle");
    expect(place(ahead)).toEqual({ top: 0, at: -1, count: 0, isTyping: true });
    expect(place(answered(ahead))).toMatchObject({ at: 0, count: 3, isTyping: true });
  });
});

describe("secrets", () => {
  test("are shown and masked again, with the same line at the top", () => {
    const masked = press(reading(), "cursor.pageDown").state;
    const open = press(masked, "secrets.toggle").state;
    expect(overlayOf(open)).toMatchObject({ isMasked: false, top: overlayOf(masked).top, text: { raw: OPEN } });
    expect(overlayOf(press(open, "secrets.toggle").state)).toEqual(overlayOf(masked));
  });

  test("are copied as they are shown, and the copy says so", () => {
    expect(press(reading(), "text.copy").effects).toEqual([
      { type: "copy", text: OPEN.replace("hunter2", "****"), what: "file-1.conf", masked: true },
    ]);
    expect(press(reading(), "secrets.toggle", "text.copy").effects).toEqual([
      { type: "copy", text: OPEN, what: "file-1.conf" },
    ]);
  });

  test("are found only where they are shown", () => {
    const found = typed(reading(), "hunter2");
    expect(place(found).count).toBe(0);
    expect(place(press(found, "find.keep", "secrets.toggle").state)).toMatchObject({ at: 0, count: 1 });
  });

  test("there are none to show in a text without any", () => {
    const open = openText(loaded([one]), safeText("t"), "a\nb")[0];
    expect(press(open, "secrets.toggle").state).toEqual(open);
    expect(press(open, "text.copy").effects).toEqual([{ type: "copy", text: "a\nb", what: "t" }]);
  });
});

describe("finding", () => {
  test("goes to the first match as it is typed, and back as it is erased", () => {
    const found = typed(reading(), "needle 5");
    const height = readerHeight(found.viewport);
    expect(place(found)).toEqual({ top: 50 - Math.floor(height / 3), at: 0, count: 1, isTyping: true });
    expect(place(press(found, "text.clear").state)).toEqual({ top: 0, at: -1, count: 0, isTyping: true });
  });

  test("steps through the matches, and round both ends", () => {
    const kept = press(typed(reading(), "NEEDLE"), "find.keep").state;
    const ats = (...ids: readonly ("find.next" | "find.previous")[]) => place(press(kept, ...ids).state).at;
    expect(place(kept)).toMatchObject({ at: 0, count: 3, isTyping: false, top: 0 });
    expect(ats("find.next")).toBe(1);
    expect(ats("find.next", "find.next", "find.next")).toBe(0);
    expect(ats("find.previous")).toBe(2);
    const last = press(kept, "find.previous").state;
    expect(place(last).top).toBe(100 - readerHeight(last.viewport));
  });

  test("begins at what is on the screen", () => {
    const end = press(reading(), "cursor.last").state;
    expect(place(typed(end, "needle")).at).toBe(2);
  });

  test("ends step by step with Esc: the field, what was kept, the text", () => {
    const end = press(reading(), "cursor.halfDown").state;
    const given = press(typed(end, "needle 90"), "layer.back").state;
    expect(given).toEqual(end);
    const kept = press(typed(end, "needle 90"), "find.keep").state;
    const over = press(kept, "layer.back").state;
    expect(overlayOf(over)).toMatchObject({ find: null, top: overlayOf(kept).top });
    expect(press(over, "layer.back").state.overlay).toBeNull();
    expect(press(kept, "layer.close").state.overlay).toBeNull();
  });

  test("of nothing leaves nothing behind", () => {
    expect(press(reading(), "find.open", "find.keep").state).toEqual(reading());
    expect(press(reading(), "find.next", "find.previous").state).toEqual(reading());
  });

  test("of what is not there moves nothing", () => {
    const down = press(reading(), "cursor.halfDown").state;
    expect(place(typed(down, "straw"))).toEqual({ top: overlayOf(down).top, at: -1, count: 0, isTyping: true });
    expect(place(press(typed(down, "straw"), "find.keep", "find.next").state).at).toBe(-1);
  });

  test("does nothing in the help", () => {
    const help = press(loaded([one]), "help.open").state;
    expect(press(help, "find.open", "find.keep", "find.next", "secrets.toggle", "text.copy")).toEqual({
      state: help,
      effects: [],
    });
  });
});

describe("a resize", () => {
  test("breaks the lines anew, and keeps at the top what was there", () => {
    const long = textOf(Array.from({ length: 50 }, (_, i) => `${i} `.padEnd(200, "x")).join("\n"));
    const wide = answered(press(loaded([one]), "content.open").state, { masked: long, open: null });
    const down = press(wide, "cursor.pageDown", "cursor.pageDown").state;
    const lineAtTop = ({ rows, top }: TextOverlay) => rows[top]?.line;
    const narrow = run(down, { type: "viewportResized", viewport: { columns: 60, rows: 20 } }).state;
    expect(overlayOf(narrow).rows.length).toBeGreaterThan(overlayOf(down).rows.length);
    expect(lineAtTop(overlayOf(narrow))).toBe(lineAtTop(overlayOf(down)));
  });
});
