/** The failures of `cafe failures` as JSON and as CSV. Prints nothing itself. */
import { retryCommand } from "../../copy/fix-commands.ts";
import { explainCause, explainErrorCode } from "../../copy/remedies.ts";
import type { CauseGroup, Count, FailureGroups } from "../../domain/failure-groups.ts";
import type { Json } from "../../domain/task.ts";
import { csvRow } from "../../lib/csv.ts";
import { isoMinute } from "../../lib/iso-time.ts";

type JsonObject = { readonly [field: string]: Json };

/** Counts, then the groups; `share` is of all failures, `rate` of the results of the group, both from 0 to 1. */
export function failureJson(groups: FailureGroups): JsonObject {
  const { failures, results, tasks, failedTasks, instances, byCause, byInstance, byFile, byRegion, byHour } = groups;
  return {
    tasks,
    failedTasks,
    results,
    failures,
    failedInstances: instances,
    byErrorCode: byCause.map((cause) => causeJson(cause, failures)),
    byInstance: byInstance.map(({ region, instanceId, causes, lastFailedAt, ...count }) => ({
      region,
      instanceId,
      ...rated(count, failures),
      causes,
      lastFailedAt: lastFailedAt === null ? null : new Date(lastFailedAt).toISOString(),
    })),
    byFile: byFile.map(({ name, targetDir, tasks: sends, ...count }) => ({
      name,
      targetDir,
      tasks: sends,
      ...rated(count, failures),
    })),
    byRegion: byRegion.map(({ region, ...count }) => ({ region, ...rated(count, failures) })),
    byHour: byHour.map(({ startsAt, ...count }) => ({ hour: isoMinute(startsAt), ...rated(count, failures) })),
  };
}

function causeJson(cause: CauseGroup, all: number): JsonObject {
  const { meaning, cause: why, remedy, mayHaveChangedHost, commands = [] } = explainCause(cause);
  return {
    errorCode: cause.errorCode,
    label: cause.label,
    failures: cause.failures,
    share: rounded(cause.failures / all),
    meaning,
    cause: why,
    remedy,
    mayHaveChangedHost,
    errorInfos: cause.infos.map(({ errorInfo, failures }) => ({
      errorInfo,
      failures,
      meaning: explainErrorCode(cause.errorCode, errorInfo).meaning,
    })),
    targets: cause.targets.map(({ region, instanceIds, invokeIds }) => ({
      region,
      instanceIds,
      invokeIds,
      commands: [
        ...commands.flatMap((command) => command(instanceIds, region)),
        ...invokeIds.map((invokeId) => retryCommand(invokeId, region)),
      ],
    })),
  };
}

/** Header of the CSV; documented in copy/help.ts. */
const HEADER = [
  "GroupBy",
  "Key",
  "Detail",
  "RegionId",
  "Failures",
  "Results",
  "Share",
  "Meaning",
  "Remedy",
  "HostChanged",
];

/** One row per group; those of causes by ErrorInfo, where Results is empty. */
export function failureCsv({ failures, byCause, byInstance, byFile, byRegion, byHour }: FailureGroups): string {
  const row = (group: string, key: string, detail: string, region: string, count: Count): string =>
    csvRow([group, key, detail, region, count.failures, count.results, rounded(count.failures / failures), "", "", ""]);
  const rows = [
    ...byCause.flatMap((cause) => causeRows(cause, failures)),
    ...byInstance.map((one) => row("Instance", one.instanceId, one.causes.join(";"), one.region, one)),
    ...byFile.map((one) => row("File", one.name, one.targetDir, "", one)),
    ...byRegion.map((one) => row("Region", one.region, "", one.region, one)),
    ...byHour.map((one) => row("Hour", isoMinute(one.startsAt), "", "", one)),
  ];
  return csvRow(HEADER) + rows.join("");
}

const causeRows = ({ errorCode, label, infos }: CauseGroup, all: number): readonly string[] =>
  infos.map(({ errorInfo, failures }) => {
    const { meaning, remedy, mayHaveChangedHost } = explainErrorCode(errorCode, errorInfo);
    const share = rounded(failures / all);
    return csvRow([
      "ErrorCode",
      label,
      errorInfo,
      "",
      failures,
      "",
      share,
      meaning,
      remedy,
      mayHaveChangedHost ? "maybe" : "no",
    ]);
  });

const rated = ({ failures, results }: Count, all: number) => ({
  failures,
  results,
  share: rounded(failures / all),
  rate: rounded(failures / results),
});

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;
