import { expect, test } from "vitest";
import { readQuery } from "../../../src/emulator/query.ts";

function read(parameters: Record<string, string>) {
  return readQuery(new Map(Object.entries(parameters)), "cn-hangzhou");
}

test("with nothing said there are no filters, and the first page of ten", () => {
  const { filters, paging } = read({});
  expect(filters).toEqual({ regionId: "cn-hangzhou", tags: [] });
  expect(paging).toEqual({ by: "number", number: 1, size: 10 });
});

test.each<[Record<string, string>, object]>([
  [
    { PageNumber: "7", PageSize: "50" },
    { by: "number", number: 7, size: 50 },
  ],
  [
    { PageNumber: "", PageSize: "" },
    { by: "number", number: 1, size: 10 },
  ],
  [{ MaxResults: "50" }, { by: "token", size: 50 }],
  [{ NextToken: "t" }, { by: "token", token: "t", size: 10 }],
  [
    { MaxResults: "1", PageNumber: "0", PageSize: "99" },
    { by: "token", size: 1 },
  ],
])("%j is paged as %j", (parameters, paging) => {
  expect(read(parameters).paging).toEqual(paging);
});

test.each<[Record<string, string>, string]>([
  [{ PageNumber: "0" }, "InvalidParam.PageNumber"],
  [{ PageNumber: "-1" }, "InvalidParam.PageNumber"],
  [{ PageNumber: "1.5" }, "InvalidParam.PageNumber"],
  [{ PageNumber: "one" }, "InvalidParam.PageNumber"],
  [{ PageNumber: "99999999999999999999" }, "InvalidParam.PageNumber"],
  [{ PageSize: "0" }, "InvalidParam.PageSize"],
  [{ PageSize: "51" }, "InvalidParam.PageSize"],
  [{ PageSize: "1e1" }, "InvalidParam.PageSize"],
  [{ MaxResults: "0" }, "InvalidParameter.MaxResults"],
  [{ MaxResults: "51" }, "InvalidParameter.MaxResults"],
  [{ MaxResults: "x", NextToken: "t" }, "InvalidParameter.MaxResults"],
  [{ InvocationStatus: "success" }, "Emulator.InvalidInvocationStatus"],
  [{ InvocationStatus: "Timeout" }, "Emulator.InvalidInvocationStatus"],
  [{ "Tag.1.Value": "v" }, "MissingParameter.TagKey"],
])("%j is refused with %s", (parameters, code) => {
  expect(() => read(parameters)).toThrow(expect.objectContaining({ code }));
});

test("every filter is read under its name", () => {
  const { filters } = read({
    ResourceGroupId: "rg-1",
    InvokeId: "f-1",
    Name: "a b.txt",
    InstanceId: "i-1",
    InvocationStatus: "PartialFailed",
    "Tag.2.Key": "env",
    "Tag.1.Key": "app",
    "Tag.1.Value": "",
  });
  expect(filters).toEqual({
    regionId: "cn-hangzhou",
    resourceGroupId: "rg-1",
    invokeId: "f-1",
    name: "a b.txt",
    instanceId: "i-1",
    status: "PartialFailed",
    tags: [{ key: "env" }, { key: "app", value: "" }],
  });
});
