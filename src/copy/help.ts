/**
 * Lays `--help` out. Which options a command takes comes in from the option table of the command line, so help cannot
 * name one that the parser refuses; the words are in option-texts.ts and command-texts.ts.
 */
import { wrapWords } from "../lib/width.ts";
import { COMMAND_TEXTS, type HelpTopic, SUMMARIES } from "./command-texts.ts";
import { HELP_TEXTS, OPTION_GROUPS, OPTION_TEXTS } from "./option-texts.ts";

/** An option's name. The parser's table has exactly these. */
export type OptionName = keyof typeof OPTION_TEXTS;

/** An option as help shows it. */
export interface OptionUsage {
  readonly name: OptionName;
  /** Placeholder or choices of its value; null for a switch. */
  readonly value: string | null;
  readonly group: keyof typeof OPTION_GROUPS;
}

/** Help about one command, or about all of cafe where `topic` is null. `options` are those that apply to it. */
export function helpText(topic: HelpTopic | null, options: readonly OptionUsage[]): string {
  const sections = topic === null ? overviewSections() : commandSections(topic);
  return `${[...sections, ...optionSections(options), HELP_TEXTS.environment, HELP_TEXTS.exitCodes].join("\n\n")}\n`;
}

function overviewSections(): string[] {
  const commands = Object.entries(SUMMARIES).map(([name, summary]) => `  ${name.padEnd(12)}${summary}`);
  const examples = ["cafe --demo", "cafe list --status Failed --since 2h", "cafe list --help"];
  return [
    `${HELP_TEXTS.what}\n\n${HELP_TEXTS.usage}`,
    `${HELP_TEXTS.commands}\n${commands.join("\n")}`,
    exampleSection(examples),
  ];
}

function commandSections(topic: HelpTopic): string[] {
  const { usage, more, examples } = COMMAND_TEXTS[topic];
  const intro = `${usage}\n  ${SUMMARIES[topic]}`;
  return [...(more === "" ? [intro] : [intro, more]), exampleSection(examples)];
}

const exampleSection = (lines: readonly string[]): string =>
  `${HELP_TEXTS.examples}\n${lines.map((line) => `  ${line}`).join("\n")}`;

function optionSections(options: readonly OptionUsage[]): string[] {
  const groups = [...new Set(options.map((option) => option.group))];
  return groups.map((group) => {
    const lines = options.filter((option) => option.group === group).map(optionLines);
    return `${OPTION_GROUPS[group]}\n${lines.join("\n")}`;
  });
}

const INDENT = 22;
const TEXT_WIDTH = 96;

function optionLines({ name, value }: OptionUsage): string {
  const left = `  --${name}${value === null ? "" : ` ${value}`}`;
  const lines = wrapWords(OPTION_TEXTS[name], TEXT_WIDTH - INDENT);
  const [first = "", ...rest] = lines;
  const head = left.length < INDENT - 1 ? [left.padEnd(INDENT) + first] : [left, " ".repeat(INDENT) + first];
  return [...head, ...rest.map((line) => " ".repeat(INDENT) + line)].join("\n");
}
