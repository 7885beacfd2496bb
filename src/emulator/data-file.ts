/** Owns the form of a data file: tasks in the wire's field names, as JSON. Must not read files, nor know what is asked of them. */
import type { Invocation, ResponseTag } from "../contract/send-file-results.ts";
import { createRecordedTask, MAX_INSTANCES_PER_TASK, overallStatus, type Task } from "./data/task.ts";
import { readInstance } from "./data-file-instance.ts";
import { RecordReader } from "./data-file-record.ts";
import { SettingError } from "./setting-error.ts";

const TOP_FIELDS = [
  "RegionId",
  "Invocations",
  "RequestId",
  "PageNumber",
  "PageSize",
  "TotalCount",
  "NextToken",
] as const;
/** Those of an Invocation, and the two that a request has and an answer has not. */
const TASK_FIELDS = [
  "RegionId",
  "ResourceGroupId",
  "InvokeId",
  "Name",
  "Description",
  "TargetDir",
  "FileOwner",
  "FileGroup",
  "FileMode",
  "Overwrite",
  "ContentType",
  "Content",
  "CreationTime",
  "InvocationStatus",
  "VmCount",
  "InvokeInstances",
  "Tags",
] as const satisfies readonly (keyof Invocation | "RegionId" | "ResourceGroupId")[];
const REGION_ID = /^[a-z]+(-[a-z0-9]+)+$/;

/**
 * @param text one answer of the service, or several of them joined in one list; every task needs a RegionId, its own or
 *   that at the top of the file
 * @param name of the file, for error texts
 * @throws SettingError with the first thing that is wrong: which task, which field, what is allowed
 */
export function parseDataFile(text: string, name: string): Task[] {
  const top = new RecordReader(parseJson(text, name), name);
  top.allowOnly(TOP_FIELDS);
  const regionId = top.text("RegionId", "");
  const ids = new Set<string>();
  return top.list("Invocations", "Invocation").map((value, index) => {
    const task = readTask(new RecordReader(value, `${name}, task ${index + 1}`), regionId);
    if (ids.has(task.invokeId)) {
      throw new SettingError(
        `${name}, task ${index + 1}: InvokeId "${task.invokeId}" is there twice; each task has its own.`,
      );
    }
    ids.add(task.invokeId);
    return task;
  });
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const why = error instanceof Error ? error.message : "unreadable";
    throw new SettingError(
      `${name} is not JSON (${why}); it takes {"RegionId": "…", "Invocations": {"Invocation": […]}}.`,
    );
  }
}

function readTask(record: RecordReader, regionAtTop: string): Task {
  const invokeId = record.text("InvokeId");
  const reader = record.named(invokeId);
  reader.allowOnly(TASK_FIELDS);
  const createdAt = reader.time("CreationTime");
  const instances = reader
    .list("InvokeInstances", "InvokeInstance")
    .map((value, index) => readInstance(reader.inner(value, `instance ${index + 1}`), reader.text("CreationTime")));
  if (instances.length < 1 || instances.length > MAX_INSTANCES_PER_TASK) {
    reader.fail("InvokeInstances", `has ${instances.length} instances`, `1 to ${MAX_INSTANCES_PER_TASK} are allowed`);
  }
  if (new Set(instances.map(({ InstanceId }) => InstanceId)).size < instances.length) {
    reader.fail("InvokeInstances", "names an instance twice", "each instance is allowed once");
  }
  const status = overallStatus(instances.map(({ InvocationStatus }) => InvocationStatus));
  reader.agrees("InvocationStatus", status, "its instances are");
  reader.agrees("VmCount", instances.length, "it has so many InvokeInstances");
  return createRecordedTask(
    {
      invokeId,
      regionId: readRegion(reader, regionAtTop),
      resourceGroupId: reader.text("ResourceGroupId", ""),
      createdAt,
      file: readFile(reader),
      tags: reader.list("Tags", "Tag", []).map((value, index) => readTag(reader.inner(value, `tag ${index + 1}`))),
    },
    instances,
  );
}

function readRegion(reader: RecordReader, regionAtTop: string): string {
  const regionId = reader.text("RegionId", regionAtTop);
  if (!REGION_ID.test(regionId)) {
    reader.fail(
      "RegionId",
      regionId === "" ? "is absent" : `is "${regionId}"`,
      "a region ID such as cn-hangzhou, in the task or at the top of the file, is needed",
    );
  }
  return regionId;
}

function readFile(reader: RecordReader): Task["file"] {
  const content = reader.text("Content", "");
  return {
    name: reader.text("Name"),
    description: reader.text("Description", ""),
    targetDir: reader.text("TargetDir", ""),
    owner: reader.text("FileOwner", ""),
    group: reader.text("FileGroup", ""),
    mode: reader.text("FileMode", ""),
    overwrite: reader.flag("Overwrite"),
    contentType: reader.choice("ContentType", ["PlainText", "Base64"], "PlainText"),
    content: () => content,
  };
}

function readTag(reader: RecordReader): ResponseTag {
  reader.allowOnly(["TagKey", "TagValue"]);
  return { TagKey: reader.text("TagKey"), TagValue: reader.text("TagValue", "") };
}
