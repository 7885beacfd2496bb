/** Owns the operation DescribeRegions. */
import type { DescribeRegionsResponse } from "../contract/regions.ts";
import { ownRefusal } from "./failure.ts";
import { optional, type Parameters } from "./query.ts";
import { endpointOf, type Region } from "./regions.ts";

export const REGIONS_PARAMETERS: ReadonlySet<string> = new Set([
  "AcceptLanguage",
  "InstanceChargeType",
  "ResourceType",
]);

const CHINESE = ["zh-CN", "zh-TW"];
/** The service has these names in their own language; this endpoint gives the English ones. */
const OTHERS = ["en-US", "ja", "fr", "de", "ko"];

/** @throws ServiceFailure for a language the service does not list. The sale filters are accepted and change nothing. */
export function describeRegions(
  parameters: Parameters,
  regions: readonly Region[],
): Omit<DescribeRegionsResponse, "RequestId"> {
  const language = optional(parameters, "AcceptLanguage") ?? "zh-CN";
  const languages = [...CHINESE, ...OTHERS];
  if (!languages.includes(language)) {
    throw ownRefusal("InvalidAcceptLanguage", `AcceptLanguage must be one of ${languages.join(", ")}.`);
  }
  return {
    Regions: {
      Region: regions.map(({ id, chinese, english, soldOut }) => ({
        RegionId: id,
        LocalName: CHINESE.includes(language) ? chinese : english,
        RegionEndpoint: endpointOf(id),
        Status: soldOut ? "soldOut" : "available",
      })),
    },
  };
}
