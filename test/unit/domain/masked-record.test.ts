import { describe, expect, test } from "vitest";
import { maskRecord } from "../../../src/domain/masked-record.ts";
import type { TaskRecord } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { makeTask } from "./make-task.ts";

const hidden = (length: number): string => `(${length} hidden)`;
const masked = (record: TaskRecord, contentType = "PlainText") =>
  maskRecord(makeTask({ record, contentType: safeText(contentType) }), hidden);

const base64 = (text: string): string => Buffer.from(text).toString("base64");

describe("a record", () => {
  test("without secrets is not made anew", () => {
    expect(
      masked({ InvokeId: "f-1", Content: "hello", VmCount: 3, Tags: [{ TagKey: "a", TagValue: null }] }),
    ).toBeNull();
    expect(masked({ Content: base64("hello, nobody") }, "Base64")).toBeNull();
  });

  test("keeps its fields, their order and all that is no secret", () => {
    const record = { Zone: 1, Content: "user=root\npassword=hunter2!\n", Name: "a", Flag: true };
    expect(JSON.stringify(masked(record))).toBe(
      JSON.stringify({ Zone: 1, Content: "user=root\npassword=****\n", Name: "a", Flag: true }),
    );
  });

  test("is masked in any text, however deep", () => {
    expect(masked({ Description: "token: abcdefgh", Tags: [{ TagValue: "https://u:pw12345@host/" }] })).toEqual({
      Description: "token: ****",
      Tags: [{ TagValue: "https://u:****@host/" }],
    });
  });

  test("says only how long a Base64 content with a secret is, whatever its label", () => {
    const Content = base64("password=hunter2!\n");
    for (const label of ["Base64", "PlainText"]) {
      expect(masked({ Content }, label)).toEqual({ Content: `(${Content.length} hidden)` });
    }
  });

  test("may have anything in the place of the content", () => {
    expect(masked({ Content: 5, Note: "password=hunter2!" })).toEqual({ Content: 5, Note: "password=****" });
  });
});
