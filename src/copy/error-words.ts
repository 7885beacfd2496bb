/**
 * What each ErrorCode of an instance means, in plain words: words only. Sources: the reference's ErrorCode list and
 * facts-api.md 7.2 and 7.3; our own wording.
 */
import { type SafeText, say } from "../lib/safe-text.ts";

export interface ErrorWords {
  /** At most 45 cells: fits a table cell. */
  readonly meaning: SafeText;
  readonly cause: SafeText;
  /** The next step, one sentence. */
  readonly remedy: SafeText;
}

/** The codes of the reference, then those that newer services add. */
export const ERROR_WORDS = {
  InstanceNotExists: {
    meaning: say`no such instance in this region`,
    cause: say`The ID is wrong, belongs to another region, or the instance was released.`,
    remedy: say`Check the ID and the region, and take the instance off the target list if it is gone.`,
  },
  InstanceReleased: {
    meaning: say`instance released during the send`,
    cause: say`Somebody, or a scaling group, released the instance while the task was under way.`,
    remedy: say`Nothing to repair: take the instance off the target list.`,
  },
  InstanceNotRunning: {
    meaning: say`instance was not running`,
    cause: say`The instance was stopped, starting, stopping or locked when the task was made.`,
    remedy: say`Start the instance, wait until its Cloud Assistant reports in, then send again.`,
  },
  AccountNotExists: {
    meaning: say`file owner does not exist on the instance`,
    cause: say`FileOwner names a user that the instance does not have.`,
    remedy: say`Create the user on the instance, or send again with an owner that exists, such as root.`,
  },
  UserGroupNotExists: {
    meaning: say`file group does not exist on the instance`,
    cause: say`FileGroup names a group that the instance does not have.`,
    remedy: say`Create the group on the instance, or send again with a group that exists, such as root.`,
  },
  ClientNotRunning: {
    meaning: say`Cloud Assistant is not running`,
    cause: say`The agent on the instance is stopped or was never installed.`,
    remedy: say`Start aliyun.service on the instance, or install Cloud Assistant and reboot; then send again.`,
  },
  ClientNotResponse: {
    meaning: say`Cloud Assistant did not answer`,
    cause: say`The agent hangs, or the instance is overloaded.`,
    remedy: say`Look for the task's ID in the agent's log; if it is missing, restart aliyun.service and send again.`,
  },
  ClientIsUpgrading: {
    meaning: say`Cloud Assistant was upgrading itself`,
    cause: say`The agent was replacing itself with a newer version just then.`,
    remedy: say`Wait a minute or two, then send again.`,
  },
  ClientNeedUpgrade: {
    meaning: say`Cloud Assistant is too old for this`,
    cause: say`The agent's version is older than file sending needs (Linux 1.0.2.569, Windows 1.0.0.149).`,
    remedy: say`Upgrade the agent or allow it to upgrade itself, then send again.`,
  },
  DeliveryTimeout: {
    meaning: say`not handed to the instance in time`,
    cause: say`The service could not pass the task to the agent before the time-out.`,
    remedy: say`Send again with a longer Timeout; if it repeats, restart the agent on the instance.`,
  },
  FileCreateFail: {
    meaning: say`file could not be written`,
    cause: say`The disk may be full or read-only, TargetDir may be a file, or the owner or mode could not be set.`,
    remedy: say`On the instance, check free space and inodes (df -h, df -i) and the rights on the folder; then send again.`,
  },
  FileAlreadyExists: {
    meaning: say`a file of that name is there already`,
    cause: say`The folder holds a file of the same name, and Overwrite was off.`,
    remedy: say`Compare it with what was sent; if it differs, send again with Overwrite on or under another name.`,
  },
  FileContentInvalid: {
    meaning: say`content was refused`,
    cause: say`The content is no valid Base64, is empty, was damaged on its way, or is larger than 32 KB encoded.`,
    remedy: say`Check that ContentType says how Content is encoded, then send again.`,
  },
  FileNameInvalid: {
    meaning: say`file name is not allowed there`,
    cause: say`The name breaks the rules of the instance's system, such as / on Linux or : ? * on Windows.`,
    remedy: say`Send again under another name.`,
  },
  FilePathInvalid: {
    meaning: say`target folder is not valid there`,
    cause: say`TargetDir does not suit the instance's system, for example a Linux path sent to Windows.`,
    remedy: say`Correct TargetDir, and send to Linux and to Windows instances in separate tasks.`,
  },
  FileAuthorityInvalid: {
    meaning: say`file mode is not valid`,
    cause: say`FileMode has to be three or four octal digits.`,
    remedy: say`Send again with a mode such as 0644; Windows instances ignore it.`,
  },
  ClientNotOnline: {
    meaning: say`Cloud Assistant is offline`,
    cause: say`The agent has no connection to the service.`,
    remedy: say`Restart aliyun.service on the instance; if it stays offline, check the way out on TCP 443.`,
  },
  ClientNetworkBlocked: {
    meaning: say`Cloud Assistant has no way out`,
    cause: say`A firewall, DNS, a route or a security group blocks the agent's traffic.`,
    remedy: say`Allow TCP 443, TCP 80 and UDP 53 out to the region's axt.aliyun.com host and to 100.100.100.200.`,
  },
  SecurityGroupRuleDenied: {
    meaning: say`security group blocks Cloud Assistant`,
    cause: say`A rule of the instance's security group denies the agent's outgoing traffic; ErrorInfo names both.`,
    remedy: say`Change the rule that ErrorInfo names, then send again.`,
  },
  ClientRestarted: {
    meaning: say`Cloud Assistant restarted midway`,
    cause: say`The agent was restarted while it worked on the task.`,
    remedy: say`Check the file on the instance, then send again with Overwrite on.`,
  },
  InstanceRestarted: {
    meaning: say`instance restarted midway`,
    cause: say`The instance was restarted while the task was under way.`,
    remedy: say`Wait until it runs again, check the file there, then send again with Overwrite on.`,
  },
  InstanceDeregistered: {
    meaning: say`managed instance is no longer registered`,
    cause: say`The machine was taken out of Cloud Assistant's managed instances.`,
    remedy: say`Register the machine again, or take it off the target list.`,
  },
} as const satisfies Readonly<Record<string, ErrorWords>>;

/** Where an ErrorInfo says more than the code beside it. */
export const EMPTY_FILE: ErrorWords = {
  meaning: say`file is empty`,
  cause: say`The task was made with empty content, which the agent does not write.`,
  remedy: say`Send again with content; to have an empty file there, create it with a command instead.`,
};

export const NOTHING_SAID: ErrorWords = {
  meaning: say`no error reported`,
  cause: say`The service gave neither an ErrorCode nor an ErrorInfo.`,
  remedy: say`If the task stays open for long, check that the instance runs and its Cloud Assistant is online.`,
};

export const UNKNOWN: ErrorWords = {
  meaning: say`an error that cafe does not know`,
  cause: say`The code is newer than cafe; the service's own text is in ErrorInfo.`,
  remedy: say`Look the code up in the Cloud Assistant troubleshooting page, and check the file on the instance.`,
};
