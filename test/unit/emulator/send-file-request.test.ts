import { expect, test } from "vitest";
import { isSendParameter, readSend } from "../../../src/emulator/send-file-request.ts";

const GOOD = { "InstanceId.1": "i-1", Name: "a.txt", TargetDir: "/srv", Content: "hello" };

function read(change: Readonly<Record<string, string | undefined>>) {
  const given = Object.entries({ ...GOOD, ...change });
  return readSend(
    new Map(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    "cn-beijing",
  );
}

const ids = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`InstanceId.${index + 1}`, `i-${index}`]));

test("what is not said gets the defaults of the reference", () => {
  expect(read({})).toEqual({
    regionId: "cn-beijing",
    resourceGroupId: "",
    instanceIds: ["i-1"],
    name: "a.txt",
    description: "",
    targetDir: "/srv",
    contentType: "PlainText",
    content: "hello",
    owner: "root",
    group: "root",
    mode: "0644",
    overwrite: false,
    timeout: 60_000,
    tags: [],
    clientToken: undefined,
  });
});

test("what is said is taken", () => {
  expect(
    read({
      ...ids(2),
      ResourceGroupId: "rg-bp67",
      Description: "d",
      ContentType: "Base64",
      Content: "aGVs\nbG8=",
      FileOwner: "app",
      FileGroup: "ops",
      FileMode: "755",
      Overwrite: "true",
      Timeout: "120",
      "Tag.1.Key": "k",
      "Tag.2.Key": "l",
      "Tag.2.Value": "v",
      ClientToken: "t-1",
    }),
  ).toMatchObject({
    instanceIds: ["i-0", "i-1"],
    resourceGroupId: "rg-bp67",
    contentType: "Base64",
    content: "aGVs\nbG8=",
    owner: "app",
    group: "ops",
    mode: "755",
    overwrite: true,
    timeout: 120_000,
    tags: [
      { TagKey: "k", TagValue: "" },
      { TagKey: "l", TagValue: "v" },
    ],
    clientToken: "t-1",
  });
});

test("a timeout below ten seconds is raised to ten", () => {
  expect(read({ Timeout: "3" }).timeout).toBe(10_000);
});

test.each<[string, Readonly<Record<string, string | undefined>>]>([
  ["50 instances", ids(50)],
  ["32 KB of Base64", { ContentType: "Base64", Content: "QUJD".repeat(8_192) }],
  ["24 KB of text, which is 32 KB of Base64", { Content: "x".repeat(24_576) }],
  ["255 characters of name", { Name: "n".repeat(255) }],
  ["a day of time", { Timeout: "86400" }],
])("%s are allowed", (_, change) => {
  expect(() => read(change)).not.toThrow();
});

test.each<[Readonly<Record<string, string | undefined>>, number, string]>([
  [{ "InstanceId.1": undefined }, 400, "MissingParam.InstanceId"],
  [{ "InstanceId.1": "" }, 400, "MissingParam.InstanceId"],
  [ids(51), 403, "InstanceIds.ExceedLimit"],
  [{ "InstanceId.2": "i-1" }, 400, "Emulator.DuplicateInstanceId"],
  [{ Name: undefined }, 400, "MissingName"],
  [{ Name: "n".repeat(256) }, 403, "FileName.ExceedLimit"],
  [{ TargetDir: "" }, 400, "MissingTargetDir"],
  [{ TargetDir: `/${"d".repeat(255)}` }, 400, "FileTargetDir.Invalid"],
  [{ Description: "d".repeat(513) }, 403, "FileDesc.ExceedLimit"],
  [{ Content: undefined }, 400, "MissingContent"],
  [{ Content: "x".repeat(24_577) }, 403, "FileSize.ExceedLimit"],
  [{ Content: "é".repeat(12_289) }, 403, "FileSize.ExceedLimit"],
  [{ ContentType: "Base64", Content: "QUJD".repeat(8_193) }, 403, "FileSize.ExceedLimit"],
  [{ ContentType: "Base64", Content: "no base64" }, 400, "FileContent.DecodeError"],
  [{ ContentType: "Base64", Content: "QUJ" }, 400, "FileContent.DecodeError"],
  [{ ContentType: "Text" }, 400, "FileContentType.Invalid"],
  [{ FileOwner: "o".repeat(65) }, 400, "InvalidParameter.FileOwner"],
  [{ FileGroup: "g".repeat(65) }, 400, "InvalidParameter.FileGroup"],
  [{ FileMode: "0885" }, 400, "FileMode.Invalid"],
  [{ FileMode: "rwx" }, 400, "FileMode.Invalid"],
  [{ FileMode: "77777" }, 400, "FileMode.Invalid"],
  [{ Timeout: "86401" }, 403, "InvalidTimeout.ExceedLimit"],
  [{ Timeout: "soon" }, 400, "Emulator.InvalidTimeout"],
  [{ Overwrite: "yes" }, 400, "Emulator.InvalidOverwrite"],
  [{ ResourceGroupId: "prod" }, 404, "InvalidResourceGroup.NotFound"],
  [{ "Tag.1.Key": "acs:x" }, 400, "InvalidTagKey.Malformed"],
  [{ "Tag.1.Value": "v" }, 400, "MissingParameter.TagKey"],
  [{ ClientToken: "t".repeat(65) }, 400, "Emulator.InvalidClientToken"],
  [{ ClientToken: "é" }, 400, "Emulator.InvalidClientToken"],
])("%j is refused: %i %s", (change, status, code) => {
  expect(() => read(change)).toThrow(expect.objectContaining({ status, code }));
});

test.each(["InstanceId.1", "InstanceId.50", "Content", "ClientToken"])("%s is a parameter of it", (name) => {
  expect(isSendParameter(name)).toBe(true);
});

test.each(["InstanceId", "InstanceId.0", "instanceId.1", "Tag.1.Key"])("%s is none", (name) => {
  expect(isSendParameter(name)).toBe(false);
});
