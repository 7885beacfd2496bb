/** 阅读界面的文字：内容的头部、打码、比较、文中查找。 */
import type { Content, LineEnds } from "../../domain/content.ts";
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../reader.ts";

export const READER: typeof en.READER = {
  masked: (title: SafeText) => say`${title}：密钥已打码，m 显示`,
  open: (title: SafeText) => say`${title}：密钥可见，m 打码`,
  preparing: say`正在准备`,
  none: say`未找到`,
  match: (at: number, count: number) => say`${at}/${count}`,
  matchOfMore: (at: number, count: number) => say`前 ${count} 处中的第 ${at} 处`,
};

export const CONTENT_HEAD: typeof en.CONTENT_HEAD = {
  path: say`路径`,
  rights: say`所有者、权限`,
  size: say`大小`,
  hash: say`SHA-256`,
  encoding: say`编码`,
  lineEnds: say`换行符`,
  finding: say`注意`,
  unknown: say`（无）`,
  empty: say`服务未返回内容`,
};

export function encodingText(content: Content): SafeText {
  switch (content.kind) {
    case "text": {
      const what = content.text.startsWith("\ufeff") ? say`带字节序标记的 UTF-8` : say`UTF-8`;
      return content.wasBase64 ? say`${what}，以 Base64 下发` : say`${what}，以明文下发`;
    }
    case "binary":
      return say`二进制：不是 UTF-8 或含控制字符；以 Base64 下发`;
    case "undecodable":
      return say`声明为 Base64 但并不是；按下发时的原样显示`;
    case "none":
      return CONTENT_HEAD.empty;
  }
}

export function lineEndsText({ lf, crlf }: LineEnds): SafeText {
  if (lf === 0 && crlf === 0) return say`无：只有一行`;
  if (crlf === 0) return say`LF`;
  return lf === 0 ? say`CRLF` : say`混用：LF ${lf} 处，CRLF ${crlf} 处`;
}

export const hiddenBase64 = (length: number): SafeText => say`（${length} 个 Base64 字符，似乎含有密钥；m 显示）`;

export const DIFF: typeof en.DIFF = {
  fields: say`字段`,
  content: say`内容`,
  instances: say`实例`,
  same: say`相同`,
  sameSize: (size: SafeText) => say`相同，${size}`,
  noText: (before: SafeText, from: SafeText, after: SafeText, to: SafeText) =>
    say`不同，且不是文本：${from} 中 ${before}，${to} 中 ${after}`,
  equalLines: (count: number) => say`... ${count} 行相同`,
  unset: say`-`,
};

export const FATES: typeof en.FATES = {
  recovered: say`先失败，后成功`,
  broken: say`先成功，后失败`,
  failedTwice: say`两次均失败`,
  open: say`其一未结束`,
  onlyBefore: say`仅前者有`,
  onlyAfter: say`仅后者有`,
  okTwice: say`两次均成功`,
};
