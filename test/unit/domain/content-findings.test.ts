import { describe, expect, test } from "vitest";
import { explainFinding } from "../../../src/copy/findings.ts";
import { decodeContent } from "../../../src/domain/content.ts";
import { type CertificateReader, findingsOf } from "../../../src/domain/content-findings.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { readCertificate } from "../../../src/platform/certificates.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const DAY = 86_400_000;
const PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

/** Reads any block as a certificate that is valid from and to so many days from now. */
const valid =
  (from: number, to: number): CertificateReader =>
  () => ({ subject: safeText("CN=shop"), validFrom: NOW + from * DAY, validTo: NOW + to * DAY });

const kinds = (text: string, name = "a.conf", read: CertificateReader = valid(-1, 1)): readonly string[] =>
  findingsOf(decodeContent(text, "PlainText"), name, read, NOW).map(({ kind }) => kind);

describe("findingsOf", () => {
  test.each<[string, string, string, readonly string[]]>([
    ["a clean script", "#!/bin/sh\nls\n", "a.sh", []],
    ["CRLF in a script by its first line", "#!/bin/sh\r\nls\r\n", "run", ["crlf"]],
    ["CRLF in a script by its name", "ls\r\n", "a.SH", ["crlf"]],
    ["CRLF in what is no script", "a=1\r\n", "a.ini", []],
    ["a byte order mark", "\ufeffa=1\n", "a.ini", ["bom"]],
    ["a script behind a byte order mark", "\ufeff#!/bin/sh\r\n", "run", ["crlf", "bom"]],
    ["no line end at the end", "a\nb", "a", ["no-final-newline"]],
    ["a secret", "password=hunter22\n", "a", ["secret"]],
    ["a certificate in force", PEM, "a.pem", []],
    ["nothing", "", "a", []],
  ])("in %s", (_, text, name, expected) => {
    expect(kinds(text, name)).toEqual(expected);
  });

  test.each<[string, CertificateReader, string]>([
    ["expired", valid(-400, -1), "The certificate of CN=shop expired on 2026-11-23."],
    ["not yet valid", valid(2, 9), "The certificate of CN=shop is not valid before 2026-11-26."],
    ["unreadable", () => null, "A certificate in it cannot be read."],
  ])("a certificate that is %s is said to be so", (_, read, sentence) => {
    expect(findingsOf(decodeContent(PEM, "PlainText"), "a.pem", read, NOW).map(explainFinding)).toEqual([sentence]);
  });

  test("each certificate of a chain is looked at", () => {
    expect(kinds(PEM + PEM, "a.pem", valid(-2, -1))).toEqual(["certificate", "certificate"]);
  });

  test("binary data has none", () => {
    expect(findingsOf({ kind: "binary", data: new Uint8Array([0, 1]) }, "a", readCertificate, NOW)).toEqual([]);
  });
});

describe("explainFinding", () => {
  test.each([
    [{ kind: "crlf", lines: 1 }, /^1 line ends in CRLF: /u],
    [{ kind: "crlf", lines: 3 }, /^3 lines end in CRLF: /u],
    [{ kind: "bom", script: true }, /#! line\.$/u],
    [{ kind: "bom", script: false }, /take for text\.$/u],
    [{ kind: "no-final-newline" }, /^The last line has no line end/u],
    [{ kind: "secret", what: "access key", lines: [3] }, /\(access key, line 3\)/u],
    [{ kind: "secret", what: "token", lines: [1, 2, 3, 4, 5, 6, 7] }, /\(token, lines 1, 2, 3, 4, 5 and 2 more\)/u],
  ] as const)("of %j is one sentence", (finding, pattern) => {
    expect(explainFinding(finding)).toMatch(pattern);
  });
});
