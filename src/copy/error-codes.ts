/**
 * What each ErrorCode of an instance means, in plain words: data only. Sources: the reference's ErrorCode list and
 * facts-api.md 7.2 and 7.3; our own wording.
 */
import { type SafeText, say } from "../lib/safe-text.ts";
import {
  assistantStatus,
  describeInstances,
  type FixCommand,
  installAssistant,
  startInstances,
} from "./fix-commands.ts";

/** A code in words. */
export interface ErrorCodeHelp {
  /** At most 45 characters: fits a table cell. */
  readonly meaning: SafeText;
  readonly cause: SafeText;
  /** The next step, one sentence. */
  readonly remedy: SafeText;
  /** The agent works in steps, so a failed send can leave a folder, a file, or half a file behind. */
  readonly mayHaveChangedHost: boolean;
  /** Commands that look into it, then such that mend it; absent where the aliyun CLI has none that helps. */
  readonly commands?: readonly FixCommand[];
}

const UNTOUCHED = false;
const TOUCHED = true;

const help = (
  meaning: SafeText,
  cause: SafeText,
  remedy: SafeText,
  mayHaveChangedHost: boolean,
  ...commands: readonly FixCommand[]
): ErrorCodeHelp => ({ meaning, cause, remedy, mayHaveChangedHost, ...(commands.length > 0 && { commands }) });

/** The codes of the reference, then those that newer services add. */
export const ERROR_CODES = {
  InstanceNotExists: help(
    say`no such instance in this region`,
    say`The ID is wrong, belongs to another region, or the instance was released.`,
    say`Check the ID and the region, and take the instance off the target list if it is gone.`,
    UNTOUCHED,
    describeInstances,
  ),
  InstanceReleased: help(
    say`instance released during the send`,
    say`Somebody, or a scaling group, released the instance while the task was under way.`,
    say`Nothing to repair: take the instance off the target list.`,
    UNTOUCHED,
    describeInstances,
  ),
  InstanceNotRunning: help(
    say`instance was not running`,
    say`The instance was stopped, starting, stopping or locked when the task was made.`,
    say`Start the instance, wait until its Cloud Assistant reports in, then send again.`,
    UNTOUCHED,
    describeInstances,
    startInstances,
    assistantStatus,
  ),
  AccountNotExists: help(
    say`file owner does not exist on the instance`,
    say`FileOwner names a user that the instance does not have.`,
    say`Create the user on the instance, or send again with an owner that exists, such as root.`,
    TOUCHED,
  ),
  UserGroupNotExists: help(
    say`file group does not exist on the instance`,
    say`FileGroup names a group that the instance does not have.`,
    say`Create the group on the instance, or send again with a group that exists, such as root.`,
    TOUCHED,
  ),
  ClientNotRunning: help(
    say`Cloud Assistant is not running`,
    say`The agent on the instance is stopped or was never installed.`,
    say`Start aliyun.service on the instance, or install Cloud Assistant and reboot; then send again.`,
    UNTOUCHED,
    assistantStatus,
    installAssistant,
  ),
  ClientNotResponse: help(
    say`Cloud Assistant did not answer`,
    say`The agent hangs, or the instance is overloaded.`,
    say`Look for the task's ID in the agent's log; if it is missing, restart aliyun.service and send again.`,
    TOUCHED,
    assistantStatus,
  ),
  ClientIsUpgrading: help(
    say`Cloud Assistant was upgrading itself`,
    say`The agent was replacing itself with a newer version just then.`,
    say`Wait a minute or two, then send again.`,
    UNTOUCHED,
    assistantStatus,
  ),
  ClientNeedUpgrade: help(
    say`Cloud Assistant is too old for this`,
    say`The agent's version is older than file sending needs (Linux 1.0.2.569, Windows 1.0.0.149).`,
    say`Upgrade the agent or allow it to upgrade itself, then send again.`,
    UNTOUCHED,
    assistantStatus,
  ),
  DeliveryTimeout: help(
    say`not handed to the instance in time`,
    say`The service could not pass the task to the agent before the time-out.`,
    say`Send again with a longer Timeout; if it repeats, restart the agent on the instance.`,
    UNTOUCHED,
    assistantStatus,
  ),
  FileCreateFail: help(
    say`file could not be written`,
    say`The disk may be full or read-only, TargetDir may be a file, or the owner or mode could not be set.`,
    say`On the instance, check free space and inodes (df -h, df -i) and the rights on the folder; then send again.`,
    TOUCHED,
  ),
  FileAlreadyExists: help(
    say`a file of that name is there already`,
    say`The folder holds a file of the same name, and Overwrite was off.`,
    say`Compare it with what was sent; if it differs, send again with Overwrite on or under another name.`,
    UNTOUCHED,
  ),
  FileContentInvalid: help(
    say`content was refused`,
    say`The content is no valid Base64, is empty, was damaged on its way, or is larger than 32 KB encoded.`,
    say`Check that ContentType says how Content is encoded, then send again.`,
    TOUCHED,
  ),
  FileNameInvalid: help(
    say`file name is not allowed there`,
    say`The name breaks the rules of the instance's system, such as / on Linux or : ? * on Windows.`,
    say`Send again under another name.`,
    UNTOUCHED,
  ),
  FilePathInvalid: help(
    say`target folder is not valid there`,
    say`TargetDir does not suit the instance's system, for example a Linux path sent to Windows.`,
    say`Correct TargetDir, and send to Linux and to Windows instances in separate tasks.`,
    UNTOUCHED,
  ),
  FileAuthorityInvalid: help(
    say`file mode is not valid`,
    say`FileMode has to be three or four octal digits.`,
    say`Send again with a mode such as 0644; Windows instances ignore it.`,
    TOUCHED,
  ),
  ClientNotOnline: help(
    say`Cloud Assistant is offline`,
    say`The agent has no connection to the service.`,
    say`Restart aliyun.service on the instance; if it stays offline, check the way out on TCP 443.`,
    UNTOUCHED,
    assistantStatus,
  ),
  ClientNetworkBlocked: help(
    say`Cloud Assistant has no way out`,
    say`A firewall, DNS, a route or a security group blocks the agent's traffic.`,
    say`Allow TCP 443, TCP 80 and UDP 53 out to the region's axt.aliyun.com host and to 100.100.100.200.`,
    UNTOUCHED,
    assistantStatus,
  ),
  SecurityGroupRuleDenied: help(
    say`security group blocks Cloud Assistant`,
    say`A rule of the instance's security group denies the agent's outgoing traffic; ErrorInfo names both.`,
    say`Change the rule that ErrorInfo names, then send again.`,
    UNTOUCHED,
  ),
  ClientRestarted: help(
    say`Cloud Assistant restarted midway`,
    say`The agent was restarted while it worked on the task.`,
    say`Check the file on the instance, then send again with Overwrite on.`,
    TOUCHED,
    assistantStatus,
  ),
  InstanceRestarted: help(
    say`instance restarted midway`,
    say`The instance was restarted while the task was under way.`,
    say`Wait until it runs again, check the file there, then send again with Overwrite on.`,
    TOUCHED,
    describeInstances,
    assistantStatus,
  ),
  InstanceDeregistered: help(
    say`managed instance is no longer registered`,
    say`The machine was taken out of Cloud Assistant's managed instances.`,
    say`Register the machine again, or take it off the target list.`,
    UNTOUCHED,
  ),
} satisfies Readonly<Record<string, ErrorCodeHelp>>;

/** ErrorInfo texts, in lower case, that say more than the code beside them. */
export const INFO_REFINEMENTS: Readonly<Record<string, ErrorCodeHelp>> = {
  "file content is empty": help(
    say`file is empty`,
    say`The task was made with empty content, which the agent does not write.`,
    say`Send again with content; to have an empty file there, create it with a command instead.`,
    TOUCHED,
  ),
};

/** The reference's other ErrorInfo texts, in lower case, and the code whose explanation fits where none was sent. */
export const INFO_CODES: Readonly<Record<string, keyof typeof ERROR_CODES>> = {
  "the specified instance does not exists": "InstanceNotExists",
  "the specified instance has been released": "InstanceReleased",
  "the instance is not running when create task": "InstanceNotRunning",
  "the specified account does not exist": "AccountNotExists",
  "the aliyun service is not running on the instance": "ClientNotRunning",
  "the aliyun service in the instance does not response": "ClientNotResponse",
  "the aliyun service in the instance is upgrading now": "ClientIsUpgrading",
  "the aliyun service in the instance need upgrade": "ClientNeedUpgrade",
  "the command delivery has been timeout": "DeliveryTimeout",
  "the file creation is failed due to unknown error": "FileCreateFail",
  "the authority of file is invalid": "FileAuthorityInvalid",
  "the content of file is invalid": "FileContentInvalid",
  "file already exists": "FileAlreadyExists",
  "file name is invalid": "FileNameInvalid",
  "file path is invalid": "FilePathInvalid",
  "owner not exists": "AccountNotExists",
  "group not exists": "UserGroupNotExists",
  "mode is invalid": "FileAuthorityInvalid",
};
