import { expect, test } from "vitest";
import { isTagParameter, readTags } from "../../../src/emulator/tag-parameters.ts";

function read(parameters: Record<string, string>) {
  return readTags(new Map(Object.entries(parameters)));
}

test.each([
  ["Tag.1.Key", true],
  ["Tag.20.Value", true],
  ["Tag.0.Key", false],
  ["Tag.01.Key", false],
  ["Tag.1.TagKey", false],
  ["tag.1.Key", false],
  ["Tag.Key", false],
])("%s is a tag parameter: %s", (name, expected) => {
  expect(isTagParameter(name)).toBe(expected);
});

test("twenty tags pass, with gaps in their numbers as well", () => {
  const twenty = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`Tag.${index + 1}.Key`, `k${index}`]));
  expect(read(twenty)).toHaveLength(20);
  expect(read({ "Tag.3.Key": "a", "Tag.9.Key": "b" })).toEqual([{ key: "a" }, { key: "b" }]);
});

test.each<[string, Record<string, string>, string]>([
  ["number 21", { "Tag.21.Key": "k" }, "NumberExceed.Tags"],
  ["an empty key", { "Tag.1.Key": "" }, "MissingParameter.TagKey"],
  ["a value without key", { "Tag.1.Key": "k", "Tag.2.Value": "v" }, "MissingParameter.TagKey"],
  ["a key twice", { "Tag.1.Key": "k", "Tag.2.Key": "k", "Tag.2.Value": "v" }, "Duplicate.TagKey"],
  ["a key of 65 characters", { "Tag.1.Key": "k".repeat(65) }, "InvalidTagKey.Malformed"],
  ["acs: in front", { "Tag.1.Key": "acs:k" }, "InvalidTagKey.Malformed"],
  ["aliyun in front", { "Tag.1.Key": "aliyun-k" }, "InvalidTagKey.Malformed"],
  ["http:// in the key", { "Tag.1.Key": "k http://x" }, "InvalidTagKey.Malformed"],
  ["https:// in the key", { "Tag.1.Key": "https://x" }, "InvalidTagKey.Malformed"],
  ["a value of 129 characters", { "Tag.1.Key": "k", "Tag.1.Value": "v".repeat(129) }, "InvalidTagValue.Malformed"],
  ["https:// in the value", { "Tag.1.Key": "k", "Tag.1.Value": "see https://x" }, "InvalidTagValue.Malformed"],
])("%s", (_, parameters, code) => {
  expect(() => read(parameters)).toThrow(expect.objectContaining({ code }));
});

test("the longest key and value pass, and so does an empty value", () => {
  const key = "k".repeat(64);
  const value = "v".repeat(128);
  expect(read({ "Tag.1.Key": key, "Tag.1.Value": value })).toEqual([{ key, value }]);
  expect(read({ "Tag.1.Key": "k", "Tag.1.Value": "" })).toEqual([{ key: "k", value: "" }]);
});
