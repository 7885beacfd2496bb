/** What a command may touch of its process: everything injected, so that commands are tested without one. */

/** Exit codes are a contract (DESIGN 3): done, the service or network said no, the call is wrong, still running, Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface CommandIo {
  /** Data, to stdout. The text brings its own line ends. */
  readonly out: (text: string) => void;
  /** Progress, warnings and errors, to stderr. */
  readonly note: (text: string) => void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly tty: { readonly stdin: boolean; readonly stdout: boolean; readonly stderr: boolean };
  /** Columns of the terminal behind stdout; 80 where there is none. */
  readonly columns: number;
  /** All of stdin, as UTF-8. */
  readonly readStdin: () => Promise<string>;
  /** Asks on the terminal without echo. Null on Ctrl-C or Ctrl-D. */
  readonly askSecret: (prompt: string) => Promise<string | null>;
  readonly now: () => number;
  /** Aborted on Ctrl-C. */
  readonly signal: AbortSignal;
}
