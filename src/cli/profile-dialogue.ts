/**
 * Asks on the terminal for what `cafe profiles` takes as arguments, and runs it. Secrets are asked for by the command
 * itself; none is an argument. Knows no terminal and no file.
 */
import { PROFILES } from "../copy/profiles-command.ts";
import type { ProfileTask } from "../core/effects.ts";
import { isRegionId } from "../domain/region.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { isKeyPart, nameProblem, nameTaken } from "../profiles/profile.ts";
import type { ExitCode } from "./io.ts";

export interface DialogueIo {
  /** Null on Ctrl-C and Ctrl-D. */
  readonly ask: (prompt: string) => Promise<string | null>;
  /** The same, without echo. */
  readonly askSecret: (prompt: string) => Promise<string | null>;
  /** Says one line. */
  readonly say: (text: SafeText) => void;
  /** Runs `cafe profiles` with these arguments; it says itself what came of it. */
  readonly run: (args: readonly string[]) => Promise<ExitCode>;
  /** Whether cafe keeps a profile of that name. */
  readonly isOwn: (name: string) => boolean;
  /** Why no profile of the aliyun CLI can be referred to by that name; null where one can. */
  readonly aliyunProblem: (name: string) => SafeText | null;
}

/** A checked call, and the profile that it is about. */
interface Call {
  readonly args: readonly string[];
  readonly about: string | null;
}

/** An answer that is wrong is said so and asked for again; null: whoever is asked wants to go back. */
type Asked<T> = Promise<T | null>;

const CANCELLED = 130;

/**
 * Does one thing to profiles. An empty answer, Ctrl-C or Ctrl-D goes back without a change.
 * @param profile the one under the picker's cursor
 * @returns the one that the cursor should be on afterwards
 */
export async function profileDialogue(
  task: ProfileTask,
  profile: string | null,
  io: DialogueIo,
): Promise<string | null> {
  const foreign = (task === "edit" || task === "remove") && profile !== null && !io.isOwn(profile);
  if (foreign) {
    io.say(PROFILES.notOurs(safeText(profile)));
    await io.askSecret(GO_BACK);
    return profile;
  }
  const call = await askFor(task, profile, io);
  if (call === null || (await io.run(call.args)) === CANCELLED) return profile;
  await io.askSecret(GO_BACK);
  return call.about;
}

const GO_BACK = PROFILES.goBack;

async function askFor(task: ProfileTask, profile: string | null, io: DialogueIo): Asked<Call> {
  if (task === "import") return { args: ["import"], about: profile };
  if (task === "add") return askForNew(io);
  if (profile === null) return null;
  // A name may begin with a hyphen.
  const call: Call = { args: [task, "--", profile], about: profile };
  if (task === "test") return call;
  if (task === "edit") return askForChange(profile, io);
  const answer = await io.ask(PROFILES.removeQuestion(safeText(profile)));
  return /^y(?:es)?$/iu.test(answer?.trim() ?? "") ? call : null;
}

async function askForNew(io: DialogueIo): Asked<Call> {
  io.say(PROFILES.newProfile);
  const name = await askUntil(PROFILES.askName, io.ask, io, (text) => nameProblem(text) ?? takenProblem(text, io));
  if (name === null) return null;
  const keys = await askForKeys(["1", "2", "3"], io);
  if (keys === null) return null;
  const region = await askForRegion(PROFILES.askRegion, io);
  return region && { args: ["add", ...keys, ...region, "--", name], about: name };
}

async function askForChange(name: string, io: DialogueIo): Asked<Call> {
  io.say(PROFILES.changeProfile(safeText(name)));
  const keys = await askForKeys(["1", "2", "3", "4"], io);
  if (keys === null) return null;
  const region = await askForRegion(PROFILES.askRegionAsItIs, io);
  const changes = [...keys, ...(region ?? [])];
  return region === null || changes.length === 0 ? null : { args: ["edit", ...changes, "--", name], about: name };
}

const takenProblem = (name: string, io: DialogueIo): SafeText | null => (io.isOwn(name) ? nameTaken(name) : null);

type Choice = "1" | "2" | "3" | "4";

/** References first: the best secret is one that is not kept here at all. */
const CHOICES: Readonly<Record<Choice, SafeText>> = {
  1: PROFILES.fromEnvironment,
  2: PROFILES.fromAliyun,
  3: PROFILES.storedHere,
  4: PROFILES.asTheyAre,
};

async function askForKeys(offered: readonly Choice[], io: DialogueIo): Asked<readonly string[]> {
  io.say(PROFILES.whereFrom);
  for (const choice of offered) io.say(say`  ${safeText(choice)}  ${CHOICES[choice]}`);
  const range = PROFILES.oneTo(offered.length);
  const answer = await askUntil(`${range}: `, io.ask, io, (text) =>
    offered.some((choice) => choice === text) ? null : PROFILES.typeNumber(range),
  );
  switch (answer) {
    case "1":
      return ["--from-environment"];
    case "2":
      return asOption("aliyun", await askUntil(PROFILES.askAliyunName, io.ask, io, io.aliyunProblem));
    case "3":
      return asOption("access-key-id", await askUntil(PROFILES.askId, io.askSecret, io, idProblem));
    case "4":
      return [];
    default:
      return null;
  }
}

const idProblem = (text: string): SafeText | null => (isKeyPart(text) ? null : PROFILES.idExample);

const asOption = (name: string, value: string | null): readonly string[] | null =>
  value === null ? null : [`--${name}=${value}`];

/** The one answer that may be empty. */
async function askForRegion(prompt: string, io: DialogueIo): Asked<readonly string[]> {
  for (;;) {
    const answer = (await io.ask(prompt))?.trim();
    if (answer === undefined) return null;
    if (answer === "") return [];
    if (isRegionId(answer)) return [`--region=${answer}`];
    io.say(PROFILES.regionExample);
  }
}

async function askUntil(
  prompt: string,
  ask: DialogueIo["ask"],
  io: DialogueIo,
  problemOf: (text: string) => SafeText | null,
): Asked<string> {
  for (;;) {
    const answer = (await ask(prompt))?.trim() ?? "";
    if (answer === "") return null;
    const problem = problemOf(answer);
    if (problem === null) return answer;
    io.say(problem);
  }
}
