import { describe, expect, test } from "vitest";
import type { InstanceErrorCode } from "../../../src/contract/send-file-results.ts";
import { ERROR_CODES, INFO_CODES, INFO_REFINEMENTS } from "../../../src/copy/error-codes.ts";
import { FAILURE_CODES, FAILURE_KINDS } from "../../../src/copy/failure-codes.ts";
import { retryCommand } from "../../../src/copy/fix-commands.ts";
import { explainErrorCode, explainFailure } from "../../../src/copy/remedies.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { displayWidth } from "../../../src/lib/width.ts";
import { recordedCalls } from "../../support/shell.ts";

/** The reference's ErrorCode list; its type makes the compiler complain where one is missing. */
const REFERENCE_CODES = Object.keys({
  InstanceNotExists: 1,
  InstanceReleased: 1,
  InstanceNotRunning: 1,
  AccountNotExists: 1,
  ClientNotRunning: 1,
  ClientNotResponse: 1,
  ClientIsUpgrading: 1,
  ClientNeedUpgrade: 1,
  DeliveryTimeout: 1,
  FileCreateFail: 1,
  FileAlreadyExists: 1,
  FileContentInvalid: 1,
  FileNameInvalid: 1,
  FilePathInvalid: 1,
  FileAuthorityInvalid: 1,
  UserGroupNotExists: 1,
} satisfies Record<InstanceErrorCode, 1>);

const NEWER_CODES = [
  "ClientNotOnline",
  "ClientNetworkBlocked",
  "SecurityGroupRuleDenied",
  "ClientRestarted",
  "InstanceRestarted",
  "InstanceDeregistered",
];

/** The reference's ErrorInfo list, without Null. */
const REFERENCE_INFOS = [
  "the specified instance does not exists",
  "the specified instance has been released",
  "the instance is not running when create task",
  "the specified account does not exist",
  "the aliyun service is not running on the instance",
  "the aliyun service in the instance does not response",
  "the aliyun service in the instance is upgrading now",
  "the aliyun service in the instance need upgrade",
  "the command delivery has been timeout",
  "the file creation is failed due to unknown error",
  "the authority of file is invalid",
  "File content is empty",
  "the content of file is invalid",
  "File already exists",
  "File name is invalid",
  "File path is invalid",
  "Owner not exists",
  "Group not exists",
  "Mode is invalid",
];

describe("an instance's error", () => {
  const unknown = explainErrorCode("Thinking", "");

  test.each([...REFERENCE_CODES, ...NEWER_CODES])("%s has an explanation of its own", (code) => {
    expect(explainErrorCode(code, "")).not.toBe(unknown);
    expect(Object.hasOwn(ERROR_CODES, code)).toBe(true);
  });

  test.each(REFERENCE_INFOS)("%j is understood without a code", (info) => {
    expect(explainErrorCode("", info)).not.toBe(unknown);
    expect(explainErrorCode("", `${info}.`)).toBe(explainErrorCode("", info));
  });

  test("a known code goes before what the info says, unless the info says more", () => {
    expect(explainErrorCode("FileCreateFail", "File path is invalid")).toBe(ERROR_CODES.FileCreateFail);
    expect(explainErrorCode("FileContentInvalid", "File content is empty").meaning).toBe("file is empty");
  });

  test("a new code with a known info is explained by the info", () => {
    expect(explainErrorCode("Brand.New", "Owner not exists")).toBe(ERROR_CODES.AccountNotExists);
  });

  test("what nobody knows gets an honest answer", () => {
    expect(explainErrorCode("Brand.New", "what?")).toMatchObject({ mayHaveChangedHost: true });
    expect(explainErrorCode("constructor", "toString")).toBe(unknown);
    expect(explainErrorCode("", "").meaning).toBe("no error reported");
  });

  test.each([
    ["AccountNotExists", true],
    ["UserGroupNotExists", true],
    ["FileCreateFail", true],
    ["ClientRestarted", true],
    ["InstanceNotRunning", false],
    ["FileAlreadyExists", false],
    ["DeliveryTimeout", false],
  ])("%s may have changed the instance: %s", (code, expected) => {
    expect(explainErrorCode(code, "").mayHaveChangedHost).toBe(expected);
  });

  const all = [...Object.entries(ERROR_CODES), ...Object.entries(INFO_REFINEMENTS), ["unknown", unknown] as const];

  test.each(all)("%s: short, printable, and one sentence to do", (_, { meaning, cause, remedy }) => {
    expect(displayWidth(meaning)).toBeLessThanOrEqual(45);
    expect(meaning).not.toMatch(/\.$/u);
    for (const text of [meaning, cause, remedy]) expect(safeText(text)).toBe(text);
    for (const text of [cause, remedy]) {
      expect(text).toMatch(/^[A-Z].*\.$/u);
      expect(text.length).toBeLessThanOrEqual(125);
    }
    expect(remedy.slice(0, -1)).not.toMatch(/\. [A-Z]/u);
  });

  test("no two codes mean the same", () => {
    const meanings = Object.values(ERROR_CODES).map(({ meaning }) => meaning);
    expect(new Set(meanings).size).toBe(meanings.length);
  });

  test("the infos are written as they are looked up", () => {
    for (const info of [...Object.keys(INFO_CODES), ...Object.keys(INFO_REFINEMENTS)]) {
      expect(info).toBe(info.toLowerCase());
    }
  });
});

describe("the commands of an instance's error", () => {
  const ids = (count: number) => Array.from({ length: count }, (_, at) => safeText(`i-${at}`));
  const region = safeText("cn-hangzhou");
  const commandsOf = (code: string, count: number): readonly string[] =>
    (explainErrorCode(code, "").commands ?? []).flatMap((command) => command(ids(count), region));

  test.each<[string, readonly string[]]>([
    ["InstanceNotExists", [`aliyun ecs DescribeInstances --RegionId=cn-hangzhou --InstanceIds='["i-0"]'`]],
    [
      "InstanceNotRunning",
      [
        `aliyun ecs DescribeInstances --RegionId=cn-hangzhou --InstanceIds='["i-0"]'`,
        "aliyun ecs StartInstances --RegionId=cn-hangzhou --InstanceId.1=i-0",
        "aliyun ecs DescribeCloudAssistantStatus --RegionId=cn-hangzhou --InstanceId.1=i-0",
      ],
    ],
    [
      "ClientNotRunning",
      [
        "aliyun ecs DescribeCloudAssistantStatus --RegionId=cn-hangzhou --InstanceId.1=i-0",
        "aliyun ecs InstallCloudAssistant --RegionId=cn-hangzhou --InstanceId.1=i-0",
      ],
    ],
    ["FileNameInvalid", []],
  ])("%s: look first, then mend", (code, commands) => {
    expect(commandsOf(code, 1)).toEqual(commands);
  });

  test("keep within the limit of instances of each operation", () => {
    const counts = commandsOf("ClientNotRunning", 120).map((line) => line.match(/--InstanceId\./gu)?.length);
    expect(counts).toEqual([100, 20, 50, 50, 20]);
  });

  test.each(["/bin/sh", "/bin/bash"])("reach aliyun by %s as they are meant, whatever the IDs", (shell) => {
    const evil = [safeText("i-1; touch x"), safeText("$(id)'\"`\u001b")];
    const lines = ["ClientNotRunning", "InstanceNotExists"].flatMap((code) =>
      (explainErrorCode(code, "").commands ?? []).flatMap((command) => command(evil, region)),
    );
    const [first = "", second = ""] = evil;
    const numbered = ["--RegionId=cn-hangzhou", `--InstanceId.1=${first}`, `--InstanceId.2=${second}`];
    expect(recordedCalls(shell, `${lines.join("\n")}\n`)).toEqual([
      ["ecs", "DescribeCloudAssistantStatus", ...numbered],
      ["ecs", "InstallCloudAssistant", ...numbered],
      ["ecs", "DescribeInstances", "--RegionId=cn-hangzhou", `--InstanceIds=${JSON.stringify(evil)}`],
    ]);
    expect(retryCommand(safeText(first), region)).toBe("cafe retry 'i-1; touch x' --region cn-hangzhou");
  });
});

describe("a failed call", () => {
  test.each([
    "RegionId.ApiNotSupported",
    "MissingParameter.TagKey",
    "Duplicate.TagKey",
    "InvalidTagKey.Malformed",
    "InvalidTagValue.Malformed",
    "InvalidParam.PageNumber",
    "InvalidParam.PageSize",
    "Operation.Forbidden",
    "InternalError.Dispatch",
    "NumberExceed.Tags",
    "InvalidParameter.MaxResults",
    "InvalidRegionId.NotFound",
    "InvalidAccessKeyId.NotFound",
    "InvalidAccessKeyId.Inactive",
    "Forbidden.RAM",
    "ServiceUnavailable",
  ])("%s is explained by its code", (code) => {
    expect(explainFailure({ kind: "other", code: safeText(code) })).toBe(FAILURE_CODES[code]);
    expect(FAILURE_CODES[code]).toBeDefined();
  });

  test("any other code is explained by its kind", () => {
    expect(explainFailure({ kind: "throttled", code: safeText("Throttling.User") })).toBe(FAILURE_KINDS.throttled);
    expect(explainFailure({ kind: "server", code: safeText("constructor") })).toBe(FAILURE_KINDS.server);
  });

  test.each([...Object.entries(FAILURE_KINDS), ...Object.entries(FAILURE_CODES)])(
    "%s: a short title and one sentence to do",
    (_, { title, remedy }) => {
      expect(title).toMatch(/^[A-Z].*[^.]$/u);
      expect(title.length).toBeLessThanOrEqual(45);
      expect(remedy).toMatch(/^[A-Z].*\.$/u);
      expect(remedy.length).toBeLessThanOrEqual(125);
      for (const text of [title, remedy]) expect(safeText(text)).toBe(text);
    },
  );
});
