/** The words of rollouts, their instances and failures: titles, heads, the chart, and the pane beside them. */
import type { FailureTab } from "../core/failure-rows.ts";
import type { OrderId } from "../core/view-order.ts";
import type { Outcome } from "../domain/status.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

const counted = (count: number, one: SafeText, many: SafeText): SafeText => say`${count} ${count === 1 ? one : many}`;

const tasks = (count: number): SafeText => counted(count, say`task`, say`tasks`);
const results = (count: number): SafeText => counted(count, say`result`, say`results`);

/** How a rollout stands, in a word. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, SafeText>> = {
  failed: say`failed`,
  mixed: say`partly`,
  running: say`running`,
  waiting: say`waiting`,
  ok: say`ok`,
  unknown: say`unknown`,
};

export const FAILURE_TAB_WORDS: Readonly<Record<FailureTab, SafeText>> = {
  cause: say`by cause`,
  instance: say`by instance`,
  file: say`by file`,
  region: say`by region`,
  hour: say`by hour`,
};

/** An order as the title says it. */
export const ORDER_WORDS: Readonly<Record<OrderId, SafeText>> = {
  last: say`latest first`,
  failed: say`most failed first`,
  rate: say`highest share of failures first`,
  targets: say`most targets first`,
  name: say`by name`,
  status: say`failed first`,
  finished: say`last finished first`,
  tries: say`most tries first`,
  instance: say`by instance`,
  region: say`by region`,
  hour: say`by time`,
};

/** What the rows are, counted. */
export const ROW_WORDS: Readonly<Record<FailureTab | "rollout", (count: number) => SafeText>> = {
  rollout: (count) => counted(count, say`rollout`, say`rollouts`),
  cause: (count) => counted(count, say`cause`, say`causes`),
  instance: (count) => counted(count, say`instance`, say`instances`),
  file: (count) => counted(count, say`file`, say`files`),
  region: (count) => counted(count, say`region`, say`regions`),
  hour: (count) => counted(count, say`hour`, say`hours`),
};

/** Titles, notes and what is said where there is no row. */
export const VIEWS = {
  rollouts: say`Rollouts`,
  instances: (name: SafeText) => say`Instances of ${name}`,
  failures: say`Failures`,
  reversed: (order: SafeText) => say`${order}, reversed`,
  rows: (rows: SafeText, of: number) => say`${rows} of ${tasks(of)}`,
  noTasks: say`The filters leave no task, or none is loaded yet.`,
  noTasksAdvice: say`Backspace clears the last filter; a shows all tasks, without any.`,
  noRollouts: (of: number) => say`No rollout stands failed among the ${tasks(of)} at hand.`,
  noRolloutsAdvice: say`! shows those that went well, too; A loads every page.`,
  noFailures: (of: number) => say`Nothing failed in the ${tasks(of)} at hand.`,
  noFailuresAdvice: say`Esc goes back; A loads every page of these filters, a takes the filters away.`,
  noTimes: say`No failed task says when it was made.`,
  noInstances: say`The service lists no instance of this rollout.`,
  noInstancesAdvice: say`Esc goes back to the rollouts; r asks the service again.`,
  nothing: say`No row under the cursor.`,
} as const;

export const ROLLOUT_HEADS = {
  status: say`OUTCOME`,
  name: say`FILE`,
  share: say`SHARE`,
  targets: say`TARGETS`,
  failed: say`FAILED`,
  running: say`RUN`,
  recovered: say`RECOV`,
  sends: say`SENDS`,
  first: say`FIRST`,
  last: say`LAST`,
  dir: say`TARGET DIR`,
  regions: say`REGIONS`,
  content: say`CONTENT`,
} as const;

export const INSTANCE_HEADS = {
  status: say`STATUS`,
  instance: say`INSTANCE`,
  cause: say`CAUSE`,
  meaning: say`MEANING`,
  tries: say`TRIES`,
  region: say`REGION`,
  profile: say`PROFILE`,
  finished: say`FINISHED`,
  duration: say`TOOK`,
} as const;

export const FAILURE_HEADS = {
  failed: say`FAILED`,
  of: say`OF`,
  share: say`SHARE`,
  rate: say`RATE`,
  cause: say`CAUSE`,
  meaning: say`MEANING`,
  changed: say`CHANGED?`,
  instance: say`INSTANCE`,
  region: say`REGION`,
  why: say`WHY`,
  last: say`LAST`,
  file: say`FILE`,
  dir: say`TARGET DIR`,
  tasks: say`TASKS`,
  hour: say`HOUR (UTC)`,
} as const;

/** Cells of the tables that are words. */
export const CELLS = {
  recovered: (time: SafeText) => say`recovered ${time}`,
  maybe: say`maybe`,
  no: say`no`,
  regions: (count: number) => counted(count, say`region`, say`regions`),
} as const;

/** The chart over time. */
export const CHART = {
  sends: say`sends`,
  most: (count: number) => say`${count}`,
  axis: (from: SafeText, to: SafeText, step: SafeText) => say`${from} to ${to}, ${step} each; < > a time`,
  bucket: (from: SafeText, sends: number, failed: number, of: number) =>
    say`${from}: ${counted(sends, say`send`, say`sends`)}, ${failed} of ${of} failed; t narrows to it`,
  minutes: (count: number) => counted(count, say`minute`, say`minutes`),
  hours: (count: number) => counted(count, say`hour`, say`hours`),
  days: (count: number) => counted(count, say`day`, say`days`),
} as const;

/** The pane beside the tables. */
export const PANEL = {
  content: say`Content`,
  contentHash: (hash: SafeText, sends: SafeText) => say`${hash} (hash of type and content), ${sends}`,
  sends: (count: number) => counted(count, say`send`, say`sends`),
  regions: say`Regions`,
  first: say`First`,
  last: say`Last`,
  recovered: (count: number) => say`${count} recovered`,
  unlisted: (count: number) => say`${count} more are counted by the service, and not listed`,
  heads: {
    sends: (count: number) => say`Sends: ${count}, the latest first; Enter opens one`,
    failedSends: (count: number) => say`Sends that failed: ${count}; Enter opens one`,
  },
  more: (count: number) => say`and ${count} more; Enter in the list shows them all`,
  recoveredAt: (time: SafeText) => say`failed, then recovered: ${time}`,
  tries: (count: number) => counted(count, say`try`, say`tries`),
  task: say`Task`,
  took: say`Took`,
  ofFailures: (share: SafeText, failures: number) => say`${share} of ${counted(failures, say`failure`, say`failures`)}`,
  ofResults: (failed: number, of: number, share: SafeText) => say`${failed} of ${results(of)} failed, ${share}`,
  inTasks: (count: number) => say`in ${tasks(count)}`,
  lastFailed: say`Last failed`,
  meaning: say`Meaning`,
  infos: say`ErrorInfo`,
  info: (text: SafeText, failures: number) => say`${text} (${failures})`,
  run: say`Run`,
  again: say`Send again`,
  moreCommands: (count: number) => say`and ${counted(count, say`command`, say`commands`)} more`,
  struck: (region: SafeText, instances: number, sends: number) =>
    say`${region}: ${counted(instances, say`instance`, say`instances`)}, ${counted(sends, say`send`, say`sends`)}`,
  moreInstances: (count: number) => say`and ${count} more`,
  reference: say`Reference`,
  suspect: {
    host: say`Look at the host: the same files do arrive elsewhere.`,
    file: say`Look at the file: it fails on most other instances, too.`,
    open: say`Host or file? These sends do not say.`,
  },
  here: (failed: number, of: number) => say`here ${failed} of ${of} failed`,
  elsewhere: (failed: number, of: number) => say`the same sends elsewhere: ${failed} of ${of} failed`,
} as const;

/** Where the service's own pages explain codes, and the operation. */
export const REFERENCE_URLS: readonly SafeText[] = [
  say`https://help.aliyun.com/document_detail/87029.html`,
  say`https://api.aliyun.com/document/Ecs/2014-05-26/DescribeSendFileResults`,
];
