/**
 * Which proxy, if any, the environment names for a host. Pure. What it answers holds a password: only transport may
 * hold it, and messages name `label` alone.
 */
import { isLoopback } from "../lib/loopback.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/** A proxy to go through. */
export interface HttpProxy {
  /** Scheme, host and port only. */
  readonly origin: URL;
  /** Value of the Proxy-Authorization header. */
  readonly authorization?: string;
  /** Host and port, to be shown. */
  readonly label: SafeText;
}

/** What went wrong between cafe and a proxy; an Error, because it travels through Node's agent. */
export class ProxyError extends Error {
  readonly proxy: SafeText;
  /** The proxy's answer to CONNECT; null where there was none. */
  readonly status: number | null;

  constructor(proxy: SafeText, status: number | null) {
    super("proxy failed");
    this.proxy = proxy;
    this.status = status;
  }
}

/**
 * Reads HTTPS_PROXY or HTTP_PROXY, after the URL's scheme, and NO_PROXY; the lower-case names win, as with curl. A
 * loopback host never goes through a proxy.
 * @returns null for a direct connection; an error with the variable's name where its value is no proxy's URL
 */
export function proxyFor(url: URL, env: Env): Result<HttpProxy | null, string> {
  const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const text = (env[name.toLowerCase()] ?? env[name] ?? "").trim();
  if (text === "" || isLoopback(url.hostname) || isExcluded(url, env["no_proxy"] ?? env["NO_PROXY"] ?? "")) {
    return ok(null);
  }
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(text) ? text : `http://${text}`;
  if (!URL.canParse(withScheme)) return err(name);
  const parsed = new URL(withScheme);
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return err(name);
  const authorization = basicAuthorization(parsed);
  if (authorization === null) return err(name);
  return ok({
    origin: new URL(parsed.origin),
    label: safeText(parsed.host),
    ...(authorization !== "" && { authorization }),
  });
}

/** Empty where the URL names no user, null where its user part cannot be decoded. */
function basicAuthorization({ username, password }: URL): string | null {
  if (username === "" && password === "") return "";
  try {
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Basic ${Buffer.from(pair).toString("base64")}`;
  } catch {
    return null;
  }
}

/** NO_PROXY: hosts split by commas or blanks, each with its subdomains, with or without a leading dot and a port; `*` is all. */
function isExcluded(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  return list
    .toLowerCase()
    .split(/[\s,]+/u)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [, host = "", onlyPort] = /^\*?\.?(.*?)(?::(\d+))?$/u.exec(entry) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      return host !== "" && (url.hostname === host || url.hostname.endsWith(`.${host}`));
    });
}
