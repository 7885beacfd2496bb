/** settings.json 中各项设置的用途，以及文件有误时的说明。 */
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type * as en from "../settings.ts";

export const SETTING_TEXTS: typeof en.SETTING_TEXTS = {
  lang: say`cafe 的语言（默认：按 LC_ALL、LC_MESSAGES 或 LANG）`,
  theme: say`交互界面的配色（默认：同 --theme）`,
  ascii: say`只用 ASCII 字符绘制（默认：区域设置不是 UTF-8 或在 Linux 控制台上时为 true）`,
  refresh: say`有任务处于 Pending 或 Running 时的刷新间隔秒数（默认：5）`,
  mouse: say`允许在交互界面中用鼠标点击和滚轮（默认：false）`,
  screenReader: say`逐行输出供屏幕阅读器朗读的文本，不绘制界面（默认：false；INK_SCREEN_READER=true 效果相同）`,
};

export const unknownLanguage = (value: SafeText): SafeText => say`CAFE_LANG 可取 en 或 zh，而不是 "${value}"；已忽略。`;

export function explainSettingProblem(problem: en.SettingProblem, path: SafeText): SafeText {
  switch (problem.rule) {
    case "unreadable":
      return say`${problem.why}，其中的设置均不生效。`;
    case "no-object":
      return say`${path} 不是 JSON 对象，其中的设置均不生效；请写成 {"theme": "light"} 的形式。`;
    case "unknown":
      return say`${path}：没有设置项 "${safeText(problem.name.slice(0, 60))}"；可用的有 ${names(problem.known)}。`;
    case "value":
      return say`${path}："${safeText(problem.name)}" 可取 ${names(problem.takes)}；文件中的值已忽略。`;
  }
}

const names = (words: readonly string[]): SafeText => joinSafe(words.map(safeText), "、");
