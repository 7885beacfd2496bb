import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { environment, urlOf } from "./run-cafe.ts";

const PROGRAM = fileURLToPath(new URL("./start-cafe.ts", import.meta.url));

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; stdout: string; stderr: string }>;
}

function run(args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, ["--no-warnings", PROGRAM, ...args], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  return { child, ended: once(child, "close").then(([code]) => ({ code, stdout, stderr })) };
}

describe("cafe as a process", { timeout: 60_000 }, () => {
  test("writes all of a long output to a pipe before it ends", async () => {
    const { code, stdout, stderr } = await run(["list", "--demo", "--all", "--output", "json"]).ended;
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout.length).toBeGreaterThan(200_000);
    expect(JSON.parse(stdout).tasks.length).toBeGreaterThan(100);
  });

  test("ends quietly where the reader of its output has gone, as in `| head -1`", async () => {
    const { child, ended } = run(["list", "--demo", "--all", "--output", "json"]);
    child.stdout?.once("data", () => child.stdout?.destroy());
    const { code, stderr } = await ended;
    expect([code, stderr]).toEqual([0, ""]);
  });

  test("ends on Ctrl-C in the middle of a call, with 130 and without a word", async () => {
    const server = createServer(() => {});
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { child, ended } = run(["list"], environment(urlOf(server)));
    await once(server, "request");
    child.kill("SIGINT");
    expect(await ended).toEqual({ code: 130, stdout: "", stderr: "" });
    server.closeAllConnections();
    server.close();
  });

  test("the emulator says first where it listens, and ends on Ctrl-C", async () => {
    const { child, ended } = run(["emulator", "--port", "0", "--tasks", "5"]);
    await once(child.stdout ?? child, "data");
    child.kill("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect(stdout).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+\n$/u);
    expect([code, stderr]).toEqual([130, ""]);
  });

  test("the emulator says in one sentence that a port is taken", async () => {
    const server = createServer(() => {});
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = new URL(urlOf(server));
    const { code, stdout, stderr } = await run(["emulator", "--port", port]).ended;
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/^cafe: [^\n]+\n$/u);
    server.close();
  });

  test("the explorer refuses to start without a terminal and points to list", async () => {
    const { code, stdout, stderr } = await run(["--demo"]).ended;
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/^cafe: The explorer needs a terminal [^\n]+"cafe list"\.\n$/u);
  });

  test("works without HOME, and without a config folder that could be written", async () => {
    const { code, stderr } = await run(["list", "--demo", "--page-size", "1"], { CAFE_CONFIG_DIR: "/proc/no-such" })
      .ended;
    expect(code).toBe(0);
    expect(stderr).not.toContain("Error");
  });
});
