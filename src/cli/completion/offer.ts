/**
 * What fits the place where somebody presses Tab, by the tables that the parser reads. Knows no shell and reads no file:
 * names and IDs come in.
 */

import { type HelpTopic, SUMMARIES } from "../../copy/command-texts.ts";
import { ERROR_CODES } from "../../copy/error-codes.ts";
import type { OptionName } from "../../copy/help.ts";
import { OPTION_TEXTS } from "../../copy/option-texts.ts";
import { KNOWN_REGIONS } from "../../domain/known-regions.ts";
import { INSTANCE_STATUSES } from "../../domain/status.ts";
import { PROFILES_VERBS, profilesOptions } from "../commands/profiles-args.ts";
import {
  COMMANDS,
  choicesOf,
  HISTORY_VERBS,
  isCommandName,
  isOptionName,
  NETWORKS,
  optionSpec,
  optionsOf,
  SHELLS,
} from "../options.ts";

/** A word to choose, and what it is; empty where the word says it. */
export interface Candidate {
  readonly word: string;
  readonly about: string;
}

/** Names of files are the shell's to offer. */
export interface Offer {
  readonly files: boolean;
  readonly candidates: readonly Candidate[];
}

/** What is known on this machine; each is looked up only where it is asked for. */
export interface Known {
  /** Everything that --profile takes. */
  readonly profiles: () => readonly Candidate[];
  /** cafe's own. */
  readonly ownProfiles: () => readonly Candidate[];
  readonly aliyunProfiles: () => readonly Candidate[];
  readonly sections: () => readonly Candidate[];
  /** Tasks seen before whose InvokeId starts so, the latest first. */
  readonly tasks: (prefix: string) => readonly Candidate[];
}

/** What stands before the cursor. */
interface Place {
  readonly command: HelpTopic | "profiles" | null;
  /** After the command. */
  readonly words: readonly string[];
  readonly used: ReadonlySet<string>;
  /** The option whose value is being typed; null where none is. */
  readonly pending: string | null;
  /** No options follow `--`. */
  readonly wordsOnly: boolean;
}

const NOTHING: Offer = { files: false, candidates: [] };
const FILES: Offer = { files: true, candidates: [] };

const offer = (candidates: readonly Candidate[]): Offer => ({ files: false, candidates });
const plain = (words: readonly string[]): readonly Candidate[] => words.map((word) => ({ word, about: "" }));

/**
 * What may stand at the end of `words` (without the program's name), the last of which is being typed and may be empty.
 * Candidates are whole words; shells that do not choose by the typed beginning have to be helped.
 */
export function offerFor(words: readonly string[], known: Known): Offer {
  const current = words.at(-1) ?? "";
  const place = placeOf(words.slice(0, -1));
  if (place.pending !== null) return valuesOf(place, place.pending, current, known);
  if (place.wordsOnly || !current.startsWith("-")) return wordsOf(place, current, known);
  const at = current.indexOf("=");
  if (at < 0) return offer(optionCandidates(place));
  const name = current.slice(2, at);
  const { files, candidates } = takesValue(place.command, name)
    ? valuesOf(place, name, current.slice(at + 1), known)
    : NOTHING;
  return { files, candidates: candidates.map(({ word, about }) => ({ word: `--${name}=${word}`, about })) };
}

const START: Place = { command: null, words: [], used: new Set(), pending: null, wordsOnly: false };

/** Reads what is before the cursor as argv.ts does, but lets pass what is wrong: it may be meant to be mended. */
const placeOf = (before: readonly string[]): Place => before.reduce(placeAfter, START);

function placeAfter(place: Place, text: string): Place {
  const { command, words, used, pending, wordsOnly } = place;
  if (pending !== null) return { ...place, pending: null };
  if (!wordsOnly && text === "--") return { ...place, wordsOnly: true };
  if (!wordsOnly && text.startsWith("--")) {
    const [name = "", value] = text.slice(2).split("=");
    const isPending = value === undefined && takesValue(command, name);
    return { ...place, used: new Set([...used, name]), pending: isPending ? name : null };
  }
  if (command !== null) return { ...place, words: [...words, text] };
  return isCommandName(text) ? { ...place, command: text } : place;
}

function takesValue(command: Place["command"], name: string): boolean {
  if (command === "profiles") return profilesOptions(null).some((one) => one.name === name && one.takesValue);
  return isOptionName(name) && optionSpec(name).value !== null;
}

function optionCandidates({ command, words, used }: Place): readonly Candidate[] {
  if (command === "profiles") {
    const options = profilesOptions(words[0] ?? null).filter(({ name }) => !used.has(name));
    return plain(options.map(({ name }) => `--${name}`));
  }
  return optionsOf(command ?? "explore")
    .filter((name) => optionSpec(name).repeat || !used.has(name))
    .map((name) => ({ word: `--${name}`, about: OPTION_TEXTS[name] }));
}

function wordsOf({ command, words }: Place, current: string, known: Known): Offer {
  switch (command) {
    case null:
      return offer(COMMANDS.map((word) => ({ word, about: SUMMARIES[word] })));
    case "profiles":
      return words.length === 0 ? offer(plain(PROFILES_VERBS)) : offer(namesFor(words, known));
    case "history":
      return offer(plain(nextHistoryWords(words)));
    case "completion":
      return offer(plain(words.length === 0 ? SHELLS : []));
    case "open":
      return FILES;
    case "show":
    case "retry":
    case "watch":
      return words.length === 0 ? offer(known.tasks(current)) : NOTHING;
    case "diff":
      return { files: words.length === 1, candidates: words.length < 2 ? known.tasks(current) : [] };
    default:
      return NOTHING;
  }
}

const NAMING: readonly string[] = ["edit", "test", "use", "remove", "lock", "unlock"];

const namesFor = ([verb = "", ...names]: readonly string[], known: Known): readonly Candidate[] =>
  names.length === 0 && NAMING.includes(verb) ? known.ownProfiles() : [];

const nextHistoryWords = (words: readonly string[]): readonly string[] => [
  ...new Set(
    HISTORY_VERBS.map((verb) => verb.split(" "))
      .filter((verb) => words.every((word, at) => verb[at] === word))
      .flatMap((verb) => verb[words.length] ?? []),
  ),
];

/** Values with which one begins; the option takes any other, too. */
const FIRST_VALUES: Readonly<Partial<Record<OptionName, readonly string[]>>> = {
  since: ["30m", "2h", "1d", "3d", "1w"],
  until: ["30m", "2h", "1d", "3d", "1w"],
  refresh: ["off"],
  retention: ["off", "1d", "42d"],
  "instance-status": INSTANCE_STATUSES,
  "error-code": Object.keys(ERROR_CODES),
};

function valuesOf({ command }: Place, name: string, current: string, known: Known): Offer {
  if (command === "profiles") return profilesValues(name, known);
  if (!isOptionName(name)) return NOTHING;
  const choices = choicesOf(name, command ?? "explore");
  if (choices !== null) return offer(plain(choices));
  if (optionSpec(name).value === "FILE") return FILES;
  if (name === "profile")
    return offer(command === null || command === "explore" ? inList(known.profiles(), current) : known.profiles());
  if (name === "region") return offer(inList(current.includes(",") ? REGIONS : [ALL_REGIONS, ...REGIONS], current));
  if (name === "regions") return offer(inList(REGIONS, current));
  if (name === "invoke-id") return offer(known.tasks(current));
  return offer(plain(FIRST_VALUES[name] ?? []));
}

const REGIONS: readonly Candidate[] = KNOWN_REGIONS.map(({ id, english }) => ({ word: id, about: english }));

const ALL_REGIONS: Candidate = { word: "all", about: "" };

function profilesValues(name: string, known: Known): Offer {
  switch (name) {
    case "region":
      return offer(REGIONS);
    case "network":
      return offer(plain(NETWORKS));
    case "output":
      return offer(plain(["table", "json"]));
    case "aliyun":
      return offer(known.aliyunProfiles());
    case "credentials-file":
      return offer(known.sections());
    case "ecs-role":
      return offer(plain(["auto"]));
    case "from":
      return FILES;
    default:
      return NOTHING;
  }
}

/** The values of a list joined by commas: those that are not in it yet, behind what is. */
function inList(values: readonly Candidate[], current: string): readonly Candidate[] {
  const at = current.lastIndexOf(",") + 1;
  const taken = new Set(current.slice(0, at).split(","));
  return values
    .filter(({ word }) => !word.includes(",") && !taken.has(word))
    .map(({ word, about }) => ({ word: current.slice(0, at) + word, about }));
}
