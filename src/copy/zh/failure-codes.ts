/** 调用失败的各类标题与下一步：只有文字。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../failure-codes.ts";

type FailureHelp = en.FailureHelp;

const help = (title: SafeText, remedy: SafeText): FailureHelp => ({ title, remedy });

export const FAILURE_KINDS: typeof en.FAILURE_KINDS = {
  credentials: help(say`AccessKey 无效`, say`检查配置中的 AccessKey ID，或换一个配置。`),
  signature: help(say`AccessKey Secret 不匹配`, say`重新录入 AccessKey Secret：cafe profiles add NAME。`),
  clock: help(say`本机时钟不准`, say`校准时钟：最多允许相差 15 分钟。`),
  token: help(say`安全令牌无效`, say`获取新的临时密钥后重试。`),
  permission: help(say`没有权限`, say`为该账号申请 RAM 权限 ecs:DescribeSendFileResults，或换一个配置。`),
  throttled: help(say`调用过于频繁`, say`等待一分钟：该限额由本账号在该地域的所有调用方共享。`),
  region: help(say`该地域不可用`, say`换一个地域。`),
  input: help(say`服务拒绝了某个筛选条件`, say`修正或清除提示中的筛选条件。`),
  "stale-token": help(say`列表已发生变化`, say`从第一页重新开始。`),
  server: help(say`服务端异常`, say`稍后重试；持续出现时，将 RequestId 提交给阿里云。`),
  network: help(say`网络不通`, say`检查网络、接入点和代理设置后重试。`),
  timeout: help(say`响应超时`, say`重试，或用 --timeout 放宽时间。`),
  malformed: help(say`不是服务的响应`, say`检查接入点：可能是代理或其他程序代为应答。`),
  cancelled: help(say`已取消`, say`需要时重试即可。`),
  other: help(say`调用失败`, say`在服务文档中查找该错误码；RequestId 可供技术支持排查。`),
};

const PAGE_SIZE = help(say`每页条数无效`, say`每页条数取 1 到 50。`);
const TAG_KEY = help(
  say`标签键无效`,
  say`标签键为 1 到 64 个字符，不能以 acs: 或 aliyun 开头，也不能包含 http:// 或 https://。`,
);
const FRESH_TOKEN = help(say`临时密钥已过期`, say`获取新的临时密钥（例如重新登录）后重试。`);
const NO_PROFILE = help(say`该配置没有密钥`, say`换一个配置；cafe profiles list 列出所有配置。`);
const API_ENDPOINT = help(say`接入点不支持此操作`, say`确认接入点属于 ECS，例如 ecs.cn-hangzhou.aliyuncs.com。`);

export const FAILURE_CODES: typeof en.FAILURE_CODES = {
  "RegionId.ApiNotSupported": help(say`该地域不提供此功能`, say`换一个地域：该地域不支持下发文件。`),
  "InvalidRegionId.NotFound": help(say`地域不存在`, say`从列表中选择地域：cafe regions。`),
  MissingRegionId: help(say`未指定地域`, say`用 --region 指定地域，或在配置中设置。`),
  "MissingParameter.TagKey": help(say`标签缺少键`, say`标签筛选写作 KEY=VALUE、KEY= 或 KEY。`),
  "Duplicate.TagKey": help(say`标签键重复`, say`每个标签键只用一次。`),
  "NumberExceed.Tags": help(say`标签过多`, say`最多按 20 个标签筛选。`),
  "InvalidTagKey.Malformed": TAG_KEY,
  "InvalidTagValue.Malformed": help(say`标签值无效`, say`标签值最多 128 个字符，且不能包含 http:// 或 https://。`),
  "InvalidParam.PageNumber": help(say`页码无效`, say`页码从 1 开始。`),
  "InvalidParam.PageSize": PAGE_SIZE,
  "InvalidParameter.MaxResults": PAGE_SIZE,
  "Operation.Forbidden": help(say`操作被禁止`, say`确认该账号可以在此使用云助手，或换一个配置。`),
  "InternalError.Dispatch": help(say`服务未能转发请求`, say`稍后重试。`),
  ServiceUnavailable: help(say`服务暂不可用`, say`稍后重试。`),
  "InvalidAccessKeyId.NotFound": help(say`AccessKey 不存在`, say`核对 AccessKey ID 是否有误：服务中没有此 ID。`),
  "InvalidAccessKeyId.Inactive": help(say`AccessKey 已禁用`, say`在 RAM 控制台启用该 AccessKey，或换用另一个。`),
  "Forbidden.AccessKeyDisabled": help(say`AccessKey 已禁用`, say`在 RAM 控制台启用该 AccessKey，或换用另一个。`),
  IncompleteSignature: help(say`签名不完整`, say`请求可能在途中被改动：检查代理。`),
  SignatureNonceUsed: help(say`服务已收到过该请求`, say`重试；反复出现时，可能是代理重复发送了请求。`),
  "InvalidTimeStamp.Format": help(say`日期格式无法识别`, say`重试；反复出现时，可能是代理改动了请求。`),
  "InvalidSecurityToken.Expired": FRESH_TOKEN,
  "InvalidSecurityToken.Malformed": help(say`安全令牌已损坏`, say`重新完整复制安全令牌，不要带换行。`),
  "InvalidSecurityToken.MismatchWithAccessKey": help(
    say`安全令牌与 AccessKey 不匹配`,
    say`AccessKey ID、Secret 和令牌须来自同一次登录。`,
  ),
  MissingSecurityToken: help(say`缺少安全令牌`, say`临时密钥（STS.…）还需要对应的安全令牌。`),
  "Forbidden.RAM": help(say`RAM 不允许此操作`, say`请管理员授予 ecs:DescribeSendFileResults 和 ecs:DescribeRegions。`),
  "Forbidden.RiskControl": help(say`被服务的风控拦截`, say`登录控制台，查看账号的安全通知。`),
  "InvalidInstance.NotFound": help(say`实例不存在`, say`核对实例 ID 和地域。`),
  "InvalidResourceGroup.NotFound": help(say`资源组不存在`, say`核对资源组 ID。`),
  "InvalidAction.NotFound": API_ENDPOINT,
  "InvalidApi.NotFound": API_ENDPOINT,
  InvalidVersion: API_ENDPOINT,
  "InvalidProtocol.NeedSsl": help(say`服务要求 https`, say`接入点请以 https:// 开头。`),
  "Cafe.HostNotFound": help(say`找不到主机`, say`检查地域和接入点是否写错。`),
  "Cafe.DnsUnavailable": help(say`DNS 无响应`, say`检查本机网络和 DNS 服务器。`),
  "Cafe.ConnectionRefused": help(say`连接被拒绝`, say`检查接入点的主机和端口，以及是否有程序在监听。`),
  "Cafe.ConnectionReset": help(say`连接中断`, say`重试；反复出现时，可能是防火墙或代理切断了连接。`),
  "Cafe.HostUnreachable": help(say`主机不可达`, say`检查网络、VPN 和防火墙。`),
  "Cafe.ConnectTimeout": help(say`主机不可达`, say`检查网络、VPN 和防火墙。`),
  "Cafe.TlsCertificate": help(
    say`证书不受信任`,
    say`公司会检查 TLS 时，用 --ca-file 或 NODE_EXTRA_CA_CERTS 指定其证书；否则检查接入点。`,
  ),
  "Cafe.TlsProtocol": help(say`对方不支持 TLS`, say`检查接入点的端口：可能是普通 HTTP 端口。`),
  "Cafe.NotHttp": help(say`对方不是 HTTP`, say`检查接入点的主机和端口。`),
  "Cafe.ProxyUnreachable": help(say`代理不可达`, say`检查 HTTPS_PROXY，或将该主机加入 NO_PROXY。`),
  "Cafe.ProxyDenied": help(say`代理要求认证`, say`将用户名和密码写入 HTTPS_PROXY 的 URL。`),
  "Cafe.ProxyRefused": help(say`代理拒绝了连接`, say`申请放行该主机，或将其加入 NO_PROXY。`),
  "Cafe.ProxyVariable": help(say`代理设置无法识别`, say`设为 http://HOST:PORT，或取消设置。`),
  "Cafe.Redirected": help(say`接入点发生重定向`, say`将接入点设为最终的主机。`),
  "Cafe.ReplyTooLarge": help(say`响应过大`, say`用 --page-size 减少每页条数。`),
  "Cafe.PageSize": PAGE_SIZE,
  "Cafe.PageNumber": help(say`页码不存在`, say`页码从 1 开始。`),
  "Cafe.InvalidRegion": help(say`地域不存在`, say`从列表中选择地域：cafe regions。`),
  "Cafe.InvalidKeys": help(say`密钥不可用`, say`重新录入 AccessKey ID、Secret 和令牌，不要带空格或换行。`),
  "Cafe.TokenExpired": FRESH_TOKEN,
  "Cafe.NoKeysFromSource": help(say`密钥来源未给出密钥`, say`检查提示中的来源；cafe doctor 说明该来源是如何选定的。`),
  "Cafe.ExternalRefused": help(say`未获取密钥`, say`允许提示中的操作，或换一个配置。`),
  "Cafe.Locked": help(say`配置已锁定`, say`用 --profile NAME 启动 cafe，届时会询问口令。`),
  "Cafe.NoSuchProfile": NO_PROFILE,
  "Cafe.UnreadableFile": NO_PROFILE,
  "Cafe.UnsupportedMode": NO_PROFILE,
  "Cafe.MalformedCredentials": help(say`密钥不可用`, say`按提示重新设置，或换一个配置。`),
  "Cafe.HalfCredentials": help(say`密钥不完整`, say`两个变量都设置，或都不设置并选择一个配置。`),
  "Cafe.Unexpected": help(say`意外失败`, say`重试；反复出现时，请连同操作步骤一并反馈。`),
  "Cafe.PageLoop": help(say`分页形成了循环`, say`用筛选条件缩小列表后重试。`),
};
