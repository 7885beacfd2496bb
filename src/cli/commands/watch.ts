/** `cafe watch`: looks at a task again and again until it has ended. How it ended is the exit code, for pipelines. */
import { pause } from "../../api/abortable.ts";
import type { ClockPort, Connection } from "../../core/ports.ts";
import { requestFor } from "../../core/task-request.ts";
import { type Failure, mayPass } from "../../domain/failure.ts";
import { isFailure } from "../../domain/status.ts";
import { hasEnded, type Task } from "../../domain/task.ts";
import { missingTask } from "../find-task.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { reportFailure, reportRefusal } from "../output/failure.ts";
import { type WatchLine, watchLine, watchText } from "../output/watch-line.ts";

type WatchCall = Extract<Invocation, { command: "watch" }>;

/** The service counts calls by the minute, and colleagues share them (facts-api.md 8). */
const POLL_MS = 5_000;
const THROTTLED_MS = 60_000;
/** The client has tried each of them three times already. */
const MAX_TROUBLES = 5;

/** Prints the end to stdout and what changes to stderr. 0: sent to all; 1: not to all; 3: still open at --timeout. */
export async function runWatch(
  call: WatchCall,
  connection: Connection,
  io: CommandIo,
  clock: ClockPort,
): Promise<ExitCode> {
  const line = watchLine(io);
  const deadline = clock.now() + (call.limitMs ?? Number.POSITIVE_INFINITY);
  let watched: Watched = { known: null, failure: null, troubles: 0 };
  for (;;) {
    const looked = await look(call.invokeId, connection, io, line);
    if ("exit" in looked) return looked.exit;
    watched = after(watched, looked);
    const exit = exitOf(watched, clock.now() >= deadline);
    if (exit !== null) return finish(watched, exit, line, io);
    const wait = waitAfter(watched);
    if (watched.failure !== null) line.trouble(watched.failure, wait);
    await pause(clock, Math.min(wait, deadline - clock.now()), io.signal);
  }
}

/** What is known after some looks. */
interface Watched {
  /** As last seen. */
  readonly known: Task | null;
  /** Of the last look. */
  readonly failure: Failure | null;
  /** Failures in a row. */
  readonly troubles: number;
}

const after = ({ known, troubles }: Watched, looked: Exclude<Look, { exit: ExitCode }>): Watched =>
  "task" in looked
    ? { known: looked.task, failure: null, troubles: 0 }
    : { known, failure: looked.failure, troubles: troubles + 1 };

type Look = { readonly task: Task } | { readonly failure: Failure } | { readonly exit: ExitCode };

async function look(invokeId: string, connection: Connection, io: CommandIo, line: WatchLine): Promise<Look> {
  const { region, results } = connection;
  const reply = await results.fetchPage(requestFor({ region, invokeId }), io.signal);
  if (!reply.ok) return mayPass(reply.error) ? { failure: reply.error } : { exit: giveUp(reply.error, line, io) };
  const [task] = reply.value.tasks;
  if (task === undefined) {
    line.clear();
    reportRefusal(missingTask(invokeId, reply.value), false, io);
    return { exit: 1 };
  }
  line.show(task);
  return { task };
}

/** Null while it is worth waiting. */
function exitOf({ known, troubles }: Watched, isLate: boolean): ExitCode | null {
  if (known !== null && hasEnded(known)) return isFailure(known.outcome) || known.tally.failed > 0 ? 1 : 0;
  if (isLate) return known === null ? 1 : 3;
  return troubles === MAX_TROUBLES ? 1 : null;
}

/** A task that is open at --timeout is told as it was last seen, even if the very last look failed. */
function finish({ known, failure }: Watched, exit: ExitCode, line: WatchLine, io: CommandIo): ExitCode {
  if (failure !== null && exit !== 3) return giveUp(failure, line, io);
  line.clear();
  if (known !== null) io.out(`${watchText(known)}\n`);
  return exit;
}

function giveUp(failure: Failure, line: WatchLine, io: CommandIo): ExitCode {
  line.clear();
  return reportFailure(failure, false, io);
}

/** What the service asks for; else a minute where it counts by the minute. */
function waitAfter({ failure }: Watched): number {
  if (failure === null) return POLL_MS;
  const { kind, retryAfterMs } = failure;
  return Math.max(POLL_MS, retryAfterMs ?? (kind === "throttled" ? THROTTLED_MS : POLL_MS));
}
