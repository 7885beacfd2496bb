import { expect, test } from "vitest";
import { FrameWriter } from "../../../../src/platform/terminal/writer.ts";

/** A terminal that takes what is written when it is told to. */
function fakeScreen() {
  const written: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    columns: 20,
    rows: 2,
    written,
    write: (text: string, taken: () => void) => {
      written.push(text);
      waiting.push(taken);
    },
    writeNow: (text: string) => written.push(`now ${text}`),
    takeAll: () => {
      while (waiting.length > 0) waiting.shift()?.();
    },
  };
}

/** What the loop runs at the end of its turn has run. */
const turnOver = () => new Promise((resolve) => setImmediate(resolve));

/** A writer whose screen has taken the first frame. */
async function shown(frame: string) {
  const screen = fakeScreen();
  const writer = new FrameWriter(screen);
  writer.enter();
  writer.show(frame);
  await turnOver();
  screen.takeAll();
  screen.takeAll();
  screen.written.length = 0;
  return { screen, writer };
}

test("the alternate screen is entered with the first frame, at once, and left by one write", () => {
  const screen = fakeScreen();
  const writer = new FrameWriter(screen);
  writer.enter();
  writer.paint("hello");
  writer.leave();
  writer.leave();
  expect(screen.written).toEqual([
    expect.stringMatching(/^\u001b\[\?1049h.*\u001b\[\?2026h.*hello.*\u001b\[\?2026l$/s),
    expect.stringMatching(/^now .*\u001b\[\?1049l\u001b\[\?25h$/),
  ]);
});

test("the frames of one turn are one write, of the last of them", async () => {
  const { screen, writer } = await shown("a");
  writer.show("b");
  writer.show("c");
  expect(screen.written).toEqual([]);
  await turnOver();
  expect(screen.written).toEqual(["\u001b[?2026h\u001b[Hc\u001b[?2026l"]);
});

test("an unchanged frame writes nothing", async () => {
  const { screen, writer } = await shown("a");
  writer.show("a");
  await turnOver();
  expect(screen.written).toEqual([]);
});

test("while the terminal is behind, only the newest frame is kept", async () => {
  const { screen, writer } = await shown("a");
  for (const frame of ["b", "c", "d", "e"]) {
    writer.show(frame);
    await turnOver();
  }
  expect(screen.written).toHaveLength(1);
  screen.takeAll();
  expect(screen.written).toHaveLength(2);
  expect(screen.written[1]).toContain("e");
});

test("a repaint writes the frame again", async () => {
  const { screen, writer } = await shown("hello");
  writer.repaint();
  await turnOver();
  expect(screen.written).toEqual([expect.stringContaining("hello")]);
});

test("frames that come while the screen is given back are shown when it is taken again", async () => {
  const { screen, writer } = await shown("old");
  writer.leave();
  writer.show("new");
  await turnOver();
  expect(screen.written.join("")).not.toContain("new");
  writer.enter();
  await turnOver();
  expect(screen.written.at(-1)).toContain("new");
});

test("the alternate screen is entered also where no frame comes, and not left where it was not entered", async () => {
  const screen = fakeScreen();
  const writer = new FrameWriter(screen);
  writer.enter();
  writer.leave();
  expect(screen.written).toEqual([]);
  writer.enter();
  await turnOver();
  expect(screen.written).toEqual([expect.stringContaining("\u001b[?1049h")]);
});

test("a terminal that does not know its size gets 80 columns and 24 rows", () => {
  const screen = { ...fakeScreen(), columns: 0, rows: 0 };
  const writer = new FrameWriter(screen);
  writer.enter();
  screen.takeAll();
  writer.paint(Array.from({ length: 30 }, (_, row) => `row ${row} `.padEnd(100, "x")).join("\n"));
  const painted = screen.written.at(-1) ?? "";
  expect(painted).toContain("row 23 ".padEnd(80, "x"));
  expect(painted).not.toContain("row 23 ".padEnd(81, "x"));
  expect(painted).not.toContain("row 24");
});
