/** node:crypto, loaded when something is first hashed or signed: it costs 10 ms, and the first frame needs none of it. */
const late =
  (name) =>
  (...values) =>
    require("node:crypto")[name](...values);

export const createCipheriv = late("createCipheriv");
export const createDecipheriv = late("createDecipheriv");
export const createHash = late("createHash");
export const createHmac = late("createHmac");
export const randomBytes = late("randomBytes");
export const randomUUID = late("randomUUID");
export const scrypt = late("scrypt");
export const timingSafeEqual = late("timingSafeEqual");

export class X509Certificate {
  constructor(...values) {
    // biome-ignore lint/correctness/noConstructorReturn: stands in for the real class, which is what must come out
    return new (require("node:crypto").X509Certificate)(...values);
  }
}
