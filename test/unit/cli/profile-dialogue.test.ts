import { describe, expect, test } from "vitest";
import type { ExitCode } from "../../../src/cli/io.ts";
import { profileDialogue } from "../../../src/cli/profile-dialogue.ts";
import type { ProfileTask } from "../../../src/core/effects.ts";
import { say } from "../../../src/lib/safe-text.ts";

const SECRET_ID = "LTAI5tSecretlyTyped";

/** Somebody who types these answers, one after another; null is Ctrl-C. cafe keeps `prod`, the aliyun CLI has `default`. */
async function talk(
  task: ProfileTask,
  profile: string | null,
  answers: readonly (string | null)[],
  exit: ExitCode = 0,
) {
  const left = [...answers];
  const said: string[] = [];
  const runs: (readonly string[])[] = [];
  const hidden: string[] = [];
  const answer = async () => left.shift() ?? null;
  const about = await profileDialogue(task, profile, {
    ask: (prompt) => {
      said.push(prompt);
      return answer();
    },
    askSecret: (prompt) => {
      hidden.push(prompt);
      return answer();
    },
    say: (text) => void said.push(text),
    run: async (args) => {
      runs.push(args);
      return exit;
    },
    isOwn: (name) => name === "prod",
    aliyunProblem: (name) => (name === "default" ? null : say`There is no such profile.`),
  });
  return { about, runs, said: said.join("\n"), hidden, left };
}

const WAIT = "Press Enter to go back to the explorer. ";

describe("a whole dialogue", () => {
  test.each<[ProfileTask, string | null, readonly string[], readonly string[], string | null]>([
    ["add", "prod", ["work", "1", "", ""], ["add", "--from-environment", "--", "work"], "work"],
    [
      "add",
      null,
      ["work", "2", "default", "cn-beijing", ""],
      ["add", "--aliyun=default", "--region=cn-beijing", "--", "work"],
      "work",
    ],
    ["add", null, [" -x ", "3", SECRET_ID, "", ""], ["add", `--access-key-id=${SECRET_ID}`, "--", "-x"], "-x"],
    ["edit", "prod", ["1", "", ""], ["edit", "--from-environment", "--", "prod"], "prod"],
    [
      "edit",
      "prod",
      ["3", SECRET_ID, "eu-west-1", ""],
      ["edit", `--access-key-id=${SECRET_ID}`, "--region=eu-west-1", "--", "prod"],
      "prod",
    ],
    ["edit", "prod", ["4", "eu-west-1", ""], ["edit", "--region=eu-west-1", "--", "prod"], "prod"],
    ["remove", "prod", ["y", ""], ["remove", "--", "prod"], "prod"],
    ["remove", "prod", ["YES", ""], ["remove", "--", "prod"], "prod"],
    ["test", "environment", [""], ["test", "--", "environment"], "environment"],
    ["import", null, [""], ["import"], null],
  ])("to %s (%s), answered %j, is cafe profiles %j", async (task, profile, answers, args, about) => {
    const { runs, hidden, left, ...rest } = await talk(task, profile, answers);
    expect(runs).toEqual([args]);
    expect(rest.about).toBe(about);
    expect([hidden.at(-1), left]).toEqual([WAIT, []]);
    expect(rest.said).not.toContain(SECRET_ID);
  });

  test("offers references before keys that are kept here, and asks even for the ID without echo", async () => {
    const { said, hidden } = await talk("add", null, ["work", "3", SECRET_ID, "", ""]);
    expect(said).toMatch(/1 {2}the environment[\s\S]*2 {2}a profile of the aliyun CLI[\s\S]*3 {2}stored here/u);
    expect(hidden).toEqual(["AccessKey ID (not shown): ", WAIT]);
  });
});

describe("going back", () => {
  test.each<[ProfileTask, readonly (string | null)[]]>([
    ["add", [null]],
    ["add", [""]],
    ["add", ["work", null]],
    ["add", ["work", ""]],
    ["add", ["work", "2", ""]],
    ["add", ["work", "3", null]],
    ["add", ["work", "1", null]],
    ["edit", [""]],
    ["edit", ["1", null]],
    ["edit", ["4", ""]],
    ["remove", [null]],
    ["remove", [""]],
    ["remove", ["n"]],
    ["remove", ["yesterday"]],
  ])("from %s by %j changes nothing and waits for nothing more", async (task, answers) => {
    const { about, runs, hidden, left } = await talk(task, "prod", answers);
    expect([about, runs, left]).toEqual(["prod", [], []]);
    expect(hidden).not.toContain(WAIT);
  });

  test("by Ctrl-C at the command's own question is at once, too", async () => {
    const { about, hidden } = await talk("add", "prod", ["work", "3", SECRET_ID, ""], 130);
    expect([about, hidden]).toEqual(["prod", ["AccessKey ID (not shown): "]]);
  });

  test("after a failure waits until it has been read", async () => {
    expect((await talk("test", "prod", [""], 1)).hidden).toEqual([WAIT]);
  });
});

describe("a wrong answer", () => {
  test.each<[string, readonly string[], RegExp]>([
    ["a name with a blank", ["my name", "work", "1", "", ""], /A profile name is 1 to 64 letters/u],
    ["a name that means something", ["demo", "work", "1", "", ""], /The name demo has a meaning of its own/u],
    ["a name that is taken", ["prod", "work", "1", "", ""], /A profile prod exists already/u],
    ["a place that there is not", ["work", "4", "1", "", ""], /Type a number from 1 to 3\./u],
    ["a region that is none", ["work", "1", "Beijing!", "", ""], /A region has an ID such as cn-hangzhou/u],
  ])("is told in one sentence and asked for again: %s", async (_, answers, sentence) => {
    const { runs, said } = await talk("add", null, answers);
    expect(said.match(new RegExp(sentence, "gu"))).toHaveLength(1);
    expect(runs).toEqual([["add", "--from-environment", "--", "work"]]);
  });

  test("may be a profile of the aliyun CLI that is not there, or an ID that is none", async () => {
    const other = await talk("add", null, ["work", "2", "no", "default", "", ""]);
    expect(other.said).toContain("There is no such profile.");
    expect(other.runs).toHaveLength(1);
    const typed = await talk("add", null, ["work", "3", `${SECRET_ID} x`, SECRET_ID, "", ""]);
    expect(typed.said).toContain("An AccessKey ID such as LTAI5tExample has letters and digits only");
    expect(typed.said).not.toContain(SECRET_ID);
  });
});

test.each(["edit", "remove"] as const)("what cafe does not keep it does not %s, and it says so", async (task) => {
  const { about, runs, said, hidden } = await talk(task, "environment", [""]);
  expect([about, runs, hidden]).toEqual(["environment", [], [WAIT]]);
  expect(said).toBe("environment is not kept by cafe: change it where its keys come from, or add a profile.");
});

test.each(["edit", "remove", "test"] as const)("there is nothing to %s where no profile is meant", async (task) => {
  expect(await talk(task, null, [])).toMatchObject({ about: null, runs: [], said: "" });
});
