/**
 * Owns how a send can end badly on one instance: every ErrorCode and every ErrorInfo of the reference, with the
 * instance status it comes with. Must not decide where or when a cause strikes.
 */
import type { InstanceErrorCode, InstanceStatus } from "../../contract/send-file-results.ts";

/**
 * When a failure shows itself.
 * refused: before anything ran on the instance, so there is no StartTime; undelivered: the same, after the timeout;
 * rejected: a moment after the start; hung: it started and was given up after the timeout.
 */
export type Timing = "refused" | "undelivered" | "rejected" | "hung";

export interface Cause {
  readonly status: InstanceStatus;
  readonly code: InstanceErrorCode;
  readonly info: string;
  readonly timing: Timing;
}

/** The reference lists codes and texts apart; the pairing and the statuses are the usual ones seen in practice. */
export const CAUSES = {
  notExists: aborted("InstanceNotExists", "the specified instance does not exists"),
  released: {
    status: "Aborted",
    code: "InstanceReleased",
    info: "the specified instance has been released",
    timing: "rejected",
  },
  notRunning: aborted("InstanceNotRunning", "the instance is not running when create task"),
  accountMissing: invalid("AccountNotExists", "the specified account does not exist"),
  ownerMissing: invalid("AccountNotExists", "Owner not exists"),
  groupMissing: invalid("UserGroupNotExists", "Group not exists"),
  agentStopped: aborted("ClientNotRunning", "the aliyun service is not running on the instance"),
  agentSilent: {
    status: "Timeout",
    code: "ClientNotResponse",
    info: "the aliyun service in the instance does not response",
    timing: "hung",
  },
  agentLost: {
    status: "Error",
    code: "ClientNotResponse",
    info: "the aliyun service in the instance does not response",
    timing: "rejected",
  },
  agentUpgrading: aborted("ClientIsUpgrading", "the aliyun service in the instance is upgrading now"),
  agentOutdated: aborted("ClientNeedUpgrade", "the aliyun service in the instance need upgrade"),
  undelivered: {
    status: "Timeout",
    code: "DeliveryTimeout",
    info: "the command delivery has been timeout",
    timing: "undelivered",
  },
  createFailed: {
    status: "Failed",
    code: "FileCreateFail",
    info: "the file creation is failed due to unknown error",
    timing: "rejected",
  },
  alreadyExists: invalid("FileAlreadyExists", "File already exists"),
  contentEmpty: invalid("FileContentInvalid", "File content is empty"),
  contentInvalid: invalid("FileContentInvalid", "the content of file is invalid"),
  nameInvalid: invalid("FileNameInvalid", "File name is invalid"),
  pathInvalid: invalid("FilePathInvalid", "File path is invalid"),
  authorityInvalid: invalid("FileAuthorityInvalid", "the authority of file is invalid"),
  modeInvalid: invalid("FileAuthorityInvalid", "Mode is invalid"),
} as const satisfies Record<string, Cause>;

function aborted(code: InstanceErrorCode, info: string): Cause {
  return { status: "Aborted", code, info, timing: "refused" };
}

function invalid(code: InstanceErrorCode, info: string): Cause {
  return { status: "Invalid", code, info, timing: "rejected" };
}
