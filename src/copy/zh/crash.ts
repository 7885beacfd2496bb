/** cafe 无法继续或无法开始时的说明。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../crash.ts";

export const CRASH: typeof en.CRASH = {
  killed: say`进程被终止，或内存不足（NODE_OPTIONS=--max-old-space-size=4096 可放宽）。终端已恢复原状。`,
  reported: (file: SafeText) => say`出现了 cafe 未预料到的问题；请附上文件 ${file} 反馈。`,
  unreported: (what: SafeText) => say`出现了 cafe 未预料到的问题（${what}），且无法写入崩溃文件。`,
  noTerminal: say`交互界面需要终端来读取按键和显示；在脚本和管道中请用 "cafe list"。`,
  seeHelp: say`请看 "cafe --help"。`,
};
