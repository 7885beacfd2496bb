import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFormat, formatOf, writeBody } from "../../../src/emulator/reply-format.ts";
import { signedRequest } from "./signed-request.ts";
import { signedRequestV1 } from "./signed-request-v1.ts";

const v1 = (accept?: string) => signedRequestV1(accept === undefined ? {} : { headers: { accept } });
const v3 = (accept?: string) => signedRequest(accept === undefined ? {} : { headers: { accept } });

test.each([
  ["V1, nothing said", v1(), undefined, "xml"],
  ["V1, anything accepted", v1("*/*"), undefined, "xml"],
  ["V1, JSON accepted", v1("application/json"), undefined, "json"],
  ["V1, Format wins over Accept", v1("application/xml"), "JSON", "json"],
  ["V3, nothing said", v3(), undefined, "json"],
  ["V3, XML accepted", v3("application/xml"), undefined, "xml"],
  ["V3, Format wins over Accept", v3("application/json"), "xml", "xml"],
  ["V3, a format nobody knows", v3(), "yaml", "json"],
])("%s", (_, request, format, expected) => {
  expect(formatOf(request, format)).toBe(expected);
});

test.each(["json", "JSON", "xml", "Xml", undefined])("Format %s is known", (format) => {
  expect(() => checkFormat(format)).not.toThrow();
});

test("any other Format is refused", () => {
  expect(() => checkFormat("yaml")).toThrow(expect.objectContaining({ code: "InvalidParameter.Format" }));
});

test.each([
  ["json", "application/json;charset=utf-8", '{"A":"é"}'],
  ["xml", "text/xml;charset=utf-8", '<?xml version="1.0" encoding="UTF-8"?><R><A>é</A></R>'],
] as const)("the content type of %s is the service's, to the letter", (format, expected, text) => {
  const { contentType, pieces } = writeBody(format, "R", { A: "é" });
  expect(contentType).toBe(expected);
  expect(Buffer.concat(pieces).toString()).toBe(text);
});

test("JSON is what JSON.stringify would write, whatever the body", () => {
  const body = fc.dictionary(fc.string(), fc.oneof(fc.jsonValue(), fc.constant(undefined)));
  fc.assert(
    fc.property(body, (value) => {
      expect(Buffer.concat(writeBody("json", "R", value).pieces).toString()).toBe(JSON.stringify(value));
    }),
  );
});
