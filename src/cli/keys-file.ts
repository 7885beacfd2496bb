/** Reads keys.json, the user's own file beside config.json. Never throws, never writes it. */
import { join } from "node:path";
import { explainKeysProblem, type KeysProblem, keysNotice } from "../copy/keys-file.ts";
import { COMMAND_IDS, type CommandId } from "../core/command-ids.ts";
import { chordText, KEY_NAMES } from "../input/chord-text.ts";
import { DEFAULT_KEYMAP, type Keymap } from "../input/keymap.ts";
import { type KeyProblem, remap } from "../input/remap.ts";
import { nearMiss } from "../lib/near-miss.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import { configDir, type Environment } from "../platform/paths.ts";
import { isFields, parseJson } from "../profiles/fields.ts";
import { readTextFile } from "../profiles/text-file.ts";

export interface KeysFile {
  /** Null where no folder for it is known. */
  readonly path: string | null;
  readonly exists: boolean;
  readonly keymap: Keymap;
  /** A sentence for each entry that is left out. */
  readonly problems: readonly SafeText[];
  /** All of it in one sentence, for the explorer; null where nothing is wrong. */
  readonly notice: SafeText | null;
  /** Commands that it leaves without a key. */
  readonly keyless: readonly CommandId[];
}

const FILE = safeText("keys.json");

const NONE = { keymap: DEFAULT_KEYMAP, problems: [], notice: null, keyless: [] };

/** Reads the file; where it is absent or wrong, the default keys hold. */
export function readKeys(env: Environment): KeysFile {
  const folder = configDir(env);
  if (folder === null) return { path: null, exists: false, ...NONE };
  const path = join(folder, FILE);
  const file = readTextFile(path);
  if (file.kind === "absent") return { path, exists: false, ...NONE };
  const { keymap, problems, keyless } =
    file.kind === "text"
      ? decode(file.text)
      : { ...NONE, problems: [{ rule: "unreadable-file", why: file.why }] as const };
  const sentences = problems.map((one) => explainKeysProblem(one, safeText(path)));
  const [first] = problems;
  // The footer has little room: the file's name is enough there.
  const notice = first === undefined ? null : keysNotice(explainKeysProblem(first, FILE), problems.length - 1);
  return { path, exists: true, keymap, problems: sentences, notice, keyless };
}

interface Decoded extends Pick<KeysFile, "keymap" | "keyless"> {
  readonly problems: readonly KeysProblem[];
}

function decode(text: string): Decoded {
  const fields = parseJson(text.replace(/^\ufeff/u, ""));
  if (!isFields(fields)) return { ...NONE, problems: [{ rule: "no-object" }] };
  const { problems, ...decoded } = remap(fields);
  return { ...decoded, problems: problems.map(asSaid) };
}

/** With what only words need: chords as they are written, and what was probably meant. */
function asSaid(problem: KeyProblem): KeysProblem {
  switch (problem.rule) {
    case "unknown":
      return { ...problem, near: nearMiss(problem.name, COMMAND_IDS) };
    case "unreadable":
      return { ...problem, names: KEY_NAMES };
    case "reserved":
    case "typed":
      return { ...problem, chord: chordText(problem.chord) };
    case "conflict": {
      const { chord, first, second } = problem.conflict;
      return { rule: "conflict", name: problem.name, chord: chordText(chord), claims: [first, second] };
    }
    default:
      return problem;
  }
}
