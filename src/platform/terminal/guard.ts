/**
 * Gives the terminal back where cafe cannot do it itself: it was killed, or Node ended it for want of memory. A shell of
 * its own session waits on a pipe that only cafe holds open; the pipe's end is the sign. Costs nothing while it waits.
 */
import type { ChildProcess } from "node:child_process";
import type { WriteStream } from "node:tty";

/** Later than anything that the first screen waits for: starting a process takes two milliseconds. */
const DELAY_MS = 1_000;
/** What raw mode took away; `sane` would take away more than that. Then, on the screen as it was, what happened. */
const SCRIPT = `read -r _; printf %s "$1"; stty icanon echo isig iexten icrnl ixon brkint <&1; printf '%s\\r\\n' "$2"`;

export class Guard {
  readonly #stdout: WriteStream & { readonly fd: number };
  readonly #leave: string;
  readonly #words: string;
  #timer: NodeJS.Timeout | undefined;
  #shell: ChildProcess | undefined;
  #isOn = false;

  /** @param leave bytes that leave the screen @param words said then */
  constructor(stdout: WriteStream & { readonly fd: number }, leave: string, words: string) {
    this.#stdout = stdout;
    this.#leave = leave;
    this.#words = words;
  }

  /** The terminal is taken. */
  stand(): void {
    if (this.#isOn) return;
    this.#isOn = true;
    this.#timer = setTimeout(() => void this.#start(), DELAY_MS).unref();
  }

  /** The terminal is given back: nobody else must do so again. */
  dismiss(): void {
    this.#isOn = false;
    clearTimeout(this.#timer);
    this.#shell?.kill("SIGKILL");
    this.#shell = undefined;
  }

  async #start(): Promise<void> {
    const { spawn } = await import("node:child_process");
    if (!this.#isOn) return;
    // Its own session: what is sent to the job (Ctrl-C, Ctrl-Z, a hang-up) must not end or stop it first.
    const shell = spawn("/bin/sh", ["-c", SCRIPT, "cafe-guard", this.#leave, this.#words], {
      cwd: "/",
      env: { PATH: "/usr/bin:/bin" },
      detached: true,
      stdio: ["pipe", this.#stdout.fd, "ignore"],
    });
    // Without a shell there is no guard, and nothing else is wrong.
    shell.on("error", () => {});
    shell.stdin?.on("error", () => {});
    shell.unref();
    if (shell.stdin !== null && "unref" in shell.stdin && typeof shell.stdin.unref === "function") shell.stdin.unref();
    this.#shell = shell;
  }
}
