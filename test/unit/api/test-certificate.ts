/** A certificate that nobody trusts, for ecs.test.example, localhost and 127.0.0.1 until 2120, and its key: for tests alone. */
import { createPrivateKey, X509Certificate } from "node:crypto";

const CERTIFICATE = [
  "MIIBeTCCAR+gAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAljYWZlIHRlc3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAx",
  "MDEwMDAwMDBaMBQxEjAQBgNVBAMMCWNhZmUgdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABIuLBOHuiLrtlkf/IcQxDNjB",
  "4UeLRe7g8ff+GV8DL5O+w3aumSeBPBDoCOR0u59igP/ZN+t3Y2XSQVQvsvwd59mjYDBeMCwGA1UdEQQlMCOCEGVjcy50ZXN0LmV4",
  "YW1wbGWCCWxvY2FsaG9zdIcEfwAAATAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBQmN82mJASeoVClGPgzcIYcPaecCTAKBggq",
  "hkjOPQQDAgNIADBFAiAkiZy3WaLi/MpWuGGgDQIOA0pVzj8NEKpYK7+uvVscYAIhAP/mRgbT6jSvCzhFoT6LkO0M6SiSrocddPmj",
  "isQ9feZA",
].join("");

const KEY = [
  "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbjW9xj0qNoscysu5NI86zYXxqVsAitjkGkoOO0vWk2ihRANCAASL",
  "iwTh7oi67ZZH/yHEMQzYweFHi0Xu4PH3/hlfAy+TvsN2rpkngTwQ6AjkdLufYoD/2Tfrd2Nl0kFUL7L8HefZ",
].join("");

/** PEM texts, as a TLS server takes them. */
export const certificatePem = new X509Certificate(Buffer.from(CERTIFICATE, "base64")).toString();
export const keyPem = createPrivateKey({ key: Buffer.from(KEY, "base64"), format: "der", type: "pkcs8" })
  .export({ type: "pkcs8", format: "pem" })
  .toString();
