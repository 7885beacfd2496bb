/**
 * The terminal while the explorer has it, and its way back on every exit: quit, signals, hang-up, crash, Ctrl-Z, being
 * killed (guard.ts); and for a while, to whoever asks something on the main screen.
 * What is shown on it is the display's: frames (frames.ts) or lines (stream.ts). Raw mode is on from `openSession` to
 * `close`, so that keys typed while the program loads wait unechoed.
 */
import type { ReadStream, WriteStream } from "node:tty";
import type { Rgb } from "../../lib/colour.ts";
import { Guard } from "./guard.ts";
import { KeyInput } from "./key-input.ts";
import { Listeners } from "./listeners.ts";
import { writeNow } from "./write-now.ts";

/** 128 + the signal's number, as a shell reports it. */
const FATAL_SIGNALS: readonly (readonly [NodeJS.Signals, number])[] = [
  ["SIGHUP", 129],
  ["SIGINT", 130],
  ["SIGQUIT", 131],
  ["SIGTERM", 143],
];
/** The terminal is gone: as if SIGHUP had come. */
const LOST_TERMINAL = 129;
/** By its number: the stream takes 1 ms to make. */
const STDERR = 2;
/** How long a terminal that is behind holds up the way out. */
const FLUSH_MS = 300;

export interface SessionOptions {
  /** Both must be terminals. */
  readonly stdin: ReadStream;
  readonly stdout: WriteStream & { readonly fd: number };
  /** Runs once before the process ends by a signal, a hang-up or a crash: saves what must not be lost. */
  readonly beforeExit?: () => void;
  /** Keeps the details of a crash and answers with the sentence the user reads on stderr. Must hold no secrets. */
  readonly reportCrash: (error: unknown) => string;
  /** What is said where cafe was killed and cannot say anything; without it nobody restores the terminal then. */
  readonly ifKilled?: string;
}

/** Whoever writes to the terminal while it is taken. */
export interface Display {
  readonly enter: () => void;
  readonly leave: () => void;
  /** What `leave` writes, for whoever has to do it in its place. */
  readonly leaving: string;
  /** For how many milliseconds the terminal may still answer a question of the display's. */
  readonly owed?: () => number;
}

/** A terminal that is taken, whatever is shown on it. */
export interface Session {
  /** stdin without the terminal's answers to questions. */
  readonly stdin: ReadStream;
  /** Asks what the background is. `found` is told where the terminal says so; its answer reaches nobody as keys. */
  readonly askBackground: (found: (background: Rgb) => void) => void;
  /** Gives the terminal back and stops the whole job, as Ctrl-Z does; returns when it is continued. */
  readonly suspend: () => void;
  /**
   * Gives the terminal back while `run` lasts, then takes it again. Nobody else may read stdin meanwhile: Ink must be
   * unmounted. Where `run` fails, the terminal stays given back.
   */
  readonly lend: (run: () => Promise<void>) => Promise<void>;
  /** To be awaited before `close`: settled once all that was written is out, or a terminal that is behind has had a while. */
  readonly flushed: () => Promise<void>;
  /** Gives the terminal back for good. To be called when the program quits; twice is once. */
  readonly close: () => void;
}

/** Takes the terminal; what is shown on it is the display's. */
export function openSession(options: SessionOptions, display: Display, resized: () => void = () => {}): Session {
  const { stdin, stdout } = options;
  const listeners = new Listeners();
  const input = new KeyInput(stdin);
  const flushed = () => written(stdout);
  const { take, giveBack, lend } = possession(options, display, input);
  const close = () => {
    if (!listeners.areActive) return;
    giveBack();
    listeners.remove();
  };
  listenForExit(listeners, options, close);
  const suspend = jobControl(listeners, take, giveBack);
  listeners.add(stdout, "resize", resized);
  take();
  return {
    stdin: input.stream,
    askBackground: (found) => input.ask((question) => stdout.write(question), found),
    suspend,
    lend: async (run) => {
      await flushed();
      await lend(run);
    },
    flushed,
    close,
  };
}

/** Settled once what is queued for the terminal is out: it would follow the end. One that is behind is waited for a while. */
function written(stdout: WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, FLUSH_MS);
    stdout.write("", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Taking the terminal, giving it back, and lending it. */
function possession({ stdin, stdout, ifKilled }: SessionOptions, display: Display, input: KeyInput) {
  const guard = ifKilled === undefined ? undefined : new Guard(stdout, display.leaving, ifKilled);
  let isLent = false;
  let wasRaw = false;
  const take = () => {
    if (isLent) {
      // Stopped and continued while lent: a secret that is being typed must not begin to show.
      stdin.setRawMode(wasRaw);
      return;
    }
    stdin.setRawMode(true);
    setBlocking(stdout, false);
    display.enter();
    guard?.stand();
  };
  const giveBack = () => {
    guard?.dismiss();
    wasRaw = stdin.isRaw;
    const owed = display.owed?.() ?? 0;
    display.leave();
    setBlocking(stdout, true);
    input.settle(owed);
    stdin.setRawMode(false);
  };
  const lend = async (run: () => Promise<void>) => {
    giveBack();
    isLent = true;
    // Ink lets it go; a process that waits for a key must not end.
    stdin.ref();
    await run();
    isLent = false;
    take();
  };
  return { take, giveBack, lend };
}

function listenForExit(listeners: Listeners, options: SessionOptions, close: () => void): void {
  const { stdin, stdout, beforeExit, reportCrash } = options;
  const end = (code: number, lastWords: () => string) => {
    if (!listeners.areActive) return;
    close();
    try {
      beforeExit?.();
    } finally {
      writeNow(STDERR, lastWords());
      process.exit(code);
    }
  };
  const silence = () => "";
  for (const [signal, code] of FATAL_SIGNALS) listeners.add(process, signal, () => end(code, silence));
  for (const event of ["end", "close", "error"]) listeners.add(stdin, event, () => end(LOST_TERMINAL, silence));
  listeners.add(stdout, "error", () => end(LOST_TERMINAL, silence));
  // Node reports unhandled rejections here as well.
  listeners.add(process, "uncaughtException", (error) => end(1, () => `${reportCrash(error)}\n`));
  listeners.add(process, "exit", close);
}

/** Ctrl-Z, SIGTSTP and SIGCONT. Answers with the function that suspends. */
function jobControl(listeners: Listeners, take: () => void, giveBack: () => void): () => void {
  let isExpected = false;
  const suspend = () => {
    if (!listeners.areActive) return;
    giveBack();
    const restore = listeners.pause(process, "SIGTSTP");
    isExpected = true;
    // To the whole group: a launcher, or npm, must stop too. This does not return before the job is continued.
    process.kill(0, "SIGTSTP");
    restore();
    take();
  };
  listeners.add(process, "SIGTSTP", suspend);
  listeners.add(process, "SIGCONT", () => {
    if (!isExpected) {
      // Stopped by SIGSTOP, unasked: the shell has taken raw mode away, and what the screen shows is unknown.
      giveBack();
      take();
    }
    isExpected = false;
  });
  return suspend;
}

/**
 * Node makes writes to terminals block, so a slow link would stop keys and timers too. There is no public way to ask
 * for anything else; where this one is missing, writes block.
 */
function setBlocking(stdout: WriteStream, isBlocking: boolean): void {
  const handle: unknown = Reflect.get(stdout, "_handle");
  if (typeof handle !== "object" || handle === null || !("setBlocking" in handle)) return;
  if (typeof handle.setBlocking === "function") handle.setBlocking(isBlocking);
}
