/**
 * The exact resend of one task to its failed instances, as SendFile requests and as commands of the aliyun CLI. Builds
 * them only: nothing here, and nothing in cafe, sends a file.
 */
import { ok, type Result } from "../lib/result.ts";
import { type ShellProblem, shellWord } from "../lib/shell.ts";
import { isFailure, outcomeOf } from "./status.ts";
import type { Json, TaskRecord, WholeTask } from "./task.ts";

/** SendFile takes 1 to 50 InstanceId.N (facts-api.md 1.5). */
export const MAX_TARGETS = 50;

/** SendFile's request parameters, under their own names. What the reply left empty or out is left out. */
export interface SendFileRequest {
  readonly RegionId: string;
  readonly Name?: string;
  readonly TargetDir?: string;
  readonly FileOwner?: string;
  readonly FileGroup?: string;
  readonly FileMode?: string;
  readonly Overwrite?: string;
  readonly Description?: string;
  readonly ContentType?: string;
  readonly ResourceGroupId?: string;
  readonly Content?: string;
  readonly Tag: readonly { readonly Key: string; readonly Value: string }[];
  /** 1 to 50. */
  readonly InstanceId: readonly string[];
}

/** What is to be sent again, and what of the original is not known. */
export interface Resend {
  /** Empty where nothing failed. */
  readonly requests: readonly SendFileRequest[];
  readonly instanceIds: readonly string[];
  /** Parameters of the original that the reply does not hold. Timeout never is in it. */
  readonly unknown: readonly ("Timeout" | "ResourceGroupId" | "Content")[];
  /** Keys of tags that only the service may set; a resend with them would be refused. */
  readonly systemTags: readonly string[];
}

/** In the order of SendFile's reference; Content, which may be long, goes last. */
const FIELDS = [
  "Name",
  "TargetDir",
  "FileOwner",
  "FileGroup",
  "FileMode",
  "Overwrite",
  "Description",
  "ContentType",
  "ResourceGroupId",
  "Content",
] as const;

const SYSTEM_TAG = /^(?:acs:|aliyun)/iu;

/**
 * The resend of a task, out of its record: the texts as the service sent them, not as they are shown.
 * @param wants leaves out instances that have failed but are not to be sent to
 */
export function resendOf(
  { region, record }: Pick<WholeTask, "region" | "record">,
  wants: (instanceId: string) => boolean = () => true,
): Resend {
  const tags = listOf(record["Tags"])
    .map((tag) => ({ Key: textOf(tag["TagKey"]), Value: textOf(tag["TagValue"]) }))
    .filter(({ Key }) => Key !== "");
  const sent = FIELDS.map((name) => [name, textOf(record[name])] as const).filter(([, value]) => value !== "");
  const instanceIds = failedIds(record).filter(wants);
  const common = {
    RegionId: region,
    ...Object.fromEntries(sent),
    Tag: tags.filter(({ Key }) => !SYSTEM_TAG.test(Key)),
  };
  const chunks = Array.from({ length: Math.ceil(instanceIds.length / MAX_TARGETS) }, (_, at) =>
    instanceIds.slice(at * MAX_TARGETS, (at + 1) * MAX_TARGETS),
  );
  const known = new Set<string>(sent.map(([name]) => name));
  return {
    requests: chunks.map((InstanceId) => ({ ...common, InstanceId })),
    instanceIds,
    unknown: ["Timeout", ...(["ResourceGroupId", "Content"] as const).filter((name) => !known.has(name))],
    systemTags: tags.map(({ Key }) => Key).filter((key) => SYSTEM_TAG.test(key)),
  };
}

/** What a shell line cannot carry, and in which parameter it is. */
export interface Unspeakable {
  readonly parameter: string;
  readonly problem: ShellProblem;
}

/**
 * The request as one command for a POSIX shell, over several lines, without a line end. `--Name=value`, because the CLI
 * takes a value of its own that starts with a dash for an option; an empty value it does not take at all.
 */
export function sendFileCommand(request: SendFileRequest): Result<string, Unspeakable> {
  const lines: string[] = [];
  for (const parameters of parameterLines(request)) {
    const words: string[] = [];
    for (const [parameter, value] of parameters) {
      const word = shellWord(value);
      if (!word.ok) return { ok: false, error: { parameter, problem: word.error } };
      words.push(`--${parameter}=${word.value}`);
    }
    lines.push(words.join(" "));
  }
  return ok(["aliyun ecs SendFile", ...lines].join(" \\\n  "));
}

/** A command for each request; the first that no shell line can carry is the answer. */
export function sendFileCommands(requests: readonly SendFileRequest[]): Result<readonly string[], Unspeakable> {
  const commands: string[] = [];
  for (const request of requests) {
    const command = sendFileCommand(request);
    if (!command.ok) return command;
    commands.push(command.value);
  }
  return ok(commands);
}

type Parameter = readonly [name: string, value: string];

/** Parameters as they travel, numbered from 1: a line each, but all instances on one. */
function parameterLines({ RegionId, Tag, InstanceId, Content, ...fields }: SendFileRequest): readonly Parameter[][] {
  return [
    [["RegionId", RegionId]],
    ...Object.entries(fields).map((field): Parameter[] => [field]),
    ...Tag.map(({ Key, Value }, at): Parameter[] => [
      [`Tag.${at + 1}.Key`, Key],
      ...(Value === "" ? [] : [[`Tag.${at + 1}.Value`, Value] as const]),
    ]),
    InstanceId.map((id, at) => [`InstanceId.${at + 1}`, id] as const),
    ...(Content === undefined ? [] : [[["Content", Content] as const]]),
  ];
}

/** In the order of the reply, none twice. */
function failedIds(record: TaskRecord): readonly string[] {
  const failed = listOf(record["InvokeInstances"]).filter((instance) =>
    isFailure(outcomeOf(textOf(instance["InvocationStatus"]))),
  );
  return [...new Set(failed.map((instance) => textOf(instance["InstanceId"])))].filter((id) => id !== "");
}

type JsonObject = { readonly [field: string]: Json };

const isObject = (value: Json): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter((item: Json) => isObject(item)) : [];

/** A scalar as a parameter carries it; empty where there is none. */
const textOf = (value: Json | undefined): string =>
  typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : "";
