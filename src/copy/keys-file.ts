/** The sentences for what is wrong in keys.json. Owns no rule. */
import type { CommandId } from "../core/command-ids.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { COMMAND_WORDS } from "./commands.ts";
import { SCREEN } from "./ui.ts";

/** Names of places, as the help's titles have them. */
type PlaceName = keyof typeof SCREEN.helpScopes;

interface Claim {
  readonly scope: PlaceName;
  readonly command: CommandId;
}

/** What is wrong in the file. None of it keeps cafe from starting. Chords are written as a person does. */
export type KeysProblem =
  | { readonly rule: "unreadable-file"; readonly why: SafeText }
  | { readonly rule: "no-object" }
  | { readonly rule: "unknown"; readonly name: string; readonly near: string | null }
  | { readonly rule: "elsewhere"; readonly name: string; readonly places: readonly string[] }
  | { readonly rule: "no-keys"; readonly name: string }
  | { readonly rule: "unreadable"; readonly name: string; readonly key: string; readonly names: readonly SafeText[] }
  | { readonly rule: "reserved"; readonly name: string; readonly chord: SafeText; readonly command: CommandId }
  | { readonly rule: "typed"; readonly name: string; readonly chord: SafeText }
  | {
      readonly rule: "conflict";
      readonly name: string;
      readonly chord: SafeText;
      readonly claims: readonly [Claim, Claim];
    };

/** The sentence for it, about the file at `path`. */
export const explainKeysProblem = (problem: KeysProblem, path: SafeText): SafeText =>
  problem.rule === "unreadable-file" ? say`${problem.why}, so no key of it holds.` : say`${path}: ${wrong(problem)}`;

function wrong(problem: Exclude<KeysProblem, { rule: "unreadable-file" }>): SafeText {
  if (problem.rule === "no-object") {
    return say`this is not a JSON object, so no key of it holds; write it like {"view.failures": ["F"]}.`;
  }
  const name = quoted(problem.name);
  switch (problem.rule) {
    case "unknown": {
      const hint = problem.near === null ? say`docs/keys.md lists them.` : say`did you mean ${quoted(problem.near)}?`;
      return say`there is no command ${name}; ${hint}`;
    }
    case "elsewhere":
      return say`${name} names a place where the command has no key; it has some in ${list(problem.places)}.`;
    case "no-keys":
      return say`${name} takes a list of keys, like ["F", "Ctrl-F"]; an empty one takes its keys away.`;
    case "unreadable":
      return say`${name}: ${quoted(problem.key)} is no key; there are single characters, Ctrl-A to Ctrl-Z but H, I, J and M, and ${joinSafe(problem.names, ", ")}.`;
    case "reserved":
      return say`${name}: ${problem.chord} always means "${COMMAND_WORDS[problem.command].title}".`;
    case "typed":
      return say`${name}: ${problem.chord} is typed as text there; take a key that is no character.`;
    case "conflict":
      return say`${name} keeps its own keys: ${problem.chord} would be that of ${claim(problem.claims[0])} and of ${claim(problem.claims[1])}.`;
  }
}

/** What the explorer says at its start: the first problem, and how many more there are. */
export const keysNotice = (first: SafeText, more: number): SafeText =>
  more === 0 ? first : say`${first} And ${more} more: see "cafe doctor".`;

/** A command that keys.json has left without a key. */
export const keyless = (command: CommandId): SafeText => say`${safeText(command)}: ${COMMAND_WORDS[command].title}`;

const claim = ({ scope, command }: Claim): SafeText => say`"${safeText(command)}" (${SCREEN.helpScopes[scope]})`;

const quoted = (text: string): SafeText => say`"${safeText(text.slice(0, 60))}"`;

const list = (names: readonly string[]): SafeText => joinSafe(names.map(safeText), ", ");
