/** Which rule an endpoint that somebody gave breaks. Types only; the sentence is found by whoever reports it. */
export type EndpointProblem =
  /** Neither a host nor a URL. */
  | { readonly rule: "unreadable"; readonly value: string }
  /** A scheme other than https and http. */
  | { readonly rule: "scheme"; readonly scheme: string }
  /** Plain http to a host that is not this machine, without `--insecure`. */
  | { readonly rule: "plain-http"; readonly host: string }
  /** More than scheme, host and port. The value is left out: it may hold a password. */
  | { readonly rule: "user-info" | "path" };
