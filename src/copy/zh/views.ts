/** 发布、其实例和失败统计的文字：标题、表头、图表及旁边的窗格。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../views.ts";

export const OUTCOME_WORDS: typeof en.OUTCOME_WORDS = {
  failed: say`失败`,
  mixed: say`部分`,
  running: say`进行中`,
  waiting: say`等待中`,
  ok: say`成功`,
  unknown: say`未知`,
};

export const FAILURE_TAB_WORDS: typeof en.FAILURE_TAB_WORDS = {
  cause: say`按原因`,
  instance: say`按实例`,
  file: say`按文件`,
  region: say`按地域`,
  hour: say`按小时`,
};

export const ORDER_WORDS: typeof en.ORDER_WORDS = {
  last: say`最近的在前`,
  failed: say`失败多的在前`,
  rate: say`失败率高的在前`,
  targets: say`目标多的在前`,
  name: say`按文件名`,
  status: say`失败的在前`,
  finished: say`最近结束的在前`,
  tries: say`次数多的在前`,
  instance: say`按实例`,
  region: say`按地域`,
  hour: say`按时间`,
};

export const ROW_WORDS: typeof en.ROW_WORDS = {
  rollout: (count) => say`${count} 次发布`,
  cause: (count) => say`${count} 个原因`,
  instance: (count) => say`${count} 台实例`,
  file: (count) => say`${count} 个文件`,
  region: (count) => say`${count} 个地域`,
  hour: (count) => say`${count} 小时`,
};

export const VIEWS: typeof en.VIEWS = {
  rollouts: say`发布`,
  instances: (name: SafeText) => say`${name} 的实例`,
  failures: say`失败`,
  reversed: (order: SafeText) => say`${order}，反序`,
  rows: (rows: SafeText, of: number) => say`${rows}，共 ${of} 个任务`,
  noTasks: say`筛选后没有任务，或尚未加载。`,
  noTasksAdvice: say`Backspace 清除最后一个条件；a 显示全部任务。`,
  noRollouts: (of: number) => say`现有 ${of} 个任务中没有失败的发布。`,
  noRolloutsAdvice: say`! 同时显示成功的；A 加载全部页。`,
  noFailures: (of: number) => say`现有 ${of} 个任务中没有失败。`,
  noFailuresAdvice: say`Esc 返回；A 加载当前筛选的全部页，a 清除筛选。`,
  noTimes: say`失败的任务都没有创建时间。`,
  noInstances: say`服务未列出此发布的实例。`,
  noInstancesAdvice: say`Esc 返回发布列表；r 重新查询服务。`,
  nothing: say`光标处没有内容。`,
};

export const ROLLOUT_HEADS: typeof en.ROLLOUT_HEADS = {
  status: say`结果`,
  name: say`文件`,
  share: say`占比`,
  targets: say`目标`,
  failed: say`失败`,
  running: say`进行`,
  recovered: say`恢复`,
  sends: say`次数`,
  first: say`首次`,
  last: say`最近`,
  dir: say`目标目录`,
  regions: say`地域`,
  content: say`内容`,
};

export const INSTANCE_HEADS: typeof en.INSTANCE_HEADS = {
  status: say`状态`,
  instance: say`实例`,
  cause: say`原因`,
  meaning: say`含义`,
  tries: say`次数`,
  region: say`地域`,
  profile: say`配置`,
  finished: say`结束时间`,
  duration: say`耗时`,
};

export const FAILURE_HEADS: typeof en.FAILURE_HEADS = {
  failed: say`失败`,
  of: say`共`,
  share: say`占比`,
  rate: say`比率`,
  cause: say`原因`,
  meaning: say`含义`,
  changed: say`已改动？`,
  instance: say`实例`,
  region: say`地域`,
  why: say`线索`,
  last: say`最近`,
  file: say`文件`,
  dir: say`目标目录`,
  tasks: say`任务`,
  hour: say`小时(UTC)`,
};

export const CELLS: typeof en.CELLS = {
  recovered: (time: SafeText) => say`已恢复 ${time}`,
  maybe: say`可能`,
  no: say`否`,
  regions: (count: number) => say`${count} 个地域`,
};

export const CHART: typeof en.CHART = {
  sends: say`下发`,
  most: (count: number) => say`${count}`,
  axis: (from: SafeText, to: SafeText, step: SafeText) => say`${from} 至 ${to}，每格 ${step}；< > 选择时段`,
  bucket: (from: SafeText, sends: number, failed: number, of: number) =>
    say`${from}：下发 ${sends} 次，${of} 个结果中失败 ${failed}；t 只看此时段`,
  minutes: (count: number) => say`${count} 分钟`,
  hours: (count: number) => say`${count} 小时`,
  days: (count: number) => say`${count} 天`,
};

export const PANEL: typeof en.PANEL = {
  content: say`内容`,
  contentHash: (hash: SafeText, sends: SafeText) => say`${hash}（类型与内容的哈希），${sends}`,
  sends: (count: number) => say`下发 ${count} 次`,
  regions: say`地域`,
  first: say`首次`,
  last: say`最近`,
  recovered: (count: number) => say`已恢复 ${count}`,
  unlisted: (count: number) => say`另有 ${count} 台计入总数，但服务未列出`,
  heads: {
    sends: (count: number) => say`下发 ${count} 次，最近的在前；Enter 打开`,
    failedSends: (count: number) => say`失败的下发 ${count} 次；Enter 打开`,
  },
  more: (count: number) => say`另有 ${count} 次；在列表中按 Enter 显示全部`,
  recoveredAt: (time: SafeText) => say`失败后已恢复：${time}`,
  tries: (count: number) => say`${count} 次`,
  task: say`任务`,
  took: say`耗时`,
  ofFailures: (share: SafeText, failures: number) => say`占 ${failures} 次失败的 ${share}`,
  ofResults: (failed: number, of: number, share: SafeText) => say`${of} 个结果中失败 ${failed}，${share}`,
  inTasks: (count: number) => say`涉及 ${count} 个任务`,
  lastFailed: say`最近失败`,
  meaning: say`含义`,
  infos: say`ErrorInfo`,
  info: (text: SafeText, failures: number) => say`${text}（${failures}）`,
  run: say`执行`,
  again: say`重新下发`,
  moreCommands: (count: number) => say`另有 ${count} 条命令`,
  struck: (region: SafeText, instances: number, sends: number) => say`${region}：${instances} 台实例，${sends} 次下发`,
  moreInstances: (count: number) => say`等，另有 ${count} 台`,
  reference: say`参考`,
  suspect: {
    host: say`排查主机：同样的文件在其他实例上能送达。`,
    file: say`排查文件：在多数其他实例上也失败。`,
    open: say`是主机还是文件的问题？从这些下发无法判断。`,
  },
  here: (failed: number, of: number) => say`此处 ${of} 次中失败 ${failed}`,
  elsewhere: (failed: number, of: number) => say`同样的下发在别处 ${of} 次中失败 ${failed}`,
};

export const REFERENCE_URLS: typeof en.REFERENCE_URLS = [
  say`https://help.aliyun.com/document_detail/87029.html`,
  say`https://api.aliyun.com/document/Ecs/2014-05-26/DescribeSendFileResults`,
];
