/** What `cafe retry` says on stderr about the resend it printed: what the reply does not hold, and what may go wrong. */
import { explainErrorCode } from "../../copy/remedies.ts";
import { contentOf } from "../../domain/content.ts";
import type { Resend, Unspeakable } from "../../domain/retry.ts";
import { isFailure } from "../../domain/status.ts";
import type { WholeTask } from "../../domain/task.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type { Refusal } from "./failure.ts";

/** The notes, each one sentence. */
export function retryNotes(task: WholeTask, resend: Resend): readonly SafeText[] {
  const { invokeId, tally, vmCount, instances } = task;
  const failed = resend.instanceIds.length;
  if (failed === 0) return [say`Nothing failed in ${invokeId}, so there is nothing to send again.`, ...openNote(task)];
  const unlisted = Math.max(0, vmCount - instances.length);
  return [
    say`${failed} of ${count(vmCount, "instance")} failed in ${invokeId}; nothing has been sent, the commands are yours to run.`,
    ...openNote(task),
    ...(unlisted > 0
      ? [say`The reply lists ${instances.length} of ${vmCount} instances; the others are left out.`]
      : []),
    unknownNote(resend),
    ...(resend.systemTags.length > 0
      ? [
          say`Left out, since only the service may set them: the tags ${joinSafe(resend.systemTags.map(safeText), ", ")}.`,
        ]
      : []),
    ...labelNote(task),
    ...(tally.failed > 0 ? existsNote(task) : []),
  ];
}

const openNote = ({ tally }: WholeTask): readonly SafeText[] =>
  tally.open === 0
    ? []
    : [
        say`${count(tally.open, "instance")} ${isAre(tally.open)} still open and left out; ask again once the task has ended.`,
      ];

function unknownNote({ unknown }: Resend): SafeText {
  const timeout = say`The reply does not hold the Timeout of the original, so the default of 60 s applies`;
  const group = unknown.includes("ResourceGroupId") ? say`; nor its ResourceGroupId, if it had one` : say``;
  const content = unknown.includes("Content") ? say`; nor the Content, which you have to add` : say``;
  return say`${timeout}${group}${content}.`;
}

/** ContentType is not to be trusted (facts-api.md 1.2), and a resend by a wrong label writes another file. */
function labelNote(task: WholeTask): readonly SafeText[] {
  const content = contentOf(task);
  const doubtful = task.contentType !== "Base64" && content.kind === "text" && content.wasBase64;
  return doubtful
    ? [
        say`Check before you run it: the reply calls the content ${task.contentType || say`nothing`}, yet it reads as Base64; if the file is what that decodes to, write --ContentType=Base64.`,
      ]
    : [];
}

/** A failed send may have written the file; without Overwrite the resend then stumbles over it. */
function existsNote({ overwrite, instances }: WholeTask): readonly SafeText[] {
  const there = instances.filter(
    ({ outcome, errorCode, errorInfo }) =>
      isFailure(outcome) &&
      (errorCode === "FileAlreadyExists" || explainErrorCode(errorCode, errorInfo).mayHaveChangedHost),
  ).length;
  return overwrite !== true && there > 0
    ? [
        say`${count(there, "instance")} may hold the file already and Overwrite was off: there the resend can end in FileAlreadyExists unless you add --Overwrite=true.`,
      ]
    : [];
}

/** Why there is no command. */
export const unspeakable = ({ parameter, problem }: Unspeakable): Refusal => ({
  code: "Cafe.NotAShellWord",
  message: say`The ${safeText(parameter)} of this task holds ${problem === "nul" ? say`a NUL character` : say`text that is not Unicode`}, which no shell command can carry;`,
  remedy: say`use --output json and send it by a program.`,
});

const count = (number: number, word: string): SafeText => say`${number} ${safeText(number === 1 ? word : `${word}s`)}`;
const isAre = (number: number): SafeText => (number === 1 ? say`is` : say`are`);
