import { describe, expect, test } from "vitest";
import { explainEndpointProblem, explainQueryProblem } from "../../../src/copy/problems.ts";
import type { EndpointProblem } from "../../../src/domain/endpoint-problem.ts";
import { parseQuery, type QueryDraft, type QueryProblem } from "../../../src/domain/query.ts";
import { say } from "../../../src/lib/safe-text.ts";

describe("explainQueryProblem", () => {
  test.each<[QueryProblem, string]>([
    [
      { rule: "status", value: "Done" },
      'A task\'s overall status is Failed, PartialFailed, Running, Pending or Success, not "Done".',
    ],
    [{ rule: "empty", field: "name" }, "The file name to filter by is empty; give one, or leave the filter out."],
    [{ rule: "empty", field: "invokeId" }, "The InvokeId to filter by is empty; give one, or leave the filter out."],
    [
      { rule: "empty", field: "instanceId" },
      "The InstanceId to filter by is empty; give one, or leave the filter out.",
    ],
    [
      { rule: "empty", field: "resourceGroupId" },
      "The resource group to filter by is empty; give one, or leave the filter out.",
    ],
    [
      { rule: "tag-key-url", value: "http://x" },
      'The tag key "http://x" contains http:// or https://, which the service refuses; choose another key.',
    ],
    [
      { rule: "tag-value-url", key: "k", value: "http://x" },
      'The value of tag "k" contains http:// or https://, which the service refuses; choose another value.',
    ],
  ])("says of %j what is wrong and what to do", (problem, sentence) => {
    expect(explainQueryProblem(problem)).toBe(sentence);
  });

  test.each<QueryDraft>([
    { status: "\u001b[31m" },
    { tags: ["=\u009b2J"] },
    { tags: [`${"\u202e".repeat(80)}=1`] },
    { tags: ["a\u0000=1", "a\u0000=2"] },
  ])("shows what was typed in %j without its controls, and not at any length", (draft) => {
    const result = parseQuery(draft);
    if (result.ok) expect.fail("was accepted");
    const sentence = explainQueryProblem(result.error);
    expect(sentence).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/u);
    expect(sentence.length).toBeLessThan(250);
  });
});

describe("explainEndpointProblem", () => {
  test.each<[EndpointProblem, string]>([
    [
      { rule: "unreadable", value: "not a host" },
      '--endpoint takes a host or a URL such as https://ecs.cn-hangzhou.aliyuncs.com, not "not a host".',
    ],
    [{ rule: "scheme", scheme: "ftp:" }, '--endpoint takes an https or http URL, not one that starts with "ftp:".'],
    [
      { rule: "plain-http", host: "example.com" },
      "--endpoint is plain http to example.com, where others could read along; use https, or add --insecure if you accept that.",
    ],
    [
      { rule: "user-info" },
      "--endpoint takes a host without user name and password; keys come from the profile or the environment.",
    ],
    [{ rule: "path" }, "--endpoint takes scheme, host and port only; leave out what follows them."],
  ])("says of %j what is wrong and what to do", (problem, sentence) => {
    expect(explainEndpointProblem(problem, say`--endpoint`)).toBe(sentence);
  });
});
