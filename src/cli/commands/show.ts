/** `cafe show`: one task with everything that is known of it, as text or as JSON. Prints the content only when asked. */
import type { Connection } from "../../core/ports.ts";
import { FIRST_PAGE, type TaskPage } from "../../domain/page.ts";
import { jsonText } from "../../lib/json.ts";
import { safeText, say } from "../../lib/safe-text.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { type Refusal, reportFailure, reportRefusal } from "../output/failure.ts";
import { envelopeJson } from "../output/page-json.ts";
import { paintFor } from "../output/paint.ts";
import { taskText } from "../output/task-text.ts";

type ShowCall = Extract<Invocation, { command: "show" }>;

/** Prints the task to stdout; a task that the region does not have is a failure. */
export async function runShow(call: ShowCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const asJson = call.output === "json";
  const query = { invokeId: call.invokeId, tags: [] };
  const request = { region: connection.region, query, cursor: FIRST_PAGE, pageSize: 1 };
  const reply = await connection.results.fetchPage(request, io.signal);
  if (!reply.ok) return reportFailure(reply.error, asJson, io);
  const page = reply.value;
  const [task] = page.tasks;
  if (task === undefined) {
    reportRefusal(missing(call.invokeId, page), asJson, io);
    return 1;
  }
  const envelope = { ...page, pageNumber: page.cursor.by === "number" ? page.cursor.number : null };
  io.out(asJson ? `${jsonText(envelopeJson(envelope, [task]), 2)}\n` : taskText(task, call.content, paintFor(io)));
  return 0;
}

function missing(invokeId: string, { region, requestId, unreadable }: TaskPage): Refusal {
  return unreadable > 0
    ? {
        code: "Cafe.UnreadableTask",
        message: say`The service answered for task ${safeText(invokeId)} in ${region}, but cafe cannot read it.`,
        remedy: say`Ask for it with the aliyun CLI, and report this with the RequestId ${requestId}.`,
        requestId,
      }
    : {
        code: "Cafe.NoSuchTask",
        message: say`There is no task ${safeText(invokeId)} in ${region};`,
        remedy: say`a task is known in its own region only (--region), and for a limited time.`,
        requestId,
      };
}
