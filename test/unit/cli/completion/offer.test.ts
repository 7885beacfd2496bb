import { describe, expect, test } from "vitest";
import { type Candidate, type Known, offerFor } from "../../../../src/cli/completion/offer.ts";
import { COMMANDS, OPTION_NAMES, optionsOf, SHELLS } from "../../../../src/cli/options.ts";
import { KNOWN_REGIONS } from "../../../../src/domain/known-regions.ts";
import { OVERALL_STATUSES } from "../../../../src/domain/status.ts";

const named = (...words: readonly string[]): readonly Candidate[] => words.map((word) => ({ word, about: "" }));

const KNOWN: Known = {
  profiles: () => named("prod", "test", "of the cli", "a,b"),
  ownProfiles: () => named("prod", "test"),
  aliyunProfiles: () => named("of the cli"),
  sections: () => named("default"),
  tasks: (prefix) => named("f-1", "f-2").filter(({ word }) => word.startsWith(prefix)),
};

const offered = (...words: readonly string[]): readonly string[] =>
  offerFor(words, KNOWN).candidates.map(({ word }) => word);
const flags = (topic: Parameters<typeof optionsOf>[0]) => optionsOf(topic).map((name) => `--${name}`);
const REGIONS = KNOWN_REGIONS.map(({ id }) => id);

describe("what is offered", () => {
  test.each([
    ["every command, with what it is for", [""], COMMANDS],
    ["the options of explore without a command", ["-"], flags("explore")],
    ["the options of the command", ["retry", "--"], flags("retry")],
    [
      "no option twice",
      ["regions", "--demo", "--output", "json", "--"],
      flags("regions").filter((one) => !/demo|output/u.test(one)),
    ],
    ["--tag again, as it may be repeated", ["list", "--tag", "a", "--ta"], flags("list")],
    ["values by command", ["retry", "--output", ""], ["shell", "json", "ids"]],
    ["values behind an equals sign", ["list", "--status="], OVERALL_STATUSES.map((one) => `--status=${one}`)],
    ["profiles", ["list", "--profile", ""], ["prod", "test", "of the cli", "a,b"]],
    ["several profiles to the explorer", ["--profile", "prod,"], ["prod,test", "prod,of the cli"]],
    ["regions", ["list", "--region", ""], ["all", ...REGIONS]],
    [
      "regions not named yet",
      ["list", "--region=cn-hangzhou,"],
      REGIONS.filter((id) => id !== "cn-hangzhou").map((id) => `--region=cn-hangzhou,${id}`),
    ],
    ["InvokeIds", ["watch", "f-"], ["f-1", "f-2"]],
    ["InvokeIds behind an option with a value", ["show", "--profile", "prod", ""], ["f-1", "f-2"]],
    ["one InvokeId only", ["show", "f-1", ""], []],
    ["nothing where any text may stand", ["list", "--name", ""], []],
    ["nothing behind an equals sign of a switch", ["list", "--demo="], []],
    ["nothing for an option that there is not", ["list", "--nonsense="], []],
    ["words, not options, behind --", ["show", "--", ""], ["f-1", "f-2"]],
    ["what history does", ["history", ""], ["size", "clear", "on", "off", "content"]],
    ["what history content does", ["history", "content", ""], ["on", "off"]],
    ["shells", ["completion", ""], SHELLS],
    [
      "verbs of profiles",
      ["profiles", ""],
      ["list", "add", "edit", "test", "use", "remove", "lock", "unlock", "import"],
    ],
    ["cafe's own profiles to change", ["profiles", "remove", ""], ["prod", "test"]],
    ["no name for a new profile", ["profiles", "add", ""], []],
    ["options of a verb", ["profiles", "import", "-"], ["--from", "--lang", "--help"]],
    ["profiles of the aliyun CLI", ["profiles", "add", "x", "--aliyun", ""], ["of the cli"]],
    ["sections of the credentials file", ["profiles", "add", "x", "--credentials-file", ""], ["default"]],
  ])("%s", (_, words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });

  test.each([
    ["open", [""]],
    ["emulator", ["--data", ""]],
    ["list", ["--ca-file", ""]],
    ["diff", ["f-1", ""]],
    ["profiles", ["import", "--from", ""]],
  ])("of %s is a file where one is meant", (command, rest) => {
    expect(offerFor([command, ...rest], KNOWN).files).toBe(true);
  });

  test("says of every command and every option what it is for", () => {
    expect(offerFor([""], KNOWN).candidates.filter(({ about }) => about === "")).toEqual([]);
    const told = new Map(
      COMMANDS.flatMap((command) => offerFor([command, "-"], KNOWN).candidates).map((one) => [one.word, one.about]),
    );
    for (const name of OPTION_NAMES) expect(told.get(`--${name}`), name).toMatch(/\S/u);
  });
});
