/** What `cafe watch` says: how the task stands in one line, rewritten on a terminal, else written when it changes. */
import { PRINTED } from "../../copy/printed.ts";
import { explainFailure } from "../../copy/remedies.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Task } from "../../domain/task.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import { truncate } from "../../lib/width.ts";
import type { CommandIo } from "../io.ts";
import { causesOf } from "./tasks.ts";

export interface WatchLine {
  readonly show: (task: Task) => void;
  /** The last look failed; `waitMs` until the next. */
  readonly trouble: (failure: Failure, waitMs: number) => void;
  /** Takes the line away where it is rewritten. */
  readonly clear: () => void;
}

/** `f-1 PartialFailed nginx.conf: 47 of 50 sent, 3 failed (2 ClientNotRunning, 1 DeliveryTimeout)`. */
export function watchText(task: Task): SafeText {
  const { invokeId, status, name, vmCount, tally, instances } = task;
  const counts = PRINTED.watch(tally.ok, vmCount, tally.failed, causesOf(instances), tally.open);
  return say`${invokeId} ${status} ${name}: ${counts}`;
}

export function watchLine({ note, tty, columns }: Pick<CommandIo, "note" | "tty" | "columns">): WatchLine {
  let last = "";
  const write = (text: SafeText): void => {
    if (tty.stderr) note(`\r\u001b[K${truncate(text, columns - 1)}`);
    else if (text !== last) note(`${text}\n`);
    last = text;
  };
  return {
    show: (task) => write(watchText(task)),
    trouble: (failure, waitMs) =>
      write(PRINTED.watchTrouble(explainFailure(failure).title, failure.code, Math.round(waitMs / 1000))),
    clear: () => {
      if (tty.stderr && last !== "") note("\r\u001b[K");
    },
  };
}
