/** 本应给出密钥的程序是如何结束的。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../run-command.ts";

export const RUN_COMMAND: typeof en.RUN_COMMAND = {
  cannotStart: (code: SafeText) => say`无法启动（${code}）`,
  notFound: say`未找到`,
  notAllowed: say`不允许运行`,
  tooMuch: say`输出超过 1 MiB`,
  tooLong: (seconds: number) => say`在 ${seconds} 秒内没有结束`,
  ended: (code: number) => say`以退出码 ${code} 结束`,
  failed: (code: SafeText) => say`失败（${code}）`,
};
