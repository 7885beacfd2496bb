/**
 * What a status means for somebody on call. Statuses are an open set (facts-api.md 1.2): the service may send one that
 * no reference names, so they travel as text and are classified here.
 */
import type { InstanceStatus, OverallStatus } from "../contract/send-file-results.ts";

/** The five overall statuses, worst news first: also the values the service filters by. */
export const OVERALL_STATUSES = [
  "Failed",
  "PartialFailed",
  "Running",
  "Pending",
  "Success",
] as const satisfies readonly OverallStatus[];

/** The statuses of a task on one instance, worst news first. */
export const INSTANCE_STATUSES = [
  "Failed",
  "Error",
  "Timeout",
  "Aborted",
  "Invalid",
  "Running",
  "Pending",
  "Success",
] as const satisfies readonly InstanceStatus[];

/** How a task or an instance stands. `mixed` is PartialFailed; `unknown` a status that the reference does not name. */
export type Outcome = "failed" | "mixed" | "running" | "waiting" | "ok" | "unknown";

const OUTCOMES: Readonly<Record<OverallStatus | InstanceStatus, Outcome>> = {
  Pending: "waiting",
  Running: "running",
  Success: "ok",
  PartialFailed: "mixed",
  Failed: "failed",
  Invalid: "failed",
  Aborted: "failed",
  Error: "failed",
  Timeout: "failed",
};

/** Classifies a task's or an instance's status. */
export function outcomeOf(status: string): Outcome {
  return Object.hasOwn(OUTCOMES, status) ? OUTCOMES[status as OverallStatus] : "unknown";
}

/** True while the service may still change it. */
export const isActive = (outcome: Outcome): boolean => outcome === "waiting" || outcome === "running";

/** True where something did not arrive. */
export const isFailure = (outcome: Outcome): boolean => outcome === "failed" || outcome === "mixed";

/** Is it one of the five values of the request parameter InvocationStatus? */
export const isOverallStatus = (text: string): text is OverallStatus =>
  OVERALL_STATUSES.some((status) => status === text);

const RANK: Readonly<Record<Outcome, number>> = { failed: 0, mixed: 1, running: 2, waiting: 3, unknown: 4, ok: 5 };

/** Orders failed before mixed before active before ok. */
export const compareOutcomes = (a: Outcome, b: Outcome): number => RANK[a] - RANK[b];
