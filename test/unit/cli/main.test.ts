import { readFileSync, rmSync, statSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { main } from "../../../src/cli/main.ts";
import { COMMANDS } from "../../../src/cli/options.ts";
import { fakeIo } from "./fake-io.ts";

describe("main", () => {
  test("--help goes to stdout and is no error", async () => {
    const io = fakeIo();
    expect(await main(["--help"], io)).toBe(0);
    expect(io.stdout()).toContain("Usage: cafe [command] [options]");
    expect(io.stderr()).toBe("");
  });

  test.each(COMMANDS)("%s --help has examples", async (command) => {
    const io = fakeIo();
    expect(await main([command, "--help"], io)).toBe(0);
    expect(io.stdout()).toContain(`cafe ${command === "explore" ? "[explore]" : command}`);
    expect(io.stdout()).toContain("Examples\n");
    expect(io.stderr()).toBe("");
  });

  test("--version is one line", async () => {
    const io = fakeIo();
    expect(await main(["--version"], io)).toBe(0);
    expect(io.stdout()).toMatch(/^cafe .+\n$/u);
  });

  test.each([
    "lst",
    "watch",
    "watch f-1 f-2",
    "diff",
    "diff f-1",
    "diff f-1 f-2 f-3",
    "diff f-1 f-2 --output csv",
    "diff f-1 f-2 --region all",
    "watch f-1 --timeout 0",
    "watch f-1 --timeout 86401",
    "watch f-1 --output text",
    "watch f-1 --region all",
    "f-hz0jdfwd9f01",
    "list --statu Failed",
    "list --status failed",
    "list --output xml",
    "list --output",
    "list --page 0",
    "list --page x",
    "list --page-size 0",
    "list --page-size 51",
    "list --tag =",
    "list --tag acs:x",
    "list --tag http://x",
    "list --tag a --tag a",
    "list --name=",
    "list --invoke-id=",
    "list --instance-id=",
    "list --resource-group=",
    "list --since soon",
    "list --until 2026-99-99",
    "list --since 1h --until 2h",
    "list --region x/y",
    "show f-1 --region a1,b2",
    "retry f-1 --region all",
    "regions --region all",
    "--demo --region all",
    "list --region a1,",
    "list --region all --page 2",
    "list --timeout 0",
    "list --timeout ten",
    "list --all=1",
    "list --all --page 2",
    "list --content",
    "list extra",
    "list --profile=",
    "list --endpoint ftp://x",
    "list --endpoint http://example.com",
    "list --endpoint https://u:p@example.com",
    "list --endpoint https://example.com/path",
    "list --demo --endpoint x.y",
    "show",
    "show f-1 f-2",
    "show f-1 --output table",
    "show f-1 --status Failed",
    "regions --output csv",
    "regions --page 1",
    "emulator --port 99999",
    "emulator --port -1",
    "emulator --seed x",
    "emulator --tasks x",
    "emulator --instances 0",
    "emulator --access-key-id x",
    "emulator --demo",
    "explore",
    "--demo",
    "--theme blue",
    "--refresh 0",
    "--refresh never",
    "--lang zh",
    "-x",
    "completion",
    "completion tcsh",
    "completion bash zsh",
    "completion bash --demo",
    "rollouts nginx.conf",
    "rollouts --gap 0",
    "rollouts --gap 30m",
    "rollouts --output text",
    "list --gap 30",
    "failures nginx.conf",
    "failures --output text",
    "failures --all --page 2",
    "failures --status failed",
    "failures --content",
    "retry",
    "retry f-1 f-2",
    "retry f-1 --output text",
    "retry f-1 --all",
  ])("`cafe %s` exits with 2, says one sentence on stderr and nothing on stdout", async (line) => {
    const io = fakeIo();
    expect(await main(line.split(" "), io)).toBe(2);
    expect(io.stdout()).toBe("");
    expect(io.stderr()).toMatch(/^cafe: [^\n]+[.?]\n$/u);
    // One sentence: no full stop that another sentence follows.
    expect(io.stderr().slice(0, -2)).not.toMatch(/[a-z)"][.?!] [A-Z]/u);
  });

  test("a wrong call in a JSON mode is told as one JSON object", async () => {
    const io = fakeIo();
    expect(await main(["list", "--output", "json", "--foo"], io)).toBe(2);
    expect(JSON.parse(io.stderr())).toEqual({
      code: "Cafe.Usage",
      message: 'There is no option "--foo"; see "cafe list --help".',
      requestId: null,
      remedy: 'See "cafe --help".',
      httpStatus: null,
    });
  });

  test("an endpoint in the environment is named as such", async () => {
    const io = fakeIo({ env: { CAFE_ENDPOINT: "http://example.com" } });
    expect(await main(["list"], io)).toBe(2);
    expect(io.stderr()).toMatch(/^cafe: CAFE_ENDPOINT is plain http to example\.com/u);
  });

  test("missing keys are told in a JSON mode as one JSON object, and nothing else is on stderr", async () => {
    const io = fakeIo();
    expect(await main(["list", "--output=ndjson"], io)).toBe(2);
    expect(JSON.parse(io.stderr())).toMatchObject({ code: "Cafe.NoCredentials", httpStatus: null, requestId: null });
  });

  test("hostile arguments never reach the terminal as controls", async () => {
    for (const argv of [
      ["\u001b[31mx"],
      ["list", "--\u001b]0;x\u0007"],
      ["list", "--status", "\u202eFailed"],
      ["list", "--tag", "=\u009b2J"],
    ]) {
      const io = fakeIo();
      expect(await main(argv, io)).toBe(2);
      expect(io.stderr().slice(0, -1)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
    }
  });

  test("an exception that nobody expected is one sentence; its trace is in a file that only its owner can read", async () => {
    let broken = true;
    const io = fakeIo({
      now: () => {
        if (!broken) return Date.now();
        broken = false;
        throw new Error("the clock broke");
      },
    });
    expect(await main(["list"], io)).toBe(1);
    const file = /^cafe: [^\n]+ with the file (\S+)\.\n$/u.exec(io.stderr())?.[1] ?? "";
    expect(readFileSync(file, "utf8")).toContain("Error: the clock broke\n    at ");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    rmSync(file);
  });
});
