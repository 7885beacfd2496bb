/** bin/cafe.js on its own: a copy of it beside a stand-in for dist/cafe.cjs. */
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { start } from "../support/pty.ts";
import { tempFolder } from "../support/temp-folder.ts";

// It listens before it speaks: what the test does next must not come too early.
const PROGRAM = `(function(exports,require){exports.start = () => {
  const [, , what, value] = process.argv;
  if (what === "wait") { process.on("SIGCONT", () => console.log("goes on")); process.stdin.resume(); };
  console.log("args " + process.argv.slice(2).join(" "));
  if (what === "exit") process.exit(Number(value));
  if (what === "die") process.kill(process.pid, value);
}})`;
/** Makes Node say that it is an old one. */
const PRETEND_OLD = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } });`;

function write(file: string, text: string): string {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

function install({ built = true, pinned = false } = {}) {
  const root = tempFolder("launcher");
  cpSync("bin", join(root, "bin"), { recursive: true });
  if (built) {
    write(join(root, "dist/cafe.cjs"), PROGRAM);
    cpSync("dist/launch.cjs", join(root, "dist/launch.cjs"));
  }
  write(join(root, "dist/build-id"), "a1");
  // Not a link: the launcher would take it for the Node that it runs on.
  const node = `#!/bin/sh\necho pinned\nexec '${process.execPath}' "$@"\n`;
  if (pinned) chmodSync(write(join(root, "node_modules/node/bin/node"), node), 0o755);
  const old = write(join(root, "old.cjs"), PRETEND_OLD);
  return { root, launcher: join(root, "bin/cafe.js"), old };
}

function run(args: readonly string[], env: Record<string, string> = {}) {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { PATH: process.env["PATH"], ...env },
  });
  return { status, signal, stdout, stderr };
}

test("without dist it says in one sentence what to do", () => {
  const { launcher, root } = install({ built: false });
  const sentence = `cafe is not built: run "npm run build" in ${root}.\n`;
  expect(run([launcher])).toEqual({ status: 2, signal: null, stdout: "", stderr: sentence });
});

test("an old Node says in one sentence that it is", () => {
  const { launcher, old } = install();
  const stderr = "cafe needs Node 22.13 or newer, and this is 20.20.2.\n";
  expect(run(["-r", old, launcher])).toEqual({ status: 2, signal: null, stdout: "", stderr });
});

describe("an old Node hands over to the pinned one", () => {
  test("with the arguments, and ends as it ends", () => {
    const { launcher, old } = install({ pinned: true });
    const { status, stdout } = run(["-r", old, launcher, "exit", "7"]);
    expect(status).toBe(7);
    expect(stdout).toMatch(/^pinned\nargs exit 7\n/);
  });

  test("and dies of the signal that it dies of", () => {
    const { launcher, old } = install({ pinned: true });
    expect(run(["-r", old, launcher, "die", "SIGTERM"])).toMatchObject({ status: null, signal: "SIGTERM" });
  });

  test("and passes on a signal", async () => {
    const { launcher, old } = install({ pinned: true });
    const pty = start(process.execPath, ["-r", old, launcher, "wait"], { cols: 80, rows: 24 });
    await pty.waitFor(/args wait/);
    pty.kill("SIGTERM");
    expect((await pty.exit).signal).toBe(15);
  });

  test("and stops and goes on with it under a shell", async () => {
    const { launcher, old } = install({ pinned: true });
    const pty = start("bash", ["--norc", "--noprofile", "-i"], { cols: 80, rows: 24, env: { PS1: "ready> " } });
    await pty.waitFor(/ready>/);
    pty.key(`'${process.execPath}' -r '${old}' '${launcher}' wait\r`);
    await pty.waitFor(/args wait/);
    pty.key("\u001a");
    await pty.waitFor(/Stopped[\s\S]*ready>\s*$/);
    pty.key("fg\r");
    await pty.waitFor(/goes on/);
    pty.key("\u0003");
    await pty.waitFor(/ready>\s*$/);
    pty.key("exit 0\r");
    await pty.exit;
  });
});

describe("V8's code for what has run", () => {
  const codeIn = (caches: string): readonly string[] =>
    readdirSync(join(caches, "cafe/code"), { recursive: true, encoding: "utf8" }).filter((one) =>
      one.endsWith(".code"),
    );

  test("is kept in a private folder under the user's cache folder", () => {
    const { launcher, root } = install();
    expect(run([launcher], { HOME: root }).status).toBe(0);
    const [file = ""] = codeIn(join(root, ".cache"));
    expect(file).toMatch(/^a1-[^/]+\/cafe\.code$/u);
    expect(statSync(join(root, ".cache/cafe/code")).mode & 0o777).toBe(0o700);
    expect(statSync(join(root, ".cache/cafe/code", file)).mode & 0o777).toBe(0o600);
  });

  test("follows XDG_CACHE_HOME", () => {
    const { launcher, root } = install();
    run([launcher], { HOME: root, XDG_CACHE_HOME: join(root, "elsewhere") });
    expect(codeIn(join(root, "elsewhere"))).toHaveLength(1);
  });

  test("is not kept without a home", () => {
    const { launcher } = install();
    expect(run([launcher])).toMatchObject({ status: 0, stderr: "" });
  });

  test("is not kept where others can write to it", () => {
    const { launcher, root } = install();
    mkdirSync(join(root, ".cache/cafe/code"), { recursive: true });
    chmodSync(join(root, ".cache/cafe/code"), 0o777);
    expect(run([launcher], { HOME: root }).status).toBe(0);
    expect(codeIn(join(root, ".cache"))).toEqual([]);
  });

  test.each([
    ["half of it", (code: Buffer) => code.subarray(0, code.length / 2)],
    [
      "one bit changed",
      (code: Buffer) => Buffer.concat([code.subarray(0, 600), Buffer.from([(code[600] ?? 0) ^ 1]), code.subarray(601)]),
    ],
    ["nothing", () => Buffer.alloc(0)],
  ])("is made again where what was kept is broken: %s", (_, broken) => {
    const { launcher, root } = install();
    const first = run([launcher, "a"], { HOME: root });
    const file = join(root, ".cache/cafe/code", codeIn(join(root, ".cache"))[0] ?? "");
    const code = readFileSync(file);
    writeFileSync(file, broken(code));
    expect(run([launcher, "a"], { HOME: root })).toEqual(first);
    expect(readFileSync(file).length).toBe(code.length);
  });

  test("of one build is not another's, and only that of the newest is kept for long", () => {
    const { launcher, root } = install();
    for (const id of ["a1", "b2", "c3", "d4"]) {
      write(join(root, "dist/build-id"), id);
      run([launcher], { HOME: root });
    }
    const builds = codeIn(join(root, ".cache")).map((file) => file.slice(0, 2));
    expect(builds).toHaveLength(3);
    expect(builds).toContain("d4");
  });
});
