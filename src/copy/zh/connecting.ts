/** 首次请求之前关于连接的说明。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../connecting.ts";

export const CONNECTING: typeof en.CONNECTING = {
  nobody: say`尚未连接。`,
  noRegion: (region) => say`未设置地域，因此查询 ${region}；用 --region 选择其他地域。`,
  caUnreadable: (file) => say`--ca-file 无法读取 ${file}；请给出 PEM 文件的路径。`,
  caNoPem: (file) => say`--ca-file 需要含证书的 PEM 文件，而 ${file} 中没有可读取的证书。`,
  demoKey: say`一次性密钥`,
  demoEndpoint: say`内置接入点`,
};
