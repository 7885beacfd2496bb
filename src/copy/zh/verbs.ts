/** 命令面板中动词参数的问题与允许的取值。 */
import type { VerbId } from "../../core/verb-ids.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type * as en from "../verbs.ts";

const TIME = say`30m、2h、3d、1w 之前，或 2026-11-24、2026-11-24T09:00Z 这样的日期`;
const needsValue = (verb: VerbId) => (): SafeText => say`${safeText(verb)} 需要一个值`;

export const VERB_PROBLEMS: typeof en.VERB_PROBLEMS = {
  region: (argument) => say`"${argument}" 不是地域；region 接受一个或多个 RegionId，例如 cn-hangzhou，或者 all`,
  profile: () => say`profile 需要一个名称，多个用逗号分隔；P 列出所有配置`,
  status: needsValue("status"),
  name: needsValue("name"),
  tag: needsValue("tag"),
  instance: needsValue("instance"),
  group: needsValue("group"),
  open: () => say`open 需要一个 InvokeId，形如 f-...`,
  since: (argument) => say`"${argument}" 不是时间；since 接受 ${TIME}`,
  until: (argument) => say`"${argument}" 不是时间；until 接受 ${TIME}`,
  error: needsValue("error"),
  result: needsValue("result"),
  owner: needsValue("owner"),
  dir: needsValue("dir"),
  save: () => say`save 需要一个名称，最多 40 个字符`,
  view: needsValue("view"),
  forget: needsValue("forget"),
};

export const VERB_HINTS: typeof en.VERB_HINTS = {
  region: say`RegionId,... | all`,
  profile: say`NAME,...`,
  status: say`[Success | Failed | PartialFailed | Running | Pending]`,
  name: say`[文件名，完全匹配]`,
  tag: say`[key=value]`,
  instance: say`[InstanceId]`,
  group: say`[ResourceGroupId]`,
  open: say`InvokeId`,
  since: say`[2h | 3d | 2026-11-24T09:00Z]`,
  until: say`[2h | 3d | 2026-11-24T09:00Z]`,
  error: say`[ErrorCode,...]`,
  result: say`[实例的 InvocationStatus]`,
  owner: say`[FileOwner]`,
  dir: say`[TargetDir，以 / 结尾则含子目录]`,
  save: say`NAME：保存此视图`,
  view: say`NAME：打开已保存的视图`,
  forget: say`NAME：删除已保存的视图`,
};
