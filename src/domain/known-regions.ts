/**
 * Regions to choose from while DescribeRegions cannot be asked: data. The service's own list goes before it, and a region
 * missing here can still be typed.
 */
import { say } from "../lib/safe-text.ts";

/** The day the list was made. */
export const KNOWN_REGIONS_AS_OF = say`2026-11-24`;

/** A region of the offline list. */
export interface KnownRegion {
  readonly id: string;
  readonly english: string;
  /** Null where it was not known for certain. */
  readonly chinese: string | null;
}

const region = (id: string, english: string, chinese: string | null = null): KnownRegion => ({ id, english, chinese });

/** Public regions as Alibaba Cloud's endpoint pages list them, then the industry clouds. Closed regions are left out. */
export const KNOWN_REGIONS: readonly KnownRegion[] = [
  region("cn-qingdao", "China (Qingdao)", "华北1（青岛）"),
  region("cn-beijing", "China (Beijing)", "华北2（北京）"),
  region("cn-zhangjiakou", "China (Zhangjiakou)", "华北3（张家口）"),
  region("cn-huhehaote", "China (Hohhot)", "华北5（呼和浩特）"),
  region("cn-wulanchabu", "China (Ulanqab)", "华北6（乌兰察布）"),
  region("cn-hangzhou", "China (Hangzhou)", "华东1（杭州）"),
  region("cn-shanghai", "China (Shanghai)", "华东2（上海）"),
  region("cn-nanjing", "China (Nanjing - Local Region)", "华东5（南京-本地地域）"),
  region("cn-fuzhou", "China (Fuzhou - Local Region)", "华东6（福州-本地地域）"),
  region("cn-wuhan-lr", "China (Wuhan - Local Region)", "华中1（武汉-本地地域）"),
  region("cn-shenzhen", "China (Shenzhen)", "华南1（深圳）"),
  region("cn-heyuan", "China (Heyuan)", "华南2（河源）"),
  region("cn-guangzhou", "China (Guangzhou)", "华南3（广州）"),
  region("cn-chengdu", "China (Chengdu)", "西南1（成都）"),
  region("cn-zhengzhou-jva", "Zhengzhou (China Unicom Joint Venture)"),
  region("cn-zhongwei", "China (Zhongwei)"),
  region("cn-hongkong", "China (Hong Kong)", "中国香港"),
  region("ap-southeast-1", "Singapore", "新加坡"),
  region("ap-southeast-3", "Malaysia (Kuala Lumpur)", "马来西亚（吉隆坡）"),
  region("ap-southeast-5", "Indonesia (Jakarta)", "印度尼西亚（雅加达）"),
  region("ap-southeast-6", "Philippines (Manila)", "菲律宾（马尼拉）"),
  region("ap-southeast-7", "Thailand (Bangkok)", "泰国（曼谷）"),
  region("ap-southeast-8", "Malaysia (Johor)"),
  region("ap-northeast-1", "Japan (Tokyo)", "日本（东京）"),
  region("ap-northeast-2", "South Korea (Seoul)", "韩国（首尔）"),
  region("us-west-1", "US (Silicon Valley)", "美国（硅谷）"),
  region("us-east-1", "US (Virginia)", "美国（弗吉尼亚）"),
  region("us-southeast-1", "US (Atlanta)"),
  region("na-south-1", "Mexico", "墨西哥"),
  region("eu-central-1", "Germany (Frankfurt)", "德国（法兰克福）"),
  region("eu-west-1", "UK (London)", "英国（伦敦）"),
  region("me-east-1", "UAE (Dubai)", "阿联酋（迪拜）"),
  region("me-central-1", "Saudi Arabia (Riyadh)", "沙特（利雅得）"),
  region("cn-beijing-finance-1", "China (Beijing) Finance"),
  region("cn-shanghai-finance-1", "China (Shanghai) Finance"),
  region("cn-shenzhen-finance-1", "China (Shenzhen) Finance"),
  region("cn-north-2-gov-1", "China (Beijing) Government"),
  region("cn-heyuan-acdr-1", "China (Heyuan) Automotive"),
];
