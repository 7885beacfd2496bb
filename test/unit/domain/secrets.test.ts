import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskSecrets } from "../../../src/domain/secrets.ts";

describe("maskSecrets", () => {
  test.each([
    ["key LTAI5tExampleKeyOf0123 here", "key **** here", "access key"],
    ["id=AKIAIOSFODNN7EXAMPLE", "id=****", "access key"],
    ["ghp_abcdefghijklmnopqrstuvwxyz0123456789", "****", "token"],
    ["x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NSJ9.c2lnbmF0dXJlLWhlcmU y", "x **** y", "token"],
    ["Authorization: Bearer abcdef123456", "Authorization: Bearer ****", "token"],
    ["url: postgres://app:hunter22@db:5432/x", "url: postgres://app:****@db:5432/x", "password in a URL"],
    ["DB_PASSWORD=hunter22", "DB_PASSWORD=****", "assigned secret"],
    ['"secret": "s3cr3t-value", "a": 1', '"secret": "****", "a": 1', "assigned secret"],
    ["api_key : abcd1234", "api_key : ****", "assigned secret"],
  ])("of %j is %j", (text, masked, kind) => {
    expect(maskSecrets(text)).toEqual({ text: masked, secrets: [{ kind, line: 1 }] });
  });

  test.each([
    "password=$DB_PASSWORD",
    "password=$(cat /run/key)",
    "password = $1",
    "token: <your token>",
    "secret: {{ vault }}",
    "password=",
    "use_token: true",
    "private_key=/etc/ssl/key.pem",
    "# the secret is nowhere to be found",
    "tokens per second",
    "https://example.com/a:b@c",
  ])("of %j is the text itself", (text) => {
    expect(maskSecrets(text)).toEqual({ text, secrets: [] });
  });

  test("of a private key hides its body and keeps its lines", () => {
    const key = "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIEow\r\nIBAAK\n-----END RSA PRIVATE KEY-----\nb\n";
    expect(maskSecrets(key)).toEqual({
      text: "a\n-----BEGIN RSA PRIVATE KEY-----\n****\r\n****\n-----END RSA PRIVATE KEY-----\nb\n",
      secrets: [{ kind: "private key", line: 2 }],
    });
    expect(maskSecrets("-----BEGIN PRIVATE KEY-----\nMIIcut off").text).toBe("-----BEGIN PRIVATE KEY-----\n****");
  });

  test("names the line of each", () => {
    const { secrets } = maskSecrets("a\npassword=hunter22\n\ntoken=abcdefgh\nLTAI5tExampleKeyOf0123\n");
    expect(secrets.map(({ line }) => line)).toEqual([2, 4, 5]);
  });

  test("never moves a line, and finds nothing more in what it masked", () => {
    const pieces = [
      "password=",
      "hunter22",
      "\n",
      "\r\n",
      "-----BEGIN PRIVATE KEY-----",
      "-----END PRIVATE KEY-----",
      "LTAI5tExampleKeyOf0123",
      " ",
      "://u:pw@",
      "http",
      '"',
      "token: ",
    ];
    const text = fc
      .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 6 })), { maxLength: 20 })
      .map((all) => all.join(""));
    fc.assert(
      fc.property(text, (raw) => {
        const masked = maskSecrets(raw);
        expect(masked.text.split("\n")).toHaveLength(raw.split("\n").length);
        expect(maskSecrets(masked.text).text.split("\n")).toHaveLength(raw.split("\n").length);
      }),
    );
  });

  test("takes no longer on text made to slow it down", () => {
    for (const evil of [
      "password".repeat(4000),
      "-----BEGIN PRIVATE KEY-----".repeat(1200),
      `a${":/".repeat(16_000)}`,
      "eyJ".repeat(10_000),
    ]) {
      expect(maskSecrets(evil).text.length).toBeGreaterThan(0);
    }
  });
});
