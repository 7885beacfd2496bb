/** The wire shapes of DescribeRegions (ECS API 2014-05-26). Types only. */

export interface DescribeRegionsRequest {
  /** Language of LocalName; the service's default is zh-CN. */
  readonly AcceptLanguage?: string;
}

export interface DescribeRegionsResponse {
  readonly RequestId: string;
  readonly Regions: { readonly Region: readonly WireRegion[] };
}

export interface WireRegion {
  readonly RegionId: string;
  readonly LocalName: string;
  readonly RegionEndpoint: string;
  readonly Status: "available" | "soldOut";
}
