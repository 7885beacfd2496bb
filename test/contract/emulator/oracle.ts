/**
 * What DescribeSendFileResults must answer, written from the reference alone and sharing no code with the emulator: not
 * its types, not its limits, not its order of checks. Slow and plain on purpose.
 */

export interface InstanceRecord {
  readonly InstanceId: string;
  readonly InvocationStatus: string;
  readonly CreationTime: string;
  readonly StartTime: string;
  readonly FinishTime: string;
  readonly UpdateTime: string;
  readonly ErrorCode: string;
  readonly ErrorInfo: string;
}

/** A task as an answer shows it, and the two things that only its sender knows. */
export interface TaskRecord {
  readonly RegionId: string;
  readonly ResourceGroupId: string;
  readonly InvokeId: string;
  readonly Name: string;
  readonly CreationTime: string;
  readonly InvokeInstances: { readonly InvokeInstance: readonly InstanceRecord[] };
  readonly Tags: { readonly Tag: readonly { readonly TagKey: string; readonly TagValue: string }[] };
  readonly [field: string]: unknown;
}

export interface Circumstances {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Milliseconds. */
  readonly retention: number;
  readonly recordLimit: number | undefined;
}

export type Expected =
  /** Any of these codes: the reference does not say which of two mistakes is told first. */
  | { readonly errors: ReadonlySet<string> }
  | {
      /** All tasks of all pages, newest first; of one second in any order. */
      readonly matching: readonly TaskRecord[];
      readonly page: number;
      readonly size: number;
      /** By token: then the total is not valid. */
      readonly byToken: boolean;
    };

/** Regions of the test: these there are, this one has no such operation, all others do not exist. */
export const KNOWN_REGIONS = ["cn-hangzhou", "cn-beijing", "me-east-1"];
export const UNSUPPORTED_REGION = "cn-wuhan-lr";

/** @param parameters as they go over the wire, by name; NextToken aside, which only a run can know */
export function expectedAnswer(
  records: readonly TaskRecord[],
  parameters: ReadonlyMap<string, string>,
  circumstances: Circumstances,
): Expected {
  const errors = new Set([...regionErrors(parameters), ...tagErrors(parameters), ...pageErrors(parameters)]);
  if (errors.size > 0) return { errors };
  const byToken = parameters.has("MaxResults");
  return {
    matching: matchingTasks(records, parameters, circumstances),
    byToken,
    page: Number(parameters.get("PageNumber") ?? 1),
    size: Number(parameters.get(byToken ? "MaxResults" : "PageSize") ?? 10),
  };
}

function regionErrors(parameters: ReadonlyMap<string, string>): string[] {
  const region = parameters.get("RegionId");
  if (region === undefined) return ["MissingRegionId"];
  if (region === UNSUPPORTED_REGION) return ["RegionId.ApiNotSupported"];
  return KNOWN_REGIONS.includes(region) ? [] : ["InvalidRegionId.NotFound"];
}

/** "Valid values of N: 1 to 20", "cannot be an empty string", "up to 64 characters", "cannot start with acs: or aliyun" */
function tagErrors(parameters: ReadonlyMap<string, string>): string[] {
  const errors: string[] = [];
  const seen: string[] = [];
  for (let n = 1; n <= 25; n += 1) {
    const key = parameters.get(`Tag.${n}.Key`);
    const value = parameters.get(`Tag.${n}.Value`);
    if (key === undefined && value === undefined) continue;
    if (n > 20) errors.push("NumberExceed.Tags");
    errors.push(...keyErrors(key ?? ""), ...valueErrors(value ?? ""));
    if (key !== undefined && seen.includes(key)) errors.push("Duplicate.TagKey");
    if (key !== undefined) seen.push(key);
  }
  return errors;
}

function keyErrors(key: string): string[] {
  if (key === "") return ["MissingParameter.TagKey"];
  const reserved = key.startsWith("acs:") || key.startsWith("aliyun");
  return key.length > 64 || reserved || hasAddress(key) ? ["InvalidTagKey.Malformed"] : [];
}

function valueErrors(value: string): string[] {
  return value.length > 128 || hasAddress(value) ? ["InvalidTagValue.Malformed"] : [];
}

const hasAddress = (text: string): boolean => text.includes("http://") || text.includes("https://");

/** "Pages start from page 1", "Valid values: 1 to 50"; with MaxResults, the page numbers have no effect. */
function pageErrors(parameters: ReadonlyMap<string, string>): string[] {
  const within = (name: string, most: number): boolean => {
    const text = parameters.get(name);
    return text === undefined || (Number.isInteger(Number(text)) && Number(text) >= 1 && Number(text) <= most);
  };
  if (parameters.has("MaxResults")) return within("MaxResults", 50) ? [] : ["InvalidParameter.MaxResults"];
  return [
    ...(within("PageNumber", Number.MAX_SAFE_INTEGER) ? [] : ["InvalidParam.PageNumber"]),
    ...(within("PageSize", 50) ? [] : ["InvalidParam.PageSize"]),
  ];
}

function matchingTasks(
  records: readonly TaskRecord[],
  parameters: ReadonlyMap<string, string>,
  { now, retention, recordLimit }: Circumstances,
): readonly TaskRecord[] {
  const wants = (name: string, value: string): boolean => (parameters.get(name) ?? value) === value;
  const created = (task: TaskRecord): number => Date.parse(task.CreationTime);
  const kept = records
    .filter((task) => task.RegionId === parameters.get("RegionId"))
    .filter((task) => created(task) <= now && created(task) >= now - retention)
    .sort((left, right) => created(right) - created(left))
    .slice(0, recordLimit);
  const tags = wantedTags(parameters);
  // "up to 1,000 resources that have all these tags added can be displayed in the response"
  const tagged =
    tags.length === 0 ? kept : kept.filter((task) => tags.every((tag) => bears(task, tag))).slice(0, 1_000);
  return tagged.filter(
    (task) =>
      wants("InvokeId", task.InvokeId) &&
      wants("Name", task.Name) &&
      wants("ResourceGroupId", task.ResourceGroupId) &&
      wants("InvocationStatus", overall(task)) &&
      task.InvokeInstances.InvokeInstance.some((instance) => wants("InstanceId", instance.InstanceId)),
  );
}

type WantedTag = readonly [key: string, value: string | undefined];

function wantedTags(parameters: ReadonlyMap<string, string>): readonly WantedTag[] {
  return [...parameters].flatMap(([name, key]): WantedTag[] =>
    name.endsWith(".Key") ? [[key, parameters.get(name.replace(".Key", ".Value"))]] : [],
  );
}

function bears(task: TaskRecord, [key, value]: WantedTag): boolean {
  return task.Tags.Tag.some(({ TagKey, TagValue }) => TagKey === key && (value === undefined || TagValue === value));
}

/** The overall state, response parameter InvocationStatus: word for word the list of the reference. */
export function overall(task: TaskRecord): string {
  const states = task.InvokeInstances.InvokeInstance.map(({ InvocationStatus }) => InvocationStatus);
  if (states.some((state) => state === "Pending")) return "Pending";
  if (states.some((state) => state === "Running")) return "Running";
  if (states.every((state) => state === "Success")) return "Success";
  return states.some((state) => state === "Success") ? "PartialFailed" : "Failed";
}

/** What is wrong with one page of an answer; empty when nothing is. `before` are the tasks of the pages before it. */
export function faultsOfPage(
  body: unknown,
  expected: Extract<Expected, { matching: unknown }>,
  before: number,
): string[] {
  const faults: string[] = [];
  const field = (name: string): unknown =>
    typeof body === "object" && body !== null ? Reflect.get(body, name) : undefined;
  const { matching, size, page, byToken } = expected;
  const due = matching.slice(before, before + size);
  const shown = listIn(field("Invocations"));
  if (shown.length !== due.length) faults.push(`${shown.length} tasks instead of ${due.length}`);
  if (field("PageSize") !== size) faults.push(`PageSize ${field("PageSize")} instead of ${size}`);
  if (!byToken && field("TotalCount") !== matching.length) faults.push(`TotalCount ${field("TotalCount")}`);
  if (!byToken && field("PageNumber") !== page) faults.push(`PageNumber ${field("PageNumber")}`);
  if (byToken && (field("NextToken") !== "") !== before + size < matching.length)
    faults.push("NextToken at the wrong time");
  if (!/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(String(field("RequestId")))) faults.push("RequestId");
  shown.forEach((task, index) => {
    const record = matching.find(({ InvokeId }) => InvokeId === Reflect.get(task, "InvokeId"));
    if (record === undefined) faults.push(`task ${index} does not match`);
    else faults.push(...faultsOfTask(task, record));
    // Within one second the order is nobody's promise.
    if (Reflect.get(task, "CreationTime") !== due[index]?.CreationTime) faults.push(`task ${index} is out of order`);
  });
  return faults;
}

function faultsOfTask(task: object, record: TaskRecord): string[] {
  const instances = record.InvokeInstances.InvokeInstance;
  const due: Record<string, unknown> = { ...record, InvocationStatus: overall(record), VmCount: instances.length };
  // Not in an answer.
  const { RegionId, ResourceGroupId, ...visible } = due;
  return [...new Set([...Object.keys(visible), ...Object.keys(task)])]
    .filter((name) => JSON.stringify(visible[name]) !== JSON.stringify(Reflect.get(task, name)))
    .map((name) => `${record.InvokeId} of ${RegionId} ${ResourceGroupId}: ${name} differs`);
}

function listIn(wrapper: unknown): readonly object[] {
  const list = typeof wrapper === "object" && wrapper !== null ? Reflect.get(wrapper, "Invocation") : undefined;
  return Array.isArray(list) ? list : [];
}
