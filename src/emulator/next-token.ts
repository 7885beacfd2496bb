/**
 * Owns the NextToken: opaque, made by one run of the endpoint for one set of filters, and good for an hour. It names the
 * last task given out, not a count, so that tasks sent meanwhile shift nothing.
 */
import { createHmac } from "node:crypto";
import { OPERATION } from "./failure.ts";
import type { Filters } from "./query.ts";

/** The last task of a page. */
export interface Place {
  readonly createdAt: number;
  readonly invokeId: string;
}

export interface NextTokens {
  /** `now` is epoch milliseconds. */
  issue(after: Place, filters: Filters, now: number): string;
  /** @throws ServiceFailure InvalidParameter.NextToken for a garbled, foreign or stale token. */
  redeem(token: string, filters: Filters, now: number): Place;
}

/** Milliseconds after which a token is stale. */
export const TOKEN_LIFETIME = 3_600_000;

const SEAL_LENGTH = 16;

/** @param key makes the tokens of this run; equal keys accept each other's. */
export function createNextTokens(key: string): NextTokens {
  const seal = (content: string, filters: Filters): string =>
    createHmac("sha256", key)
      .update(`${content}\n${JSON.stringify(filters)}`)
      .digest("base64url")
      .slice(0, SEAL_LENGTH);
  return {
    issue: (after, filters, now) => {
      const content = [after.createdAt.toString(36), after.invokeId, Math.floor(now).toString(36)].join(".");
      return Buffer.from(`${seal(content, filters)}${content}`).toString("base64url");
    },
    redeem: (token, filters, now) => {
      const text = Buffer.from(token, "base64url").toString("utf8");
      const content = text.slice(SEAL_LENGTH);
      const [createdAt = "", invokeId = "", issuedAt = ""] = content.split(".");
      const genuine = text.slice(0, SEAL_LENGTH) === seal(content, filters);
      if (!genuine || now - Number.parseInt(issuedAt, 36) > TOKEN_LIFETIME) throw OPERATION.nextTokenInvalid();
      return { createdAt: Number.parseInt(createdAt, 36), invokeId };
    },
  };
}
