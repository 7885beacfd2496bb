import fc from "fast-check";
import { expect, test } from "vitest";
import { canonicalQuery } from "../../../src/api/params.ts";

test.each([
  ["names are sorted by code unit", { b: 1, B: 2, a: 3 }, "B=2&a=3&b=1"],
  ["absent values are left out", { a: undefined, b: null, c: "" }, "c="],
  [
    "tags are flattened from 1",
    {
      Tag: [{ Key: "a", Value: "" }, { Key: "b" }],
    },
    "Tag.1.Key=a&Tag.1.Value=&Tag.2.Key=b",
  ],
  ["an absent entry keeps its index", { InstanceId: ["i-1", null, "i-3"] }, "InstanceId.1=i-1&InstanceId.3=i-3"],
  ["nested lists", { TagFilter: [{ TagValues: ["x", "y"] }] }, "TagFilter.1.TagValues.1=x&TagFilter.1.TagValues.2=y"],
  ["the five characters that encodeURIComponent leaves", { a: "!'()*" }, "a=%21%27%28%29%2A"],
  ["blank, tilde, slash and CJK", { a: "a b*~(é中)/" }, "a=a%20b%2A~%28%C3%A9%E4%B8%AD%29%2F"],
  ["booleans and numbers", { a: true, b: 50 }, "a=true&b=50"],
])("%s", (_, request, expected) => {
  expect(canonicalQuery(request)).toBe(expected);
});

test("whatever a value holds, it is sent as RFC 3986 wants it, unchanged by URL, and reads back the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const query = canonicalQuery({ a: value });
      const url = new URL("http://127.0.0.1/");
      url.search = query;
      expect(query).toMatch(/^a=(?:[\w.~-]|%[0-9A-F]{2})*$/u);
      expect(url.search.slice(1)).toBe(query);
      expect(url.searchParams.get("a")).toBe(value.toWellFormed());
    }),
  );
});
