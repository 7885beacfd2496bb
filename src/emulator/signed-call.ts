/** Owns what every signature scheme must tell the endpoint. A scheme is one file that turns a request into this. */

export interface SignedCall {
  readonly accessKeyId: string;
  /** yyyy-MM-ddTHH:mm:ssZ when well-formed; empty when absent. */
  readonly date: string;
  /** Empty when absent. */
  readonly nonce: string;
  /** Of temporary keys; empty when absent. */
  readonly securityToken: string;
  /** Whether the secret gives the signature that was sent. */
  isSignedWith(secret: string): boolean;
  /** What was signed by this endpoint's reading of the request, for the error message; holds no secret and no token. */
  readonly calculation: string;
}
