import { expect, test } from "vitest";
import { writeXml } from "../../../src/emulator/xml.ts";

function toXml(root: string, body: object): string {
  const pieces: string[] = [];
  writeXml(root, body, (text) => pieces.push(text));
  return pieces.join("");
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

test("lists keep their wrapper and repeat their element, in the order of the body", () => {
  const body = {
    RequestId: "R",
    TotalCount: 2,
    Invocations: {
      Invocation: [
        { Name: "a", Overwrite: false },
        { Name: "b", Tags: { Tag: [] } },
      ],
    },
  };
  expect(toXml("XResponse", body)).toBe(
    `${DECLARATION}<XResponse><RequestId>R</RequestId><TotalCount>2</TotalCount><Invocations>` +
      "<Invocation><Name>a</Name><Overwrite>false</Overwrite></Invocation>" +
      "<Invocation><Name>b</Name><Tags></Tags></Invocation></Invocations></XResponse>",
  );
});

test.each([
  ["empty text", "", ""],
  ["mark-up", `<a href="b">&'`, `&lt;a href="b"&gt;&amp;'`],
  ["line ends", "a\r\n\tb", "a&#13;\n\tb"],
  ["text beyond ASCII", "配置🚀", "配置🚀"],
  ["controls, which XML has no way to write", "a\u001b]0;x\u0007\u0000", "a\ufffd]0;x\ufffd\ufffd"],
  ["half a character", "\ud83d", "\ufffd"],
])("%s is written so that a reader gets it back", (_, text, written) => {
  expect(toXml("R", { T: text })).toBe(`${DECLARATION}<R><T>${written}</T></R>`);
});

test("a field that is absent has no element", () => {
  expect(toXml("R", { A: undefined, B: 1 })).toBe(`${DECLARATION}<R><B>1</B></R>`);
});
