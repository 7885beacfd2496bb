/**
 * The terminal as a screen of frames. stdout belongs to the FrameWriter: Ink gets a stand-in that takes whole frames
 * (`debug: true`, which is unthrottled and writes no cursor movements) and drops the mode switches Ink sends. Ink reads no
 * keys, and its `alternateScreen`, `suspendTerminal` and `exit` codes must not be used.
 */
import type { ReadStream, WriteStream } from "node:tty";
import type { Traits } from "./pen.ts";
import { openSession, type Session, type SessionOptions } from "./session.ts";
import { writeNow } from "./write-now.ts";
import { FrameWriter, modesFor, type Screen } from "./writer.ts";

/** A switch of one terminal mode, which is all Ink writes besides frames. */
const MODE_SWITCH = /^\u001b\[\?\d+[hl]$/;

export interface TerminalOptions extends SessionOptions {
  /** Are presses and the wheel to be reported? */
  readonly mouse?: boolean;
  readonly traits?: Traits;
}

export interface Terminal extends Session {
  /** For Ink's `render`. */
  readonly inkOptions: {
    readonly stdin: ReadStream;
    readonly stdout: WriteStream;
    readonly debug: true;
    /** Ink takes CI=true for a sign that nobody watches. */
    readonly interactive: true;
    readonly patchConsole: false;
    readonly exitOnCtrlC: false;
  };
  /** Shows a frame at once, before Ink is loaded. */
  readonly paint: (frame: string) => void;
  /** Paints everything again (Ctrl-L). */
  readonly redraw: () => void;
  /** From here on no more frames go out than the terminal keeps up with; somebody must hear what it answers, until `stop`. */
  readonly pace: () => { readonly onStatus: () => void; readonly stop: () => void };
}

/** Takes the terminal, for frames. */
export function openTerminal(options: TerminalOptions): Terminal {
  const { stdout, mouse = false, traits = {} } = options;
  const modes = modesFor(mouse);
  const screen: Screen = {
    get columns() {
      return stdout.columns;
    },
    get rows() {
      return stdout.rows;
    },
    traits,
    write: (text, taken) => stdout.write(text, taken),
    writeNow: (text) => writeNow(stdout.fd, text),
  };
  const writer = new FrameWriter(screen, modes);
  const display = {
    enter: () => writer.enter(),
    leave: () => writer.leave(),
    leaving: modes.leave,
    owed: () => writer.owed(),
  };
  const session = openSession(options, display, () => writer.repaint());
  return {
    ...session,
    inkOptions: {
      stdin: session.stdin,
      stdout: frameStream(stdout, writer),
      debug: true,
      interactive: true,
      patchConsole: false,
      exitOnCtrlC: false,
    },
    paint: (frame) => writer.paint(frame),
    redraw: () => writer.repaint(),
    pace: () => writer.pace(),
  };
}

/** The real stdout in all but `write`, which takes Ink's frames to the writer. */
function frameStream(stdout: WriteStream, writer: FrameWriter): WriteStream {
  const write = (text: string, done?: () => void) => {
    if (text !== "" && !MODE_SWITCH.test(text)) writer.show(text);
    if (done !== undefined) setImmediate(done);
    return true;
  };
  return new Proxy(stdout, {
    get(target, name) {
      if (name === "write") return write;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
