/**
 * The terminal as a stream of lines, for screen readers: no other screen, no cursor movements, nothing written twice. Taken
 * and given back like any other (session.ts).
 */
import { openSession, type Session, type SessionOptions } from "./session.ts";
import { writeNow } from "./write-now.ts";

/** Without it a paste would be keys. A terminal that does not know it shows nothing of it. */
const PASTE_ON = "\u001b[?2004h";
const PASTE_OFF = "\u001b[?2004l";

export interface StreamTerminal extends Session {
  /** Writes lines; while the terminal is given back they wait. Lines must be safe. */
  readonly say: (lines: readonly string[]) => void;
}

export interface StreamOptions extends SessionOptions {
  /** Does the terminal know escape sequences at all? */
  readonly isDumb: boolean;
}

/** Takes the terminal, for lines. */
export function openStream(options: StreamOptions): StreamTerminal {
  const { stdout, isDumb } = options;
  const leaving = isDumb ? "" : PASTE_OFF;
  let waiting: readonly string[] = [];
  let isTaken = false;
  const say = (lines: readonly string[]): void => {
    waiting = [...waiting, ...lines];
    if (!isTaken || waiting.length === 0) return;
    // Raw mode need not end a line as others do.
    stdout.write(waiting.map((line) => `${line}\r\n`).join(""));
    waiting = [];
  };
  const enter = (): void => {
    isTaken = true;
    if (!isDumb) stdout.write(PASTE_ON);
    say([]);
  };
  const leave = (): void => {
    if (!isTaken) return;
    isTaken = false;
    writeNow(stdout.fd, leaving);
  };
  return { ...openSession(options, { enter, leave, leaving }), say };
}
