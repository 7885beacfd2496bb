/** `cafe diff`: one send against another, or against a file on this machine. Secrets are masked in what it prints. */
import type { Connection } from "../../core/ports.ts";
import { contentOf } from "../../domain/content.ts";
import { type ContentDiff, diffContents, diffTasks } from "../../domain/task-diff.ts";
import { jsonText } from "../../lib/json.ts";
import { safeText } from "../../lib/safe-text.ts";
import { contentDiffLines, type Names, taskDiffLines } from "../../present/diff-text.ts";
import { findTask } from "../find-task.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { readLocalFile } from "../local-file.ts";
import { diffText } from "../output/diff-text.ts";
import { reportRefusal } from "../output/failure.ts";
import { paintFor } from "../output/paint.ts";

type DiffCall = Extract<Invocation, { command: "diff" }>;

/** Prints the difference to stdout. That there is one is no error. */
export const runDiff = (call: DiffCall, connection: Connection, io: CommandIo): Promise<ExitCode> =>
  isInvokeId(call.other) ? diffWithTask(call, connection, io) : diffWithFile(call, connection, io);

/** A file of such a name can be written ./f-name. */
const isInvokeId = (text: string): boolean => /^f-[\w-]+$/u.test(text);

async function diffWithTask(call: DiffCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const asJson = call.output === "json";
  const before = await findTask(call.invokeId, connection, asJson, io);
  if (!before.ok) return before.error;
  const after = await findTask(call.other, connection, asJson, io);
  if (!after.ok) return after.error;
  const [{ task: from }, { task: to }] = [before.value, after.value];
  const diff = diffTasks(from, to);
  const names: Names = [from.invokeId, to.invokeId];
  io.out(
    asJson ? `${jsonText({ ...namesJson(names), ...diff }, 2)}\n` : diffText(taskDiffLines(diff, names), paintFor(io)),
  );
  return 0;
}

async function diffWithFile(call: DiffCall, connection: Connection, io: CommandIo): Promise<ExitCode> {
  const asJson = call.output === "json";
  const local = await readLocalFile(call.other);
  if (!local.ok) {
    reportRefusal(local.error, asJson, io);
    return 2;
  }
  const found = await findTask(call.invokeId, connection, asJson, io);
  if (!found.ok) return found.error;
  const { task } = found.value;
  const content: ContentDiff = diffContents(contentOf(task), local.value);
  const names: Names = [task.invokeId, safeText(call.other)];
  const text = () => diffText(contentDiffLines(content, names), paintFor(io));
  io.out(asJson ? `${jsonText({ ...namesJson(names), content }, 2)}\n` : text());
  return 0;
}

const namesJson = ([before, after]: Names) => ({ before, after });
