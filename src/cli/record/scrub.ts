/**
 * Turns a task of a real account into one that may leave it: a record for the emulator's data file, made up field by
 * field, so that what the service adds some day stays out. What it says of the sends stays: statuses, ErrorCodes, times,
 * counts, modes, and which IDs, names and contents are the same. Pure; reads and writes nothing.
 */
import { INFO_CODES, INFO_REFINEMENTS } from "../../copy/error-codes.ts";
import { contentOf } from "../../domain/content.ts";
import type { Instance, Json, Timestamp, WholeTask } from "../../domain/task.ts";
import { fillerFor } from "./filler.ts";
import {
  account,
  description,
  directory,
  fileName,
  instanceId,
  invokeId,
  type KeyedHash,
  resourceGroup,
  tagKey,
  tagValue,
} from "./names.ts";

type Fields = { readonly [field: string]: Json };

/** In place of an ErrorInfo that may hold names or addresses. */
const OTHER_INFO = "another text of the service";

/** The reference, "Response parameters", ErrorInfo: they name nobody. In lower case. */
const DOCUMENTED_INFO: ReadonlySet<string> = new Set(Object.keys({ ...INFO_CODES, ...INFO_REFINEMENTS }));

/** Codes are the service's words, whichever it adds; anything else in their place is not. */
const CODE = /^[A-Za-z]{1,40}(?:\.[A-Za-z]{1,40})*$/u;
/** Octal digits or such as rwxr-xr-x, and what was taken for either. */
const MODE = /^(?:\d{1,5}|[rwxst-]{9,10})$/u;

/**
 * The record of a task.
 * @param hash with a key of this recording, which nobody keeps
 * @param resourceGroupId that was filtered by, which is the only way to know a task's; empty where none was
 */
export function scrubTask(task: WholeTask, hash: KeyedHash, resourceGroupId: string): Fields {
  const { Content: sent } = task.record;
  return withoutEmpty({
    RegionId: task.region,
    ResourceGroupId: resourceGroup(hash, resourceGroupId),
    InvokeId: invokeId(hash, task.region, task.invokeId),
    Name: fileName(hash, task.name),
    Description: description(hash, task.description),
    TargetDir: directory(hash, task.targetDir),
    FileOwner: account(hash, task.owner),
    FileGroup: account(hash, task.group),
    FileMode: task.mode === "" || MODE.test(task.mode) ? task.mode : "invalid",
    Overwrite: task.overwrite === true,
    ContentType: task.contentType === "Base64" ? "Base64" : "PlainText",
    Content: fillerFor(contentOf(task), hash(`Content\n${typeof sent === "string" ? sent : ""}`)),
    CreationTime: timeText(task.createdAt),
    InvokeInstances: { InvokeInstance: task.instances.map((instance) => scrubInstance(instance, hash)) },
    Tags: { Tag: task.tags.map(({ key, value }) => ({ TagKey: tagKey(hash, key), TagValue: tagValue(hash, value) })) },
  });
}

const scrubInstance = (instance: Instance, hash: KeyedHash): Fields =>
  withoutEmpty({
    InstanceId: instanceId(hash, instance.instanceId),
    InvocationStatus: instance.status,
    CreationTime: timeText(instance.createdAt),
    StartTime: timeText(instance.startedAt),
    FinishTime: timeText(instance.finishedAt),
    UpdateTime: timeText(instance.updatedAt),
    ErrorCode: instance.errorCode === "" || CODE.test(instance.errorCode) ? instance.errorCode : "Unknown",
    ErrorInfo: errorInfo(instance.errorInfo),
  });

const errorInfo = (text: string): string =>
  text === "" || DOCUMENTED_INFO.has(text.toLowerCase()) ? text : OTHER_INFO;

/** As a data file takes times: whole seconds, UTC. Empty where it could not be read. */
const timeText = ({ ms }: Timestamp): string =>
  ms === null ? "" : new Date(ms).toISOString().replace(/\.\d{3}Z$/u, "Z");

/** A data file has its own defaults for what is absent; an empty time would be none of them. */
const withoutEmpty = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
