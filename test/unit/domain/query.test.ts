import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  EVERYTHING,
  formatTag,
  parsePageSize,
  parseQuery,
  parseTag,
  parseTags,
  type QueryDraft,
} from "../../../src/domain/query.ts";
import { OVERALL_STATUSES } from "../../../src/domain/status.ts";

const key = fc
  .string({ minLength: 1, maxLength: 64 })
  .filter((text) => !text.includes("=") && !/^(?:acs:|aliyun)/iu.test(text) && !/https?:\/\//iu.test(text));
const value = fc.string({ maxLength: 128 }).filter((text) => !/https?:\/\//iu.test(text));
const tag = fc.record({ key, value }, { requiredKeys: ["key"] });
const filled = fc.string({ minLength: 1 });

describe("parseQuery", () => {
  test("gives back what a correct draft said, for any draft", () => {
    const query = fc.record(
      {
        status: fc.constantFrom(...OVERALL_STATUSES),
        name: filled,
        invokeId: filled,
        instanceId: filled,
        resourceGroupId: filled,
        tags: fc.uniqueArray(tag, { maxLength: 20, selector: (one) => one.key }),
      },
      { requiredKeys: ["tags"] },
    );
    fc.assert(
      fc.property(query, (asked) => {
        const draft: QueryDraft = { ...asked, tags: asked.tags.map(formatTag) };
        expect(parseQuery(draft)).toEqual({ ok: true, value: asked });
      }),
    );
  });

  test("of nothing is everything", () => {
    expect(parseQuery({})).toEqual({ ok: true, value: EVERYTHING });
  });

  test.each<[string, QueryDraft, object]>([
    ["a status that does not exist", { status: "Done" }, { rule: "status", value: "Done" }],
    ["a status in the wrong case", { status: "success" }, { rule: "status", value: "success" }],
    ["a status of instances only", { status: "Timeout" }, { rule: "status", value: "Timeout" }],
    ["an empty name", { name: "" }, { rule: "empty", field: "name" }],
    ["an empty InvokeId", { invokeId: "" }, { rule: "empty", field: "invokeId" }],
    ["an empty InstanceId", { instanceId: "" }, { rule: "empty", field: "instanceId" }],
    ["an empty ResourceGroupId", { resourceGroupId: "" }, { rule: "empty", field: "resourceGroupId" }],
    ["a wrong tag", { tags: ["=x"] }, { rule: "tag-key-empty", value: "=x" }],
  ])("refuses %s", (_, draft, problem) => {
    expect(parseQuery(draft)).toEqual({ ok: false, error: problem });
  });
});

describe("parseTag", () => {
  test.each([
    ["env=prod", { key: "env", value: "prod" }],
    ["env=", { key: "env", value: "" }],
    ["env", { key: "env" }],
    ["a=b=c", { key: "a", value: "b=c" }],
    ["k".repeat(64), { key: "k".repeat(64) }],
    [`k=${"v".repeat(128)}`, { key: "k", value: "v".repeat(128) }],
  ])("reads %s, and formatTag writes it back", (text, expected) => {
    expect(parseTag(text)).toEqual({ ok: true, value: expected });
    expect(formatTag(expected)).toBe(text);
  });

  test.each([
    ["", "tag-key-empty"],
    ["=v", "tag-key-empty"],
    ["k".repeat(65), "tag-key-long"],
    ["acs:x=1", "tag-key-prefix"],
    ["aliyun=1", "tag-key-prefix"],
    ["Aliyunfoo", "tag-key-prefix"],
    ["xhttp://y", "tag-key-url"],
    [`k=${"v".repeat(129)}`, "tag-value-long"],
    ["k=see https://x", "tag-value-url"],
  ])("refuses %s by the rule %s", (text, rule) => {
    expect(parseTag(text)).toMatchObject({ ok: false, error: { rule } });
  });
});

describe("parseTags", () => {
  const many = (count: number): string[] => Array.from({ length: count }, (_, i) => `k${i}`);

  test("takes 20 and refuses 21", () => {
    expect(parseTags(many(20))).toMatchObject({ ok: true });
    expect(parseTags(many(21))).toEqual({ ok: false, error: { rule: "too-many-tags", count: 21 } });
  });

  test("refuses a key given twice, whatever its values", () => {
    expect(parseTags(["a=1", "b", "a=2"])).toEqual({ ok: false, error: { rule: "tag-key-twice", value: "a" } });
  });
});

test.each(["1", "10", "50", "050"])("page size %s is taken", (text) => {
  expect(parsePageSize(text)).toEqual({ ok: true, value: Number(text) });
});

test.each(["0", "51", "-1", "1.5", "1e1", "ten", "", " 5", "٣"])("page size %j is refused", (text) => {
  expect(parsePageSize(text)).toEqual({ ok: false, error: { rule: "page-size", value: text } });
});
