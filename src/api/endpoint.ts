/** Where calls go: the host of a region, and the endpoints that a user may name. Pure; asks no DNS. */
import type { EndpointProblem } from "../domain/endpoint-problem.ts";
import type { Network } from "../domain/region.ts";
import { isLoopback } from "../lib/loopback.ts";
import { err, ok, type Result } from "../lib/result.ts";

/** Regions whose host does not follow the rule (facts-api.md 3). */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "cn-hangzhou": "ecs-cn-hangzhou.aliyuncs.com",
  "cn-shanghai-finance-1": "ecs-cn-hangzhou.aliyuncs.com",
  "cn-shenzhen-finance-1": "ecs-cn-hangzhou.aliyuncs.com",
  "cn-north-2-gov-1": "ecs.aliyuncs.com",
};

/** The endpoint of a region. @param region an ID that `isRegionId` accepts: it becomes part of the host name */
export function regionEndpoint(region: string, network: Network): URL {
  if (network === "vpc") return new URL(`https://ecs-vpc.${region}.aliyuncs.com/`);
  const host = Object.hasOwn(EXCEPTIONS, region) ? EXCEPTIONS[region] : `ecs.${region}.aliyuncs.com`;
  return new URL(`https://${host}/`);
}

/**
 * Reads an endpoint as typed: a bare host with or without a port, or a URL without anything after the host. https
 * unless http is spelled out, and http to this machine only, unless `insecure`.
 */
export function parseEndpoint(text: string, { insecure }: { insecure: boolean }): Result<URL, EndpointProblem> {
  const trimmed = text.trim();
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//iu.test(trimmed) ? trimmed : `https://${trimmed}`;
  if (/[\s\\]/u.test(trimmed) || !URL.canParse(withScheme))
    return err({ rule: "unreadable", value: withoutUser(trimmed) });
  const url = new URL(withScheme);
  if (url.protocol !== "https:" && url.protocol !== "http:") return err({ rule: "scheme", scheme: url.protocol });
  if (url.username !== "" || url.password !== "") return err({ rule: "user-info" });
  if (url.pathname !== "/" || /[?#]/u.test(withScheme)) return err({ rule: "path" });
  if (url.protocol === "http:" && !insecure && !isLoopback(url.hostname)) {
    return err({ rule: "plain-http", host: url.host });
  }
  return ok(url);
}

/** What may be shown of a text that no parser could take apart. */
const withoutUser = (text: string): string => text.replace(/^.*@/su, "");
