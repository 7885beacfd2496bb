/** What is measured and what it is compared with: commands, the screen that shows they are ready, and how they end. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { PtySession } from "./pty-session.mjs";

const root = join(import.meta.dirname, "../..");
export const DOWN = "\u001b[B";
export const UP = "\u001b[A";
const KEY = { id: "bench", secret: "bench-secret" };

/** A home of its own, so that nothing of the user's own is read; deleted at the end of the process. */
export function workplace() {
  const folder = mkdtempSync(join(tmpdir(), "cafe-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const home = join(folder, "home");
  mkdirSync(home);
  const { PATH, LANG = "C.UTF-8" } = process.env;
  const env = { PATH, LANG, HOME: home, XDG_CACHE_HOME: join(home, ".cache"), TERM: "xterm-256color" };
  return { folder, env: { ...env, COLORTERM: "truecolor", TZ: "UTC" } };
}

/** cafe as `launch` starts it: against the demo, or against an endpoint that wants `KEY`. */
export function cafeOn(launch, env) {
  const explorer = (args, pattern) => ({ command: [...launch, ...args], env, ready: pattern, quit: "q" });
  const keys = {
    ALIBABA_CLOUD_ACCESS_KEY_ID: KEY.id,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: KEY.secret,
    ALIBABA_CLOUD_REGION_ID: "cn-hangzhou",
  };
  const emulator = (...args) => {
    const signed = ["--access-key-id", KEY.id, "--access-key-secret", KEY.secret];
    const command = [...launch, "emulator", "--regions", "cn-hangzhou", ...args, ...signed];
    return { command, env, ready: /listening on (http:\S+)/ };
  };
  return {
    launch,
    env,
    // Refreshing would mix its bytes with a key's.
    demo: (...args) => explorer(["--demo", "--refresh", "off", ...args], / tasks, page \d/),
    at: (url, ...args) => {
      const subject = explorer(["--endpoint", url, "--refresh", "off", ...args], / tasks, page \d/);
      return { ...subject, env: { ...env, ...keys } };
    },
    refreshed: (url, seconds, ...args) => {
      const subject = explorer(["--endpoint", url, "--refresh", String(seconds), ...args], / tasks, page \d/);
      return { ...subject, env: { ...env, ...keys } };
    },
    /** Its tasks do not change. */
    emulator: (tasks) => emulator("--tasks", String(tasks), "--speed", "0"),
    /** Its fleet lives on. */
    livingEmulator: () => emulator(),
  };
}

/** A list by plain Ink 8 of our own, bundled as cafe is but without our patches to Ink. */
export function inkList({ folder, env }) {
  const build = ["scripts/build.mjs", "--plain", "--outdir", folder, "--entry", "ink-list=scripts/bench/ink-list.tsx"];
  execFileSync(process.execPath, build, { cwd: root, stdio: "pipe" });
  return {
    name: "plain Ink",
    command: [process.execPath, join(folder, "ink-list.cjs")],
    env,
    ready: /f-hz3/,
    quit: "q",
  };
}

/** Programs in C with lists, where installed; this repository's history gives tig something to show. */
export function peers({ env }) {
  return [
    { name: "tig", command: ["tig"], ready: /\[main\]/, quit: "Q" },
    { name: "htop", command: ["htop", "-d", "100"], ready: /F10/, quit: "q" },
    { name: "mc", command: ["mc", "-u", "/usr/bin", "/usr/bin"], ready: /10Quit/, quit: undefined },
  ]
    .filter(({ command: [program] }) => (env.PATH ?? "").split(delimiter).some((dir) => existsSync(join(dir, program))))
    .map((peer) => ({ ...peer, env, cwd: root }));
}

export const open = ({ command, env, cwd = root }, size) => new PtySession(command, { ...size, env, cwd });

/** Starts a program and waits for its screen to be there, and to be still. */
export async function openReady(subject, size) {
  const session = open(subject, size);
  await session.until(subject.ready);
  await session.settle(200, 200);
  return session;
}
