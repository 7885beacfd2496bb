/** Finds the one task that a command was given the InvokeId of, and says why there is none. Prints no task. */
import { PRINTED } from "../copy/printed.ts";
import type { Connection } from "../core/ports.ts";
import { requestFor } from "../core/task-request.ts";
import type { TaskPage } from "../domain/page.ts";
import type { WholeTask } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { type Refusal, reportFailure, reportRefusal } from "./output/failure.ts";

/** A task, and the page that it came on. */
export interface FoundTask {
  readonly task: WholeTask;
  readonly page: TaskPage;
}

/** The task in the connection's region. Where there is none, that has been said on stderr: the error is how to exit. */
export async function findTask(
  invokeId: string,
  connection: Connection,
  asJson: boolean,
  io: CommandIo,
): Promise<Result<FoundTask, ExitCode>> {
  const { region, results } = connection;
  const reply = await results.fetchPage(requestFor({ region, invokeId }), io.signal);
  if (!reply.ok) return err(reportFailure(reply.error, asJson, io));
  const page = reply.value;
  const [task] = page.tasks;
  if (task !== undefined) return ok({ task, page });
  reportRefusal(missingTask(invokeId, page), asJson, io);
  return err(1);
}

/** Why there is no task on the page that should have it. */
export function missingTask(invokeId: string, { region, requestId, unreadable }: TaskPage): Refusal {
  return unreadable > 0
    ? {
        code: "Cafe.UnreadableTask",
        message: PRINTED.unreadableTask(safeText(invokeId), region),
        remedy: PRINTED.unreadableTaskRemedy(requestId),
        requestId,
      }
    : {
        code: "Cafe.NoSuchTask",
        message: PRINTED.noSuchTask(safeText(invokeId), region),
        remedy: PRINTED.noSuchTaskRemedy,
        requestId,
      };
}
