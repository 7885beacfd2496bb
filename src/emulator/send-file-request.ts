/** Owns the request parameters of SendFile: names, limits and the error of each. Must not see any task or instance. */
import type { ContentType, ResponseTag } from "../contract/send-file-results.ts";
import { MAX_INSTANCES_PER_TASK } from "./data/task.ts";
import { missing, ownRefusal, type Refusal, SENDING } from "./failure.ts";
import { optional, type Parameters } from "./query.ts";
import { readTags } from "./tag-parameters.ts";

export interface SendRequest {
  readonly regionId: string;
  readonly resourceGroupId: string;
  readonly instanceIds: readonly string[];
  readonly name: string;
  readonly description: string;
  readonly targetDir: string;
  readonly contentType: ContentType;
  readonly content: string;
  readonly owner: string;
  readonly group: string;
  readonly mode: string;
  readonly overwrite: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly tags: readonly ResponseTag[];
  readonly clientToken: string | undefined;
}

/** Names beside InstanceId.N and the tags. */
const NAMES: ReadonlySet<string> = new Set(
  (
    "ResourceGroupId Name Description Timeout TargetDir ContentType Content FileOwner FileGroup FileMode Overwrite " +
    "ClientToken"
  ).split(" "),
);
const INSTANCE = /^InstanceId\.[1-9]\d*$/;
const CONTENT_TYPES: readonly ContentType[] = ["PlainText", "Base64"];
const LONGEST = { name: 255, description: 512, targetDir: 255, account: 64, clientToken: 64 } as const;
/** "must not exceed 32 KB in size after it is encoded in Base64" */
const LARGEST_CONTENT = 32 * 1024;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** The agent takes nothing else; the words of chmod are not for it. */
const MODE = /^[0-7]{3,4}$/;
const RESOURCE_GROUP = /^rg-[a-z0-9]+$/;
const ASCII = /^[\x20-\x7e]+$/;
const SECOND = 1_000;
const DEFAULT_TIMEOUT = 60;
/** "If the specified timeout period is less than 10 seconds, the system sets the timeout period to 10 seconds" */
const SHORTEST_TIMEOUT = 10;
const LONGEST_TIMEOUT = 86_400;

export function isSendParameter(name: string): boolean {
  return NAMES.has(name) || INSTANCE.test(name);
}

/** @throws ServiceFailure with the error of the first parameter that is wrong. `regionId` has been checked. */
export function readSend(parameters: Parameters, regionId: string): SendRequest {
  const instanceIds = readInstanceIds(parameters);
  const name = mandatory(parameters, "Name");
  const targetDir = mandatory(parameters, "TargetDir");
  refuseIf(name.length > LONGEST.name, SENDING.nameTooLong);
  refuseIf(targetDir.length > LONGEST.targetDir, SENDING.targetDirInvalid);
  return {
    regionId,
    instanceIds,
    name,
    targetDir,
    description: atMost(parameters, "Description", "", LONGEST.description, SENDING.descriptionTooLong),
    ...readContent(parameters),
    owner: atMost(parameters, "FileOwner", "root", LONGEST.account, SENDING.ownerInvalid),
    group: atMost(parameters, "FileGroup", "root", LONGEST.account, SENDING.groupInvalid),
    mode: matching(parameters, "FileMode", "0644", MODE, SENDING.modeInvalid),
    overwrite: readOverwrite(optional(parameters, "Overwrite")),
    timeout: readTimeout(optional(parameters, "Timeout")),
    resourceGroupId: matching(parameters, "ResourceGroupId", "", RESOURCE_GROUP, SENDING.resourceGroupUnknown),
    tags: readTags(parameters).map(({ key, value }) => ({ TagKey: key, TagValue: value ?? "" })),
    clientToken: readClientToken(optional(parameters, "ClientToken")),
  };
}

function readInstanceIds(parameters: Parameters): readonly string[] {
  const ids = [...parameters].flatMap(([name, value]) => (INSTANCE.test(name) && value !== "" ? [value] : []));
  refuseIf(ids.length === 0, SENDING.instanceMissing);
  refuseIf(ids.length > MAX_INSTANCES_PER_TASK, SENDING.tooManyInstances);
  if (new Set(ids).size < ids.length) throw ownRefusal("DuplicateInstanceId", "An instance is given twice.");
  return ids;
}

function readContent(parameters: Parameters): Pick<SendRequest, "content" | "contentType"> {
  const wanted = optional(parameters, "ContentType") ?? "PlainText";
  const contentType = CONTENT_TYPES.find((known) => known === wanted);
  if (contentType === undefined) throw SENDING.contentTypeInvalid();
  const content = mandatory(parameters, "Content");
  const encodedLength = contentType === "Base64" ? content.length : 4 * Math.ceil(Buffer.byteLength(content) / 3);
  refuseIf(encodedLength > LARGEST_CONTENT, SENDING.contentTooLong);
  refuseIf(contentType === "Base64" && !BASE64.test(content.replace(/[\r\n]/g, "")), SENDING.contentUndecodable);
  return { content, contentType };
}

function readOverwrite(text: string | undefined): boolean {
  if (text === undefined || text === "false") return false;
  if (text === "true") return true;
  throw ownRefusal("InvalidOverwrite", "Overwrite must be true or false.");
}

function readTimeout(text: string | undefined): number {
  const seconds = Number(text ?? DEFAULT_TIMEOUT);
  if (!Number.isSafeInteger(seconds) || seconds < 0) {
    throw ownRefusal("InvalidTimeout", "Timeout must be a whole number of seconds.");
  }
  refuseIf(seconds > LONGEST_TIMEOUT, SENDING.timeoutTooLong);
  return Math.max(SHORTEST_TIMEOUT, seconds) * SECOND;
}

function readClientToken(token: string | undefined): string | undefined {
  if (token === undefined || (ASCII.test(token) && token.length <= LONGEST.clientToken)) return token;
  throw ownRefusal("InvalidClientToken", `ClientToken must be at most ${LONGEST.clientToken} ASCII characters.`);
}

function mandatory(parameters: Parameters, name: string): string {
  const value = optional(parameters, name);
  if (value === undefined) throw missing(name);
  return value;
}

function atMost(parameters: Parameters, name: string, absent: string, longest: number, refusal: Refusal): string {
  const value = optional(parameters, name) ?? absent;
  refuseIf(value.length > longest, refusal);
  return value;
}

function matching(parameters: Parameters, name: string, absent: string, form: RegExp, refusal: Refusal): string {
  const value = optional(parameters, name);
  refuseIf(value !== undefined && !form.test(value), refusal);
  return value ?? absent;
}

function refuseIf(wrong: boolean, refusal: Refusal): void {
  if (wrong) throw refusal();
}
