/** Splits an argument list into the command, its words and its options by the table of options.ts. Reads no values. */
import type { CommandName, HelpTopic } from "../copy/command-texts.ts";
import type { OptionName } from "../copy/help.ts";
import type { ArgumentProblem } from "../copy/problems.ts";
import { nearMiss } from "../lib/near-miss.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { COMMANDS, choicesOf, isCommandName, isOptionName, optionSpec, optionsOf } from "./options.ts";

/** An argument list taken apart. */
export interface SplitArgv {
  readonly command: HelpTopic;
  /** False where no word said so and explore is meant. */
  readonly named: boolean;
  /** Words after the command. */
  readonly words: readonly string[];
  /** Values in the order given; a switch has one empty value. */
  readonly options: ReadonlyMap<OptionName, readonly string[]>;
}

/** `cafe profiles` reads its arguments itself: all of them but the command. */
interface ProfilesArgv {
  readonly command: "profiles";
  readonly args: readonly string[];
}

interface Tokens {
  readonly words: string[];
  readonly options: Map<OptionName, string[]>;
}

/** Takes an argument list apart (without node and script). Every option is known, has its value, and goes with the command. */
export function splitArgv(argv: readonly string[]): Result<SplitArgv | ProfilesArgv, ArgumentProblem> {
  const command = commandOf(argv);
  if (command === "profiles") return ok({ command, args: argv.toSpliced(argv.indexOf(command), 1) });
  const tokens = tokenize(argv, command ?? "explore");
  if (!tokens.ok) return tokens;
  const { words, options } = tokens.value;
  const [first, ...rest] = words;
  if (first !== undefined && command === null) return err(unknownCommand(first));
  const split = { command: command ?? "explore", named: first !== undefined, words: rest, options };
  const problem = checkOptions(split);
  return problem === null ? ok(split) : err(problem);
}

/** The command may stand behind options, and hints about options name it: so it is looked for first. */
function commandOf(argv: readonly string[]): CommandName | null {
  const tokens = tokenize(argv, "explore");
  const word = tokens.ok ? tokens.value.words[0] : argv.find((text) => isCommandName(text));
  return word === undefined || !isCommandName(word) ? null : word;
}

function tokenize(argv: readonly string[], command: HelpTopic): Result<Tokens, ArgumentProblem> {
  const tokens: Tokens = { words: [], options: new Map() };
  let at = 0;
  while (at < argv.length) {
    const text = argv[at] ?? "";
    if (text === "--") {
      tokens.words.push(...argv.slice(at + 1));
      break;
    }
    if (!text.startsWith("-") || text === "-") {
      tokens.words.push(text);
      at += 1;
      continue;
    }
    const read = readOption(text, argv[at + 1], command);
    if (!read.ok) return read;
    const { name, value, taken } = read.value;
    tokens.options.set(name, [...(tokens.options.get(name) ?? []), value]);
    at += taken;
  }
  return ok(tokens);
}

/** Reads `--name`, `--name value` or `--name=value`; `taken` is how many arguments that used up. */
function readOption(
  text: string,
  next: string | undefined,
  command: HelpTopic,
): Result<{ name: OptionName; value: string; taken: number }, ArgumentProblem> {
  const at = text.indexOf("=");
  const flag = at < 0 ? text : text.slice(0, at);
  const name = flag === "-h" ? "help" : flag.slice(2);
  if ((!flag.startsWith("--") && flag !== "-h") || !isOptionName(name)) return err(unknownOption(flag, command));
  const placeholder = optionSpec(name).value;
  if (placeholder === null) {
    return at < 0 ? ok({ name, value: "", taken: 1 }) : err({ rule: "no-value-taken", option: name });
  }
  if (at >= 0) return ok({ name, value: text.slice(at + 1), taken: 1 });
  if (next === undefined || next.startsWith("--")) {
    return err({ rule: "value-missing", option: name, placeholder: hintOf(name, command) });
  }
  return ok({ name, value: next, taken: 2 });
}

function checkOptions({ command, options }: SplitArgv): ArgumentProblem | null {
  for (const [name, values] of options) {
    const spec = optionSpec(name);
    if (!spec.commands.includes(command)) {
      return { rule: "option-elsewhere", option: name, command, commands: spec.commands };
    }
    if (values.length > 1 && spec.value !== null && spec.repeat !== true) return { rule: "given-twice", option: name };
    if (values.includes("") && spec.value !== null) {
      return { rule: "empty-value", option: name, placeholder: hintOf(name, command) };
    }
    const problem = checkChoice(name, values, command);
    if (problem !== null) return problem;
  }
  return null;
}

function checkChoice(name: OptionName, values: readonly string[], command: HelpTopic): ArgumentProblem | null {
  const allowed = choicesOf(name, command);
  const value = values.find((one) => allowed?.includes(one) === false);
  if (allowed === null || value === undefined) return null;
  return { rule: "choice", option: name, value, allowed, near: nearMiss(value, allowed) };
}

const hintOf = (name: OptionName, command: HelpTopic): string =>
  choicesOf(name, command)?.join("|") ?? optionSpec(name).value ?? "";

function unknownOption(flag: string, command: HelpTopic): ArgumentProblem {
  return { rule: "unknown-option", given: flag, near: nearMiss(flag.replace(/^-+/u, ""), optionsOf(command)), command };
}

function unknownCommand(word: string): ArgumentProblem {
  if (/^f-[\w-]+$/u.test(word)) return { rule: "invoke-id-as-command", given: word };
  return { rule: "unknown-command", given: word, near: nearMiss(word, COMMANDS) };
}
