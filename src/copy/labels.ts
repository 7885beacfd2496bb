/** What the core calls what it makes. */
import type { Labels } from "../core/labels.ts";
import { say } from "../lib/safe-text.ts";

export const LABELS: Labels = {
  sendsTo: (instanceId) => say`sends to ${instanceId}`,
  failedSendsTo: (instanceId) => say`failed sends to ${instanceId}`,
  failedSendsOf: (name) => say`failed sends of ${name}`,
  failedIn: (region) => say`failed in ${region}`,
  rolloutOf: (name) => say`rollout of ${name}`,
  causeIn: (cause, region) => say`${cause} in ${region}`,
  asJson: (invokeId) => say`${invokeId} as JSON`,
  resend: (invokeId, failed) => say`${invokeId}: resend to ${failed} failed`,
  resendOwed: (name, failed, tasks) => say`${name}: resend to ${failed} still failed of ${tasks} tasks`,
  ids: (count) => say`${count} IDs`,
  failedInstances: (count) => say`${count} failed instances`,
  error: say`the error`,
  row: say`the row`,
  viewAsCommand: (leftOut) =>
    leftOut === null ? say`this view as a command` : say`this view, but for "${leftOut}", as a command`,
  typedName: (typed) => say`name~${typed}`,
  summary: say`the incident summary`,
};
