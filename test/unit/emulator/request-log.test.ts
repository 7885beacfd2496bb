import { expect, test } from "vitest";
import { logLine } from "../../../src/emulator/request-log.ts";
import { type Call, NOW, signedRequest } from "./signed-request.ts";

const OK = { status: 200, code: "", rows: 10 };

function line(call: Call, answer = OK): string {
  return logLine(signedRequest(call), answer, { at: NOW, took: 1.26 });
}

test("time, method, action, region, filters, status, rows and milliseconds are in this order", () => {
  expect(
    line({
      query: [
        ["RegionId", "cn-hangzhou"],
        ["Name", "a.txt"],
        ["Tag.1.Key", "env"],
      ],
    }),
  ).toBe("2026-11-24T03:10:20Z POST DescribeSendFileResults cn-hangzhou Name=a.txt Tag.1.Key=env 200 10 rows 1.3 ms");
});

test("an error has its code where the rows would be, and absent things are dashes", () => {
  const answer = { ...OK, status: 404, code: "InvalidAction.NotFound" };
  expect(line({ method: "GET", action: "" }, answer)).toBe(
    "2026-11-24T03:10:20Z GET - - - 404 InvalidAction.NotFound 1.3 ms",
  );
});

test("neither key, signature nor token is shown, in the query as little as in a header", () => {
  const shown = line({
    query: [
      ["AccessKeyId", "K-1"],
      ["Signature", "S-1"],
      ["SignatureNonce", "S-2"],
      ["SecurityToken", "T-1"],
    ],
    headers: { "x-acs-security-token": "T-2" },
  });
  expect(shown).not.toMatch(/K-1|S-1|S-2|T-1|T-2|Credential/);
});

test("control characters and text that reorders itself are replaced, and long filters are cut", () => {
  const shown = line({ action: "A\r\nfake line", query: [["Name", `\u001b]0;x\u0007\u202efdp${"y".repeat(200)}`]] });
  expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
  expect(shown).toContain("A··fake line");
  expect(shown.length).toBeLessThan(220);
});
