/** The vendor's own SDK, pointed at the emulator: a client that nobody here wrote. */
import { createRequire } from "node:module";
import type ecs from "@alicloud/ecs20140526";
import { $OpenApiUtil } from "@alicloud/openapi-core";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";

/** Required, not imported: vitest and Node disagree on what the default import of this CommonJS package is. */
export const sdk: typeof ecs = createRequire(import.meta.url)("@alicloud/ecs20140526");

export interface Keys {
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
}

export function officialClient(port: number, keys: Keys = {}) {
  const { accessKeyId, accessKeySecret } = DEFAULTS;
  return new sdk.default(
    new $OpenApiUtil.Config({
      accessKeyId,
      accessKeySecret,
      ...keys,
      endpoint: `127.0.0.1:${port}`,
      protocol: "http",
      // The SDK takes the shorter of the two as its limit.
      connectTimeout: 20_000,
      readTimeout: 20_000,
    }),
  );
}
