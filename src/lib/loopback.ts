/** Which host names mean this machine. Asks no DNS. */

/** A host as URL#hostname gives it: lower case, IPv4 in four parts, IPv6 in brackets. */
export const isLoopback = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(?:\.\d+){3}$/u.test(hostname);
