import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { runCompletion } from "../../../../src/cli/commands/completion.ts";
import { COMMANDS, OPTION_NAMES, optionsOf, SHELLS } from "../../../../src/cli/options.ts";
import { fakeIo } from "../fake-io.ts";

function script(shell: (typeof SHELLS)[number]): string {
  const io = fakeIo();
  expect(runCompletion(shell, io)).toBe(0);
  return io.stdout();
}

/** What bash offers for the last of these words. */
function offered(...words: readonly string[]): readonly string[] {
  const line = `COMP_WORDS=(${words.map((word) => `'${word}'`).join(" ")}); COMP_CWORD=${words.length - 1}`;
  const run = spawnSync("/bin/bash", ["--norc"], {
    input: `${script("bash")}\n${line}\n_cafe\nprintf '%s\\n' "\${COMPREPLY[@]}"\n`,
    encoding: "utf8",
  });
  expect(run.stderr).toBe("");
  return run.stdout.split("\n").filter((word) => word !== "");
}

describe("cafe completion bash, run by bash", () => {
  test("offers every command", () => {
    expect(offered("cafe", "")).toEqual([...COMMANDS]);
    expect(offered("cafe", "re")).toEqual(["retry", "regions"]);
  });

  test("offers the options of the command, and those of explore without one", () => {
    expect(offered("cafe", "retry", "--")).toEqual(optionsOf("retry").map((name) => `--${name}`));
    expect(offered("cafe", "--th")).toEqual(["--theme"]);
    expect(offered("cafe", "list", "--th")).toEqual([]);
  });

  test("offers the values of an option by command, and nothing where it is free text", () => {
    expect(offered("cafe", "retry", "--output", "")).toEqual(["shell", "json", "ids"]);
    expect(offered("cafe", "list", "--output", "n")).toEqual(["ndjson"]);
    expect(offered("cafe", "list", "--status", "P")).toEqual(["PartialFailed", "Pending"]);
    expect(offered("cafe", "list", "--name", "")).toEqual([]);
  });

  test("offers files where one is meant, and shells", () => {
    expect(offered("cafe", "diff", "f-1", "/etc/host")).toContain("/etc/hosts");
    expect(offered("cafe", "completion", "f")).toEqual(["fish"]);
  });
});

describe("cafe completion", () => {
  test.each(SHELLS)("for %s names every command and every option, and holds plain text only", (shell) => {
    const text = script(shell);
    for (const command of COMMANDS) expect(text).toMatch(new RegExp(`\\b${command}\\b`, "u"));
    for (const name of OPTION_NAMES)
      expect(text).toMatch(new RegExp(shell === "fish" ? ` -l ${name}\\b` : `--${name}\\b`, "u"));
    expect(text.replaceAll("\n", "")).toMatch(/^[\x20-\x7e]*$/u);
  });

  test("for bash is a script that bash and sh's parser of it accept", () => {
    expect(spawnSync("/bin/bash", ["-n"], { input: script("bash"), encoding: "utf8" }).stderr).toBe("");
  });
});
