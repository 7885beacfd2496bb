/** 欢迎页的文字。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type { Translation } from "../../lib/translation.ts";
import type * as en from "../welcome.ts";

export const WELCOME: Translation<typeof en.WELCOME> = {
  title: say`欢迎使用 cafe`,
  what: say`云助手的哪些文件下发失败了、在哪些实例上、为什么、下一步做什么。`,
  nobody: say`目前尚未向任何服务发出请求。您想查看哪里？`,
  demo: say`试用演示：cafe 内置的虚构机群，不需要账号和网络`,
  tour: say`同上，并跟随六步导览`,
  use: say`使用光标处的密钥（j k 移动；或直接按数字键）：`,
  nothingFound: say`未找到密钥：环境变量、aliyun CLI 与 SDK 的文件、ECS 实例角色中都没有。`,
  add: say`添加配置：就在此处询问，添加后立即使用`,
  noRegion: say`未指定地域`,
  kept: say`选用的密钥会成为 cafe 的当前配置：只保存引用，不复制任何密钥。之后可按 P 更换。`,
  connecting: (profile: SafeText) => say`正在连接 ${profile} ...`,
  refused: (profile: SafeText, message: SafeText, remedy: SafeText) => say`${profile}：${message}${remedy}`,
};
