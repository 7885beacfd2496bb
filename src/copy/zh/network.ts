/** 为何没有可用的响应：只提及主机，不涉及调用的其他内容。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../network.ts";

export const NETWORK: typeof en.NETWORK = {
  cancelled: say`调用已取消。`,
  unforeseen: say`调用失败，且原因是 cafe 未预料到的。`,
  emptyKeys: say`AccessKey 或其令牌为空，或含有不允许的字符。`,
  noRegionId: (region: SafeText) => say`${region} 不可能是地域 ID：地域 ID 由 a-z、0-9 和连字符组成。`,
  timeout: (host: SafeText, seconds: number) => say`${host} 在 ${seconds} 秒内没有响应。`,
  tooLarge: (host: SafeText, mebibytes: number) => say`${host} 的响应超过 ${mebibytes} MiB，未读取。`,
  proxyVariable: (variable: SafeText) => say`环境变量 ${variable} 的值不是 HTTP 代理的 URL。`,
  proxySilent: (proxy: SafeText, host: SafeText) => say`代理 ${proxy} 无响应，因此无法到达 ${host}。`,
  proxyDenied: (proxy: SafeText) => say`代理 ${proxy} 要求有效的用户名和密码。`,
  proxyRefused: (proxy: SafeText, host: SafeText, status: number) =>
    say`代理 ${proxy} 拒绝连接 ${host}，返回 HTTP ${status}。`,
  hostNotFound: (host: SafeText) => say`没有名为 ${host} 的主机。`,
  dnsSilent: (host: SafeText) => say`无法解析 ${host}：DNS 无响应。`,
  connectionRefused: (host: SafeText) => say`${host} 拒绝了连接。`,
  connectionReset: (host: SafeText) => say`${host} 中断了连接。`,
  connectTimeout: (host: SafeText) => say`无法到达 ${host}：连接超时。`,
  unreachable: (host: SafeText) => say`本机没有到 ${host} 的路由。`,
  certificate: (host: SafeText) => say`本机不信任 ${host} 的证书。`,
  noTls: (host: SafeText) => say`${host} 的 TLS 与预期不符。`,
  notHttp: (host: SafeText) => say`${host} 的响应不是 HTTP。`,
  connectionFailed: (host: SafeText, code: SafeText) => say`与 ${host} 的连接失败（${code}）。`,
  pageSize: (most: number, asked: number) => say`每页 1 到 ${most} 个任务；请求的是 ${asked} 个。`,
  pageNumber: (asked: number) => say`页码从 1 开始；请求的是第 ${asked} 页。`,
  malformed: (host: SafeText, where: SafeText) => say`${host} 已响应，但${where}。`,
  redirects: (host: SafeText, target: SafeText, again: SafeText) =>
    say`${host} 重定向到 ${target}，cafe 不会跟随：请求是为 ${again} 签名的。`,
  answeredHttp: (host: SafeText, status: number, what: SafeText) => say`${host} 返回 HTTP ${status}：${what}。`,
  pageLoop: say`服务的分页形成了循环。`,
  empty: say`响应为空`,
  webPage: say`响应是网页，不是 JSON`,
  brokenJson: say`响应的 JSON 不完整或已损坏`,
  notJson: say`响应不是 JSON`,
  notAnError: say`响应不是服务的错误信息`,
  anotherPage: say`另一个页面`,
  packed: (encoding: SafeText) => say`响应以 ${encoding} 压缩，而 cafe 并未要求`,
  noKeys: say`响应中没有密钥`,
  unreadableAt: (place: SafeText) => say`无法读取响应中的 ${place}`,
};
