/**
 * What each ErrorCode of an instance means, what it may have done to the host, and which commands help: facts-api.md 7.2
 * and 7.3. Its words are in error-words.ts.
 */
import { EMPTY_FILE, ERROR_WORDS, type ErrorWords, NOTHING_SAID, UNKNOWN } from "./error-words.ts";
import {
  assistantStatus,
  describeInstances,
  type FixCommand,
  installAssistant,
  startInstances,
} from "./fix-commands.ts";

/** A code in words, and what follows from it. */
export interface ErrorCodeHelp extends ErrorWords {
  /** The agent works in steps, so a failed send can leave a folder, a file, or half a file behind. */
  readonly mayHaveChangedHost: boolean;
  /** Commands that look into it, then such that mend it; absent where the aliyun CLI has none that helps. */
  readonly commands?: readonly FixCommand[];
}

const UNTOUCHED = false;
const TOUCHED = true;

const help = (words: ErrorWords, mayHaveChangedHost: boolean, ...commands: readonly FixCommand[]): ErrorCodeHelp => ({
  ...words,
  mayHaveChangedHost,
  ...(commands.length > 0 && { commands }),
});

/** The codes of the reference, then those that newer services add. */
export const ERROR_CODES = {
  InstanceNotExists: help(ERROR_WORDS.InstanceNotExists, UNTOUCHED, describeInstances),
  InstanceReleased: help(ERROR_WORDS.InstanceReleased, UNTOUCHED, describeInstances),
  InstanceNotRunning: help(
    ERROR_WORDS.InstanceNotRunning,
    UNTOUCHED,
    describeInstances,
    startInstances,
    assistantStatus,
  ),
  AccountNotExists: help(ERROR_WORDS.AccountNotExists, TOUCHED),
  UserGroupNotExists: help(ERROR_WORDS.UserGroupNotExists, TOUCHED),
  ClientNotRunning: help(ERROR_WORDS.ClientNotRunning, UNTOUCHED, assistantStatus, installAssistant),
  ClientNotResponse: help(ERROR_WORDS.ClientNotResponse, TOUCHED, assistantStatus),
  ClientIsUpgrading: help(ERROR_WORDS.ClientIsUpgrading, UNTOUCHED, assistantStatus),
  ClientNeedUpgrade: help(ERROR_WORDS.ClientNeedUpgrade, UNTOUCHED, assistantStatus),
  DeliveryTimeout: help(ERROR_WORDS.DeliveryTimeout, UNTOUCHED, assistantStatus),
  FileCreateFail: help(ERROR_WORDS.FileCreateFail, TOUCHED),
  FileAlreadyExists: help(ERROR_WORDS.FileAlreadyExists, UNTOUCHED),
  FileContentInvalid: help(ERROR_WORDS.FileContentInvalid, TOUCHED),
  FileNameInvalid: help(ERROR_WORDS.FileNameInvalid, UNTOUCHED),
  FilePathInvalid: help(ERROR_WORDS.FilePathInvalid, UNTOUCHED),
  FileAuthorityInvalid: help(ERROR_WORDS.FileAuthorityInvalid, TOUCHED),
  ClientNotOnline: help(ERROR_WORDS.ClientNotOnline, UNTOUCHED, assistantStatus),
  ClientNetworkBlocked: help(ERROR_WORDS.ClientNetworkBlocked, UNTOUCHED, assistantStatus),
  SecurityGroupRuleDenied: help(ERROR_WORDS.SecurityGroupRuleDenied, UNTOUCHED),
  ClientRestarted: help(ERROR_WORDS.ClientRestarted, TOUCHED, assistantStatus),
  InstanceRestarted: help(ERROR_WORDS.InstanceRestarted, TOUCHED, describeInstances, assistantStatus),
  InstanceDeregistered: help(ERROR_WORDS.InstanceDeregistered, UNTOUCHED),
} satisfies Readonly<Record<string, ErrorCodeHelp>>;

/** ErrorInfo texts, in lower case, that say more than the code beside them. */
export const INFO_REFINEMENTS: Readonly<Record<string, ErrorCodeHelp>> = {
  "file content is empty": help(EMPTY_FILE, TOUCHED),
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

/** Neither an ErrorCode nor an ErrorInfo. */
export const NO_ERROR_HELP = help(NOTHING_SAID, UNTOUCHED);

/** A code that is newer than cafe. */
export const UNKNOWN_ERROR_HELP = help(UNKNOWN, TOUCHED);
