/** `cafe show`: one task with everything that is known of it, as text or as JSON. Prints the content only when asked. */
import type { Connection } from "../../core/ports.ts";
import { jsonText } from "../../lib/json.ts";
import { findTask } from "../find-task.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { envelopeJson } from "../output/page-json.ts";
import { paintFor } from "../output/paint.ts";
import { taskText } from "../output/task-text.ts";

type ShowCall = Extract<Invocation, { command: "show" }>;

/** Prints the task to stdout; a task that the region does not have is a failure. */
export async function runShow(call: ShowCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const asJson = call.output === "json";
  const found = await findTask(call.invokeId, connection, asJson, io);
  if (!found.ok) return found.error;
  const { task, page } = found.value;
  const envelope = { ...page, pageNumber: page.cursor.by === "number" ? page.cursor.number : null };
  io.out(asJson ? `${jsonText(envelopeJson(envelope, [task]), 2)}\n` : taskText(task, call.content, paintFor(io)));
  return 0;
}
