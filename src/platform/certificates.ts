/** Reads certificates by Node's own parser. Judges none. */
import { X509Certificate } from "node:crypto";
import type { CertificateReader } from "../domain/content-findings.ts";
import { safeText } from "../lib/safe-text.ts";

/** Null where Node cannot read it. */
export const readCertificate: CertificateReader = (pem) => {
  try {
    const { subject, issuer, validFrom, validTo } = new X509Certificate(pem);
    const name = subject || issuer || "nobody";
    return {
      subject: safeText(name.replaceAll("\n", ", ")),
      validFrom: Date.parse(validFrom),
      validTo: Date.parse(validTo),
    };
  } catch {
    return null;
  }
};
