import { EventEmitter } from "node:events";
import { describe, expect, it } from "vitest";
import { askLine, askSecret } from "../../../src/platform/prompt.ts";

/** A terminal that notes what is done to it. */
class FakeTerminal extends EventEmitter {
  isRaw = false;
  readonly written: string[] = [];
  readonly back: string[] = [];
  paused = true;

  setRawMode(raw: boolean): void {
    this.isRaw = raw;
  }
  resume(): void {
    this.paused = false;
  }
  pause(): void {
    this.paused = true;
  }
  unshift(chunk: Buffer): void {
    this.back.push(chunk.toString());
  }
  write(text: string): void {
    this.written.push(text);
  }
}

function ask(terminal: FakeTerminal): Promise<string | null> {
  return askSecret("Secret: ", terminal, terminal);
}

describe("a secret that is asked for", () => {
  it.each<[string, readonly (string | Buffer)[], string | null]>([
    ["typed", ["ab", "c", "\r"], "abc"],
    ["ended by a line feed", ["abc\n"], "abc"],
    ["corrected", ["abx\u007fc\by\r"], "aby"],
    ["corrected where nothing is left", ["\u007f\u007fa\r"], "a"],
    ["typed anew after Ctrl-U", ["abc\u0015xy\r"], "xy"],
    ["pasted between marks", ["\u001b[200~p q\u001b[201~\r"], "p q"],
    ["pasted in pieces, marks cut", ["\u001b[20", "0~pq\u001b", "[201~", "\r"], "pq"],
    ["typed with arrows between", ["a\u001b[D\u001bOPb\u001b[3~\r"], "ab"],
    ["cut inside a character", [Buffer.from("é").subarray(0, 1), Buffer.from("é").subarray(1), "\r"], "é"],
    ["empty", ["\r"], ""],
    ["cancelled by Ctrl-C", ["abc\u0003"], null],
    ["cancelled by Ctrl-D", ["abc\u0004"], null],
  ])("is read right where it is %s, and shows nowhere", async (_, chunks, answer) => {
    const terminal = new FakeTerminal();
    const asked = ask(terminal);
    expect([terminal.isRaw, terminal.paused]).toEqual([true, false]);
    for (const chunk of chunks) terminal.emit("data", Buffer.from(chunk));
    expect(await asked).toBe(answer);
    expect(terminal.written).toEqual(["Secret: ", "\n"]);
    expect([terminal.isRaw, terminal.paused, terminal.eventNames()]).toEqual([false, true, []]);
  });

  it.each(["end", "close", "error"])("is null where the terminal goes away (%s), which is let go", async (event) => {
    const terminal = new FakeTerminal();
    const asked = ask(terminal);
    terminal.emit(event, new Error("EIO"));
    expect([await asked, terminal.isRaw, terminal.eventNames()]).toEqual([null, false, []]);
  });

  it("is null where the terminal cannot be made raw", async () => {
    const terminal = new FakeTerminal();
    terminal.setRawMode = () => {
      throw new Error("EIO");
    };
    expect([await ask(terminal), terminal.eventNames()]).toEqual([null, []]);
    expect(terminal.written).not.toContain("Secret: ");
  });

  it("leaves a raw terminal raw, and what comes after the line to the next reader", async () => {
    const terminal = new FakeTerminal();
    terminal.isRaw = true;
    const asked = ask(terminal);
    terminal.emit("data", Buffer.from("abc\rnext"));
    expect([await asked, terminal.isRaw, terminal.back]).toEqual(["abc", true, ["next"]]);
  });
});

describe("a line that is asked for", () => {
  it.each<[string, readonly string[], string | null, readonly string[]]>([
    ["typed", ["ab", "c\r"], "abc", ["ab", "c"]],
    ["corrected", ["abx", "\u007f", "c\r"], "abc", ["abx", "\b \b", "c"]],
    ["corrected over a wide character", ["文", "\u007f", "\r"], "", ["文", "\b \b\b \b"]],
    ["typed anew after Ctrl-U", ["ab", "\u0015xy", "\r"], "xy", ["ab", "\b \b\b \bxy"]],
    ["full of what a terminal would obey", ["a\u202eb\r"], "a\u202eb", ["a‹U+202E›b"]],
    ["cancelled", ["ab", "\u0003"], null, ["ab"]],
  ])("shows as it is %s", async (_, chunks, answer, shown) => {
    const terminal = new FakeTerminal();
    const asked = askLine("Name: ", terminal, terminal);
    for (const chunk of chunks) terminal.emit("data", Buffer.from(chunk));
    expect(await asked).toBe(answer);
    expect(terminal.written).toEqual(["Name: ", ...shown, "\n"]);
    expect([terminal.isRaw, terminal.paused, terminal.eventNames()]).toEqual([false, true, []]);
  });
});
