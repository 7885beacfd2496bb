import { expect, test } from "vitest";
import { parseEndpoint, regionEndpoint } from "../../../src/api/endpoint.ts";

test.each([
  ["cn-beijing", "https://ecs.cn-beijing.aliyuncs.com/"],
  ["ap-southeast-1", "https://ecs.ap-southeast-1.aliyuncs.com/"],
  ["cn-hangzhou", "https://ecs-cn-hangzhou.aliyuncs.com/"],
  ["cn-north-2-gov-1", "https://ecs.aliyuncs.com/"],
  ["constructor", "https://ecs.constructor.aliyuncs.com/"],
])("the endpoint of %s is %s", (region, expected) => {
  expect(regionEndpoint(region, "public").href).toBe(expected);
});

test.each(["cn-hangzhou", "cn-beijing"])(
  "the endpoint of %s inside a VPC follows one rule, without exceptions",
  (region) => {
    expect(regionEndpoint(region, "vpc").href).toBe(`https://ecs-vpc.${region}.aliyuncs.com/`);
  },
);

test.each([
  ["ecs.cn-beijing.aliyuncs.com", "https://ecs.cn-beijing.aliyuncs.com/"],
  ["  ecs-vpc.cn-beijing.aliyuncs.com ", "https://ecs-vpc.cn-beijing.aliyuncs.com/"],
  ["ecs.example:8443", "https://ecs.example:8443/"],
  ["https://ecs.example/", "https://ecs.example/"],
  ["HTTPS://ECS.Example", "https://ecs.example/"],
  ["http://127.0.0.1:8080", "http://127.0.0.1:8080/"],
  ["http://localhost:8080", "http://localhost:8080/"],
  ["http://[::1]:8080", "http://[::1]:8080/"],
  ["127.0.0.1:8080", "https://127.0.0.1:8080/"],
])("%j is the endpoint %s", (text, expected) => {
  const endpoint = parseEndpoint(text, { insecure: false });
  expect(endpoint.ok && endpoint.value.href).toBe(expected);
});

test.each([
  ["", { rule: "unreadable", value: "" }],
  ["two words", { rule: "unreadable", value: "two words" }],
  ["https://", { rule: "unreadable", value: "https://" }],
  ["host:99999", { rule: "unreadable", value: "host:99999" }],
  ["a\\b", { rule: "unreadable", value: "a\\b" }],
  ["ftp://ecs.example", { rule: "scheme", scheme: "ftp:" }],
  ["http://ecs.example", { rule: "plain-http", host: "ecs.example" }],
  ["http://10.0.0.1:80", { rule: "plain-http", host: "10.0.0.1" }],
  ["https://user:pass@ecs.example", { rule: "user-info" }],
  ["user@ecs.example", { rule: "user-info" }],
  ["https://ecs.example/api", { rule: "path" }],
  ["https://ecs.example/?a=b", { rule: "path" }],
  ["https://ecs.example?", { rule: "path" }],
  ["https://ecs.example/#x", { rule: "path" }],
])("%j is refused as %j", (text, error) => {
  expect(parseEndpoint(text, { insecure: false })).toEqual({
    ok: false,
    error,
  });
});

test("plain http is taken where the user insists", () => {
  expect(parseEndpoint("http://ecs.example:80", { insecure: true })).toMatchObject({ ok: true });
});

test("a password in a text that no parser reads is not repeated", () => {
  const endpoint = parseEndpoint("https://user:secret@host:99999", {
    insecure: false,
  });
  expect(JSON.stringify(endpoint)).not.toContain("secret");
});
