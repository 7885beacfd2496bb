/**
 * Asks on the terminal for what `cafe profiles` takes as arguments, and runs it. Secrets are asked for by the command
 * itself; none is an argument. Knows no terminal and no file.
 */
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
    io.say(say`${safeText(profile)} is not kept by cafe: change it where its keys come from, or add a profile.`);
    await io.askSecret(GO_BACK);
    return profile;
  }
  const call = await askFor(task, profile, io);
  if (call === null || (await io.run(call.args)) === CANCELLED) return profile;
  await io.askSecret(GO_BACK);
  return call.about;
}

const GO_BACK = "Press Enter to go back to the explorer. ";

async function askFor(task: ProfileTask, profile: string | null, io: DialogueIo): Asked<Call> {
  if (task === "import") return { args: ["import"], about: profile };
  if (task === "add") return askForNew(io);
  if (profile === null) return null;
  // A name may begin with a hyphen.
  const call: Call = { args: [task, "--", profile], about: profile };
  if (task === "test") return call;
  if (task === "edit") return askForChange(profile, io);
  const answer = await io.ask(`Remove the profile ${safeText(profile)}? [y/N] `);
  return /^y(?:es)?$/iu.test(answer?.trim() ?? "") ? call : null;
}

async function askForNew(io: DialogueIo): Asked<Call> {
  io.say(say`A new profile. Ctrl-C goes back without a change.`);
  const name = await askUntil("Name: ", io.ask, io, (text) => nameProblem(text) ?? takenProblem(text, io));
  if (name === null) return null;
  const keys = await askForKeys(["1", "2", "3"], io);
  if (keys === null) return null;
  const region = await askForRegion("Region, e.g. cn-hangzhou (Enter: none): ", io);
  return region && { args: ["add", ...keys, ...region, "--", name], about: name };
}

async function askForChange(name: string, io: DialogueIo): Asked<Call> {
  io.say(say`The profile ${safeText(name)}. Ctrl-C goes back without a change.`);
  const keys = await askForKeys(["1", "2", "3", "4"], io);
  if (keys === null) return null;
  const region = await askForRegion("Region, e.g. cn-hangzhou (Enter: as it is): ", io);
  const changes = [...keys, ...(region ?? [])];
  return region === null || changes.length === 0 ? null : { args: ["edit", ...changes, "--", name], about: name };
}

const takenProblem = (name: string, io: DialogueIo): SafeText | null => (io.isOwn(name) ? nameTaken(name) : null);

type Choice = "1" | "2" | "3" | "4";

/** References first: the best secret is one that is not kept here at all. */
const CHOICES: Readonly<Record<Choice, SafeText>> = {
  1: say`the environment (a reference: no secret is kept here)`,
  2: say`a profile of the aliyun CLI (a reference, too)`,
  3: say`stored here, in a file that you alone can read; they are typed without being shown`,
  4: say`as they are: only the region changes`,
};

async function askForKeys(offered: readonly Choice[], io: DialogueIo): Asked<readonly string[]> {
  io.say(say`Where do its keys come from?`);
  for (const choice of offered) io.say(say`  ${safeText(choice)}  ${CHOICES[choice]}`);
  const range = say`1 to ${offered.length}`;
  const answer = await askUntil(`${range}: `, io.ask, io, (text) =>
    offered.some((choice) => choice === text) ? null : say`Type a number from ${range}.`,
  );
  switch (answer) {
    case "1":
      return ["--from-environment"];
    case "2":
      return asOption("aliyun", await askUntil("Its name there: ", io.ask, io, io.aliyunProblem));
    case "3":
      return asOption("access-key-id", await askUntil("AccessKey ID (not shown): ", io.askSecret, io, idProblem));
    case "4":
      return [];
    default:
      return null;
  }
}

const idProblem = (text: string): SafeText | null =>
  isKeyPart(text) ? null : say`An AccessKey ID such as LTAI5tExample has letters and digits only, no blanks.`;

const asOption = (name: string, value: string | null): readonly string[] | null =>
  value === null ? null : [`--${name}=${value}`];

/** The one answer that may be empty. */
async function askForRegion(prompt: string, io: DialogueIo): Asked<readonly string[]> {
  for (;;) {
    const answer = (await io.ask(prompt))?.trim();
    if (answer === undefined) return null;
    if (answer === "") return [];
    if (isRegionId(answer)) return [`--region=${answer}`];
    io.say(say`A region has an ID such as cn-hangzhou; R in the explorer lists them.`);
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
