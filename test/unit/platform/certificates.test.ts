import { describe, expect, test } from "vitest";
import { readCertificate } from "../../../src/platform/certificates.ts";
import { certificatePem, keyPem } from "../api/test-certificate.ts";

describe("readCertificate", () => {
  test("reads whose it is and how long it is good", () => {
    expect(readCertificate(certificatePem)).toEqual({
      subject: "CN=cafe test",
      validFrom: Date.parse("2020-01-01T00:00:00Z"),
      validTo: Date.parse("2120-01-01T00:00:00Z"),
    });
  });

  test.each([
    ["noise in the form of one", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"],
    ["a key", keyPem],
    ["nothing", ""],
  ])("of %s is null", (_, pem) => {
    expect(readCertificate(pem)).toBeNull();
  });
});
