/**
 * The commands of the aliyun CLI that look into a failure, or mend it, for given instances (facts-api.md 1.5 and 7.3).
 * Text to print, quoted for a POSIX shell; cafe runs none of it.
 */
import type { SafeText } from "../lib/safe-text.ts";
import { shellWord } from "../lib/shell.ts";

/** Commands for instances of one region: one, or as many as the operation's limit of instances asks for. */
export type FixCommand = (instanceIds: readonly SafeText[], region: SafeText) => readonly string[];

/** Is its Cloud Assistant there, and which version? At most 100 instances. */
export const assistantStatus: FixCommand = numbered("DescribeCloudAssistantStatus", 100);
/** Installs it; the instance has to be rebooted afterwards. At most 50 instances. */
export const installAssistant: FixCommand = numbered("InstallCloudAssistant", 50);
/** Starts stopped instances; answers before they run. At most 100 instances. */
export const startInstances: FixCommand = numbered("StartInstances", 100);
/** Are they there at all, and do they run? At most 100 instances. */
export const describeInstances: FixCommand = (instanceIds, region) =>
  chunksOf(instanceIds, 100).map(
    (ids) => `aliyun ecs DescribeInstances --RegionId=${word(region)} --InstanceIds=${word(JSON.stringify(ids))}`,
  );

/** What prints the resend of a task. */
export const retryCommand = (invokeId: SafeText, region: SafeText): string =>
  `cafe retry ${word(invokeId)} --region ${word(region)}`;

function numbered(operation: string, most: number): FixCommand {
  return (instanceIds, region) =>
    chunksOf(instanceIds, most).map((ids) => {
      const targets = ids.map((id, at) => `--InstanceId.${at + 1}=${word(id)}`);
      return `aliyun ecs ${operation} --RegionId=${word(region)} ${targets.join(" ")}`;
    });
}

/** Text that is safe to show holds nothing that a shell word cannot. */
function word(text: string): string {
  const quoted = shellWord(text);
  return quoted.ok ? quoted.value : "''";
}

const chunksOf = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, at) => items.slice(at * size, (at + 1) * size));
