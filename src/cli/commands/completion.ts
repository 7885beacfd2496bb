/**
 * `cafe completion`: scripts for the shells, made from the option table, so that they offer what the parser takes and
 * nothing else. They call no program: completing asks neither cafe nor the service.
 */
import type { HelpTopic } from "../../copy/command-texts.ts";
import type { OptionName } from "../../copy/help.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import {
  COMMANDS,
  type CompletionShell,
  choicesOf,
  HISTORY_VERBS,
  isHelpTopic,
  optionSpec,
  optionsOf,
  SHELLS,
} from "../options.ts";

/** Prints the script for a shell. */
export function runCompletion(shell: CompletionShell, io: Pick<CommandIo, "out">): ExitCode {
  io.out(SCRIPTS[shell]());
  return 0;
}

/** Each word of them once; a shell completes one word at a time. */
const HISTORY_WORDS: readonly string[] = [...new Set(HISTORY_VERBS.flatMap((verb) => verb.split(" ")))];

/** `cafe profiles` reads its arguments itself: its options are not in the table. */
const TOPICS: readonly HelpTopic[] = COMMANDS.filter(isHelpTopic);

const flags = (topic: HelpTopic): readonly string[] => optionsOf(topic).map((name) => `--${name}`);

/** Options that take a value, each with its choices; none where it is free text. */
const valued = (topic: HelpTopic): readonly (readonly [OptionName, readonly string[]])[] =>
  optionsOf(topic)
    .filter((name) => optionSpec(name).value !== null)
    .map((name) => [name, choicesOf(name, topic) ?? []]);

const takesFile = (name: OptionName): boolean => optionSpec(name).value === "FILE";

/** One branch for each list of choices, and one for all that is free text: nothing is offered for that. */
function bashValues(): readonly string[] {
  const all = TOPICS.flatMap((topic) => valued(topic).map(([name, choices]) => ({ topic, name, choices })));
  const isFree = ({ name, choices }: (typeof all)[number]): boolean => choices.length === 0 && !takesFile(name);
  const free = [...new Set(all.filter(isFree).map(({ name }) => `*" --${name}"`))];
  const chosen = all
    .filter((one) => !isFree(one))
    .map(({ topic, name, choices }) => {
      const words = takesFile(name) ? "-f" : `-W "${choices.join(" ")}"`;
      return `    "${topic} --${name}") COMPREPLY=($(compgen ${words} -- "$cur")); return ;;`;
    });
  return [...chosen, `    ${free.join("|")}) COMPREPLY=(); return ;;`];
}

function bashScript(): string {
  const offers = TOPICS.map((topic) => `    ${topic}) words="${flags(topic).join(" ")}" ;;`);
  return `# cafe for bash: source it from ~/.bashrc, e.g. source <(cafe completion bash)
_cafe() {
  local cur prev word command words at
  cur=\${COMP_WORDS[COMP_CWORD]}
  prev=\${COMP_WORDS[COMP_CWORD-1]}
  command=
  for ((at = 1; at < COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    case "$word" in
      ${COMMANDS.join("|")}) command=$word; break ;;
    esac
  done
  case "\${command:-explore} $prev" in
${bashValues().join("\n")}
  esac
  words=
  case "\${command:-explore}" in
${offers.join("\n")}
  esac
  case "$command:$cur" in
    :-*) ;;
    :*) words="${COMMANDS.join(" ")}" ;;
    completion:*) words="$words ${SHELLS.join(" ")}" ;;
    history:*) words="$words ${HISTORY_WORDS.join(" ")}" ;;
    open:[!-]*) COMPREPLY=($(compgen -f -- "$cur")); return ;;
    diff:[!-]*) COMPREPLY=($(compgen -f -- "$cur")); return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -F _cafe cafe
`;
}

/** zsh runs the script of bash: its own helper for that is part of it. */
const zshScript = (): string => `# cafe for zsh: source it from ~/.zshrc, e.g. source <(cafe completion zsh)
autoload -U +X compinit && compinit
autoload -U +X bashcompinit && bashcompinit
${bashScript().replace(/^#[^\n]*\n/u, "")}`;

function fishScript(): string {
  const first = `complete -c cafe -n "not __fish_seen_subcommand_from ${COMMANDS.join(" ")}" -f -a "${COMMANDS.join(" ")}"`;
  const options = TOPICS.flatMap((topic) => {
    const when =
      topic === "explore"
        ? `not __fish_seen_subcommand_from ${COMMANDS.slice(1).join(" ")}`
        : `__fish_seen_subcommand_from ${topic}`;
    const choices = new Map(valued(topic));
    return optionsOf(topic).map(
      (name) => `complete -c cafe -n "${when}" -l ${name}${fishValue(name, choices.get(name))}`,
    );
  });
  const verbs = `complete -c cafe -n "__fish_seen_subcommand_from history" -f -a "${HISTORY_WORDS.join(" ")}"`;
  const shells = `complete -c cafe -n "__fish_seen_subcommand_from completion" -f -a "${SHELLS.join(" ")}"`;
  return `# cafe for fish: cafe completion fish > ~/.config/fish/completions/cafe.fish\n${[first, ...options, shells, verbs].join("\n")}\n`;
}

function fishValue(name: OptionName, choices: readonly string[] | undefined): string {
  if (choices === undefined) return " -f";
  if (takesFile(name)) return " -r -F";
  return choices.length === 0 ? " -x" : ` -x -a "${choices.join(" ")}"`;
}

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;
