/**
 * Puts frames on the terminal: merges those of one turn of the event loop, sends only what changed, in one synchronized
 * write, and never queues: while the terminal is behind, only the newest frame is kept. Owns the modes that go with the
 * alternate screen; knows nothing of signals or input.
 */
import { CellDiff } from "./cell-diff.ts";
import { Pace } from "./pace.ts";
import type { Traits } from "./pen.ts";

const BEGIN = "\u001b[?2026h";
const END = "\u001b[?2026l";
/**
 * Alternate screen, no automatic wrapping (a character wider than thought must not spill into the next row), no cursor,
 * bracketed paste.
 */
const ENTER = "\u001b[?1049h\u001b[?7l\u001b[?25l\u001b[?2004h";
/** Presses and the wheel (1000), as text that no line is too long for (1006); never moves. */
const MOUSE_ON = "\u001b[?1000h\u001b[?1006h";
const MOUSE_OFF = "\u001b[?1006l\u001b[?1000l";
/**
 * Gives the screen back. CAN ends a sequence that was cut off by the terminal being behind. Emptied first: screen and the
 * Linux console may have no other screen to go back to, and would leave the prompt in the middle of the frame.
 */
const LEAVE = "\u001b[m\u001b[H\u001b[J\u001b[?2004l\u001b[?7h\u001b[?1049l\u001b[?25h";

/** What is written to take the screen, and to give it back. */
export interface Modes {
  readonly enter: string;
  readonly leave: string;
}

/** Where the mouse is not wanted, nothing is said of it. */
export const modesFor = (mouse: boolean): Modes =>
  mouse
    ? { enter: ENTER + MOUSE_ON, leave: `\u0018${END}${MOUSE_OFF}${LEAVE}` }
    : { enter: ENTER, leave: `\u0018${END}${LEAVE}` };

/** Sizes taken for a terminal that does not tell its own. */
const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

/** The terminal, as far as the writer needs it. */
export interface Screen {
  readonly columns: number;
  readonly rows: number;
  readonly traits?: Traits;
  /** Calls `taken` once the terminal has all of it. */
  readonly write: (text: string, taken: () => void) => unknown;
  /** Writes before it returns, whatever is still queued. */
  readonly writeNow: (text: string) => void;
}

export class FrameWriter {
  readonly #screen: Screen;
  readonly #modes: Modes;
  readonly #diff: CellDiff;
  #frame: string | undefined;
  /** Goes out with the first frame: in a write of its own it would hold that up until the terminal has taken it. */
  #opening = "";
  #isOpen = false;
  #isBusy = false;
  #isScheduled = false;
  readonly #pace = new Pace();
  #timer: NodeJS.Timeout | undefined;

  constructor(screen: Screen, modes: Modes = modesFor(false)) {
    this.#screen = screen;
    this.#diff = new CellDiff(screen.traits);
    this.#modes = modes;
  }

  /** Takes the alternate screen; what it shows is unknown until the next frame. */
  enter(): void {
    if (this.#isOpen) return;
    this.#isOpen = true;
    this.#diff.forget();
    this.#opening = this.#modes.enter;
    this.#schedule();
  }

  /** Gives the screen back as it was, before it returns. Frames that come later are kept, not shown. */
  leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    clearTimeout(this.#timer);
    // What was never entered needs no leaving.
    if (this.#opening === "") this.#screen.writeNow(this.#modes.leave);
    this.#opening = "";
  }

  /** Shows a frame (lines with colours, joined by line feeds) in this turn of the event loop, unless a newer one comes. */
  show(frame: string): void {
    this.#frame = frame;
    this.#schedule();
  }

  /** Shows a frame before it returns: for the first one, while the rest of the program loads. */
  paint(frame: string): void {
    this.#frame = frame;
    this.#flush();
  }

  /** Paints the whole frame again: something else has written to the screen, or it has a new size. */
  repaint(): void {
    this.#diff.forget();
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.#flush();
    });
  }

  /** Sends no more than the terminal keeps up with, from here on. */
  pace(): { readonly onStatus: () => void; readonly stop: () => void } {
    this.#pace.start();
    const onStatus = () => {
      this.#pace.answered(performance.now());
      this.#flush();
    };
    return { onStatus, stop: () => this.#pace.stop() };
  }

  /** For how many milliseconds the terminal may still answer. */
  owed(): number {
    return this.#pace.owed(performance.now());
  }

  #flush(): void {
    clearTimeout(this.#timer);
    if (!this.#isOpen || this.#isBusy) return;
    const wait = this.#pace.wait(performance.now());
    if (wait > 0) {
      this.#timer = setTimeout(() => this.#flush(), wait);
      return;
    }
    const opening = this.#opening;
    this.#opening = "";
    const update = opening + this.#update();
    if (update !== "") this.#send(update + this.#pace.wrote(update.length, performance.now()));
  }

  #update(): string {
    if (this.#frame === undefined) return "";
    const { columns, rows } = this.#screen;
    const update = this.#diff.update(this.#frame, columns || DEFAULT_COLUMNS, rows || DEFAULT_ROWS);
    return update === "" ? "" : BEGIN + update + END;
  }

  #send(text: string): void {
    this.#isBusy = true;
    this.#screen.write(text, () => {
      this.#isBusy = false;
      this.#flush();
    });
  }
}
