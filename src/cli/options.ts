/**
 * The one table of commands and options: it feeds the parser and `--help`. It says what may be written, never what it
 * does. `cafe profiles` has options of its own (commands/profiles-args.ts).
 */
import type { CommandName, HelpTopic } from "../copy/command-texts.ts";
import type { OptionName, OptionUsage } from "../copy/help.ts";
import { OVERALL_STATUSES } from "../domain/status.ts";
import { LANGUAGES } from "../domain/ui-language.ts";

interface OptionSpec {
  /** Heading in the help. */
  readonly group: OptionUsage["group"];
  /** Placeholder of the value; null for a switch. */
  readonly value: string | null;
  readonly repeat?: true;
  /** Values it takes, where they do not depend on the command. */
  readonly choices?: readonly string[];
  readonly commands: readonly HelpTopic[];
}

export const COMMANDS = [
  "explore",
  "open",
  "list",
  "show",
  "failures",
  "rollouts",
  "retry",
  "watch",
  "diff",
  "history",
  "profiles",
  "regions",
  "doctor",
  "emulator",
  "completion",
] as const satisfies CommandName[];

/** What `--output` takes; the first is the default. */
export const OUTPUTS = {
  list: ["table", "json", "ndjson", "csv"],
  show: ["text", "json"],
  failures: ["table", "json", "csv"],
  rollouts: ["table", "json", "csv"],
  diff: ["text", "json"],
  retry: ["shell", "json", "ids"],
  regions: ["table", "json"],
  history: ["text", "json"],
  doctor: ["text", "json"],
} as const satisfies Partial<Record<HelpTopic, readonly string[]>>;

/** Shells that `cafe completion` writes for. */
export const SHELLS = ["bash", "zsh", "fish"] as const;
export type CompletionShell = (typeof SHELLS)[number];

/** What `cafe history` does. */
export const HISTORY_VERBS = ["size", "clear", "on", "off", "content on", "content off"] as const;

export const NETWORKS = ["public", "vpc"] as const;

export const THEMES = ["auto", "dark", "light", "mono", "high-contrast"] as const;

/** Takes the place of the service's for them: `cafe open` reads a file. */
const ASKING = ["explore", "list", "failures", "rollouts"] as const;
const LISTING = [...ASKING, "open"] as const;
const CONNECTING = [
  "explore",
  "list",
  "show",
  "failures",
  "rollouts",
  "retry",
  "watch",
  "diff",
  "regions",
  "doctor",
] as const;
const PRINTING = ["list", "show", "failures", "rollouts", "retry", "diff", "history", "regions", "doctor"] as const;
const ALL = [...CONNECTING, "emulator"] as const;
/** Those that may keep a log of what they do. */
const DEBUGGING = [...LISTING, "show", "retry", "watch", "diff", "regions"] as const;
const DRAWING = ["explore", "open"] as const;
const EVERY = [...ALL, "open", "history", "completion"] as const;
/** The emulator takes them with --record only: see emulator-options.ts. */
const FILTERING = [...LISTING, "emulator"] as const;

export const OPTIONS = {
  status: { group: "filters", value: "STATUS", choices: OVERALL_STATUSES, commands: FILTERING },
  name: { group: "filters", value: "NAME", commands: FILTERING },
  tag: { group: "filters", value: "K[=V]", repeat: true, commands: FILTERING },
  "invoke-id": { group: "filters", value: "ID", commands: FILTERING },
  "instance-id": { group: "filters", value: "ID", commands: FILTERING },
  "resource-group": { group: "filters", value: "ID", commands: [...ASKING, "emulator"] },
  page: { group: "filters", value: "N", commands: LISTING },
  "page-size": { group: "filters", value: "N", commands: LISTING },
  since: { group: "here", value: "TIME", commands: FILTERING },
  until: { group: "here", value: "TIME", commands: FILTERING },
  "failures-only": { group: "here", value: null, commands: LISTING },
  "error-code": { group: "here", value: "CODE", repeat: true, commands: LISTING },
  "instance-status": { group: "here", value: "STATUS", commands: LISTING },
  owner: { group: "here", value: "USER", commands: LISTING },
  dir: { group: "here", value: "DIR", commands: LISTING },
  search: { group: "here", value: "TEXT", commands: LISTING },
  all: { group: "output", value: null, commands: ["list", "failures", "rollouts"] },
  gap: { group: "output", value: "MINUTES", commands: ["rollouts"] },
  output: { group: "output", value: "FORM", commands: PRINTING },
  content: { group: "output", value: null, commands: ["show"] },
  yes: { group: "output", value: null, commands: ["history"] },
  demo: { group: "connection", value: null, commands: ALL },
  history: { group: "connection", value: null, commands: ASKING },
  profile: { group: "connection", value: "NAME", commands: ALL },
  // Given twice it gets a sentence of its own: see option-reader.ts.
  region: { group: "connection", value: "REGION", repeat: true, commands: [...ALL, "open"] },
  endpoint: { group: "connection", value: "URL", commands: ALL },
  timeout: { group: "connection", value: "SECONDS", commands: ALL },
  insecure: { group: "connection", value: null, commands: ALL },
  network: { group: "connection", value: "NETWORK", choices: NETWORKS, commands: ALL },
  "ca-file": { group: "connection", value: "FILE", commands: ALL },
  "max-rps": { group: "connection", value: "N", commands: ALL },
  refresh: { group: "look", value: "SECONDS|off", commands: ["explore"] },
  theme: { group: "look", value: "THEME", choices: THEMES, commands: DRAWING },
  ascii: { group: "look", value: null, commands: DRAWING },
  mouse: { group: "look", value: null, commands: DRAWING },
  "screen-reader": { group: "look", value: null, commands: DRAWING },
  port: { group: "emulator", value: "N", commands: ["emulator"] },
  seed: { group: "emulator", value: "N", commands: ["emulator"] },
  tasks: { group: "emulator", value: "N", commands: ["emulator"] },
  instances: { group: "emulator", value: "N", commands: ["emulator"] },
  regions: { group: "emulator", value: "LIST", commands: ["emulator"] },
  data: { group: "emulator", value: "FILE", commands: ["emulator"] },
  record: { group: "emulator", value: "FILE", commands: ["emulator"] },
  retention: { group: "emulator", value: "TIME|off", commands: ["emulator"] },
  records: { group: "emulator", value: "N", commands: ["emulator"] },
  speed: { group: "emulator", value: "N", commands: ["emulator"] },
  fault: { group: "emulator", value: "LIST", commands: ["emulator"] },
  "access-key-id": { group: "emulator", value: "AK", commands: ["emulator"] },
  "access-key-secret": { group: "emulator", value: "SK", commands: ["emulator"] },
  debug: { group: "other", value: null, commands: DEBUGGING },
  lang: { group: "other", value: "LANG", choices: LANGUAGES, commands: EVERY },
  help: { group: "other", value: null, commands: EVERY },
  version: { group: "other", value: null, commands: EVERY },
} as const satisfies Record<OptionName, OptionSpec>;

/** Every option, in the order of the help. */
export const OPTION_NAMES: readonly OptionName[] = Object.keys(OPTIONS).filter(isOptionName);

export function isOptionName(text: string): text is OptionName {
  return Object.hasOwn(OPTIONS, text);
}

export const isCommandName = (text: string): text is CommandName => COMMANDS.some((command) => command === text);

/** The entry of an option. */
export const optionSpec = (name: OptionName): OptionSpec => OPTIONS[name];

/** The options of a command; of all commands where it is null. */
export const optionsOf = (command: HelpTopic | null): readonly OptionName[] =>
  OPTION_NAMES.filter((name) => command === null || optionSpec(name).commands.includes(command));

/** Values that an option takes with a command; null where they are not a list. */
export function choicesOf(name: OptionName, command: HelpTopic): readonly string[] | null {
  if (name === "output") return hasOutput(command) ? OUTPUTS[command] : [];
  return optionSpec(name).choices ?? null;
}

const hasOutput = (command: HelpTopic): command is keyof typeof OUTPUTS => Object.hasOwn(OUTPUTS, command);

/** What the help shows of a command's options. */
export function optionUsages(command: HelpTopic | null): readonly OptionUsage[] {
  return optionsOf(command).map((name) => {
    const { group, value } = optionSpec(name);
    const choices = command === null ? optionSpec(name).choices : choicesOf(name, command);
    return { name, group, value: choices?.join("|") ?? value };
  });
}
