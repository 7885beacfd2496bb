/** `cafe retry`: prints how to send a task again to its failed instances only. Runs nothing and sends nothing. */
import type { Connection } from "../../core/ports.ts";
import { type Resend, resendOf, sendFileCommand, type Unspeakable } from "../../domain/retry.ts";
import { jsonText } from "../../lib/json.ts";
import { ok, type Result } from "../../lib/result.ts";
import { shellWord } from "../../lib/shell.ts";
import { findTask } from "../find-task.ts";
import type { Invocation, Output } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { reportRefusal } from "../output/failure.ts";
import { retryNotes, unspeakable } from "../output/retry-notes.ts";

type RetryCall = Extract<Invocation, { command: "retry" }>;

/** Prints the commands, the requests or the IDs to stdout, and what is to be known of them to stderr. */
export async function runRetry(call: RetryCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const found = await findTask(call.invokeId, connection, call.output === "json", io);
  if (!found.ok) return found.error;
  const { task } = found.value;
  const resend = resendOf(task);
  if (resend.requests.length > 0) {
    const text = written(call.output, resend, task.record["InvokeId"]);
    if (!text.ok) {
      reportRefusal(unspeakable(text.error), false, io);
      return 1;
    }
    io.out(text.value);
  }
  for (const note of retryNotes(task, resend)) io.note(`${note}\n`);
  return 0;
}

function written(output: Output<"retry">, resend: Resend, invokeId: unknown): Result<string, Unspeakable> {
  const { requests, instanceIds, unknown } = resend;
  switch (output) {
    case "json":
      return ok(`${jsonText({ invokeId, operation: "SendFile", unknown, requests }, 2)}\n`);
    case "ids":
      return idLines(instanceIds);
    case "shell":
      return joined(requests.map(sendFileCommand));
  }
}

/** One ID per line; what is no plain word is no ID, and comes quoted. */
const idLines = (instanceIds: readonly string[]): Result<string, Unspeakable> =>
  joined(
    instanceIds.map((id) => {
      const word = shellWord(id);
      return word.ok ? word : { ok: false, error: { parameter: "InstanceId", problem: word.error } };
    }),
  );

function joined(parts: readonly Result<string, Unspeakable>[]): Result<string, Unspeakable> {
  const lines: string[] = [];
  for (const part of parts) {
    if (!part.ok) return part;
    lines.push(`${part.value}\n`);
  }
  return ok(lines.join(""));
}
