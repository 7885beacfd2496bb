import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../src/cli/args.ts";
import { COMMANDS, OPTION_NAMES, optionsOf, optionUsages } from "../../../src/cli/options.ts";
import type { HelpTopic } from "../../../src/copy/command-texts.ts";
import { helpText } from "../../../src/copy/help.ts";

const TOPICS: readonly HelpTopic[] = COMMANDS.filter((command) => command !== "profiles");

describe("helpText", () => {
  test("of all of cafe names every command and every option", () => {
    const text = helpText(null, optionUsages(null));
    for (const command of COMMANDS) expect(text).toMatch(new RegExp(`^  ${command} `, "mu"));
    for (const name of OPTION_NAMES) expect(text).toMatch(new RegExp(`^  --${name}(?: |$)`, "mu"));
  });

  test.each(TOPICS)("of %s names exactly the options that the command takes", (command) => {
    const text = helpText(command, optionUsages(command));
    const named = [...text.matchAll(/^ {2}--([a-z-]+)/gmu)].map((match) => match[1]);
    expect(named.toSorted()).toEqual([...optionsOf(command)].toSorted());
  });

  test.each([null, ...TOPICS])("of %s fits 120 columns, ends in a line end and holds no other control", (command) => {
    const text = helpText(command, optionUsages(command));
    expect(text.endsWith("\n")).toBe(true);
    expect(text.replaceAll("\n", "")).toMatch(/^[\x20-\x7e]*$/u);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test.each([null, ...TOPICS])("of %s has examples that the parser accepts", (command) => {
    const text = helpText(command, optionUsages(command));
    const examples = text.split("Examples\n")[1]?.split("\n\n")[0]?.split("\n") ?? [];
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      const words = example
        .trim()
        .replace(/^source <\((?<inner>.*)\)$/u, "$<inner>")
        .replace(/^\w+=\S+ /u, "")
        .replace(/ (?:[|>]|&&) .*$/u, "")
        .split(" ");
      expect(words[0]).toBe("cafe");
      expect(parseArgv(words.slice(1), 0)).toMatchObject({ ok: true });
    }
  });
});
