/** `cafe show`: one task with everything that is known of it, as text or as JSON. Prints the content only when asked. */
import type { Connection } from "../../core/ports.ts";
import { contentOf } from "../../domain/content.ts";
import { type Finding, findingsOf } from "../../domain/content-findings.ts";
import type { WholeTask } from "../../domain/task.ts";
import { jsonText } from "../../lib/json.ts";
import { readCertificate } from "../../platform/certificates.ts";
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
  const text = () => taskText(task, call.content ? findings(task, io) : null, paintFor(io));
  io.out(asJson ? `${jsonText(envelopeJson(envelope, [task]), 2)}\n` : text());
  return 0;
}

const findings = (task: WholeTask, io: CommandIo): readonly Finding[] =>
  findingsOf(contentOf(task), task.name, readCertificate, io.now());
