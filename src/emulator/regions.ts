/** Owns the regions the endpoint lists and what they are called. Must not know what data lives where. */
import { missing, OPERATION } from "./failure.ts";
import { optional, type Parameters } from "./query.ts";

export interface Region {
  readonly id: string;
  readonly chinese: string;
  readonly english: string;
  readonly soldOut: boolean;
}

/** Listed, but its calls are answered with RegionId.ApiNotSupported, so that anybody can see that error. */
export const UNSUPPORTED_REGION_ID = "cn-wuhan-lr";

/** The public regions; industry clouds are reached with other accounts. */
export const REGIONS: readonly Region[] = [
  region("cn-qingdao", "华北1（青岛）", "China (Qingdao)"),
  region("cn-beijing", "华北2（北京）", "China (Beijing)"),
  region("cn-zhangjiakou", "华北3（张家口）", "China (Zhangjiakou)"),
  region("cn-huhehaote", "华北5（呼和浩特）", "China (Hohhot)"),
  region("cn-wulanchabu", "华北6（乌兰察布）", "China (Ulanqab)"),
  region("cn-hangzhou", "华东1（杭州）", "China (Hangzhou)"),
  region("cn-shanghai", "华东2（上海）", "China (Shanghai)"),
  region("cn-nanjing", "华东5（南京-本地地域）", "China (Nanjing - Local Region)"),
  region("cn-fuzhou", "华东6（福州-本地地域）", "China (Fuzhou - Local Region)"),
  region(UNSUPPORTED_REGION_ID, "华中1（武汉-本地地域）", "China (Wuhan - Local Region)"),
  region("cn-shenzhen", "华南1（深圳）", "China (Shenzhen)"),
  region("cn-heyuan", "华南2（河源）", "China (Heyuan)"),
  region("cn-guangzhou", "华南3（广州）", "China (Guangzhou)"),
  region("cn-chengdu", "西南1（成都）", "China (Chengdu)"),
  region("cn-zhengzhou-jva", "郑州（联通合营）", "Zhengzhou (China Unicom Joint Venture)"),
  region("cn-zhongwei", "西北2（中卫）", "China (Zhongwei)"),
  region("cn-hongkong", "中国香港", "China (Hong Kong)"),
  region("ap-southeast-1", "新加坡", "Singapore"),
  region("ap-southeast-2", "澳大利亚（悉尼）关停中", "Australia (Sydney) Closing Down", true),
  region("ap-southeast-3", "马来西亚（吉隆坡）", "Malaysia (Kuala Lumpur)"),
  region("ap-southeast-5", "印度尼西亚（雅加达）", "Indonesia (Jakarta)"),
  region("ap-southeast-6", "菲律宾（马尼拉）", "Philippines (Manila)"),
  region("ap-southeast-7", "泰国（曼谷）", "Thailand (Bangkok)"),
  region("ap-southeast-8", "马来西亚（柔佛）", "Malaysia (Johor)"),
  region("ap-northeast-1", "日本（东京）", "Japan (Tokyo)"),
  region("ap-northeast-2", "韩国（首尔）", "South Korea (Seoul)"),
  region("ap-south-1", "印度（孟买）关停中", "India (Mumbai) Closing Down", true),
  region("us-west-1", "美国（硅谷）", "US (Silicon Valley)"),
  region("us-east-1", "美国（弗吉尼亚）", "US (Virginia)"),
  region("us-southeast-1", "美国（亚特兰大）", "US (Atlanta)"),
  region("na-south-1", "墨西哥", "Mexico"),
  region("eu-central-1", "德国（法兰克福）", "Germany (Frankfurt)"),
  region("eu-west-1", "英国（伦敦）", "UK (London)"),
  region("me-east-1", "阿联酋（迪拜）", "UAE (Dubai)"),
  region("me-central-1", "沙特（利雅得）", "Saudi Arabia (Riyadh)"),
];

/**
 * The regions of an endpoint: those named, else the public ones and the others that have data. A region that is not
 * public is called by its id.
 */
export function regionsOf(named: readonly string[] | undefined, withData: Iterable<string>): readonly Region[] {
  const known = new Map(REGIONS.map((each) => [each.id, each]));
  const ids = named ?? [...known.keys(), ...withData];
  return [...new Set(ids)].map((id) => known.get(id) ?? region(id, id, id));
}

/** @throws ServiceFailure when RegionId is absent, or is none of these regions. */
export function readRegion(parameters: Parameters, regions: readonly Region[]): string {
  const regionId = optional(parameters, "RegionId");
  if (regionId === undefined) throw missing("RegionId");
  if (regionId === UNSUPPORTED_REGION_ID) throw OPERATION.regionUnsupported();
  if (!regions.some(({ id }) => id === regionId)) throw OPERATION.regionUnknown();
  return regionId;
}

/** The public host of the service in a region; Hangzhou's has a form of its own. */
export function endpointOf(regionId: string): string {
  return regionId === "cn-hangzhou" ? "ecs-cn-hangzhou.aliyuncs.com" : `ecs.${regionId}.aliyuncs.com`;
}

function region(id: string, chinese: string, english: string, soldOut = false): Region {
  return { id, chinese, english, soldOut };
}
