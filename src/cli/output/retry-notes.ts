/** What `cafe retry` says on stderr about the resend it printed: what the reply does not hold, and what may go wrong. */
import { PRINTED } from "../../copy/printed.ts";
import { explainErrorCode } from "../../copy/remedies.ts";
import { contentOf } from "../../domain/content.ts";
import type { Resend, Unspeakable } from "../../domain/retry.ts";
import { isFailure } from "../../domain/status.ts";
import type { WholeTask } from "../../domain/task.ts";
import { type SafeText, safeText } from "../../lib/safe-text.ts";
import type { Refusal } from "./failure.ts";

/** The notes, each one sentence. */
export function retryNotes(task: WholeTask, resend: Resend): readonly SafeText[] {
  const { invokeId, tally, vmCount, instances } = task;
  const failed = resend.instanceIds.length;
  if (failed === 0) return [PRINTED.retry.nothingFailed(invokeId), ...openNote(task)];
  const unlisted = Math.max(0, vmCount - instances.length);
  return [
    PRINTED.retry.failed(failed, vmCount, invokeId),
    ...openNote(task),
    ...(unlisted > 0 ? [PRINTED.retry.unlisted(instances.length, vmCount)] : []),
    unknownNote(resend),
    ...(resend.systemTags.length > 0 ? [PRINTED.retry.systemTags(resend.systemTags.map(safeText))] : []),
    ...labelNote(task),
    ...(tally.failed > 0 ? existsNote(task) : []),
  ];
}

const openNote = ({ tally }: WholeTask): readonly SafeText[] =>
  tally.open === 0 ? [] : [PRINTED.retry.open(tally.open)];

const unknownNote = ({ unknown }: Resend): SafeText =>
  PRINTED.retry.unknown(unknown.includes("ResourceGroupId"), unknown.includes("Content"));

/** ContentType is not to be trusted (facts-api.md 1.2), and a resend by a wrong label writes another file. */
function labelNote(task: WholeTask): readonly SafeText[] {
  const content = contentOf(task);
  const doubtful = task.contentType !== "Base64" && content.kind === "text" && content.wasBase64;
  return doubtful ? [PRINTED.retry.doubtfulLabel(task.contentType)] : [];
}

/** A failed send may have written the file; without Overwrite the resend then stumbles over it. */
function existsNote({ overwrite, instances }: WholeTask): readonly SafeText[] {
  const there = instances.filter(
    ({ outcome, errorCode, errorInfo }) =>
      isFailure(outcome) &&
      (errorCode === "FileAlreadyExists" || explainErrorCode(errorCode, errorInfo).mayHaveChangedHost),
  ).length;
  return overwrite !== true && there > 0 ? [PRINTED.retry.mayExist(there)] : [];
}

/** Why there is no command. */
export const unspeakable = ({ parameter, problem }: Unspeakable): Refusal => ({
  code: "Cafe.NotAShellWord",
  message: PRINTED.retry.unspeakable(safeText(parameter), problem === "nul"),
  remedy: PRINTED.retry.unspeakableRemedy,
});
