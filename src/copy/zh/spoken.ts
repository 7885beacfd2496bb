/** 只有屏幕阅读器模式才有的词句。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../spoken.ts";

export const SPOKEN_AGES: typeof en.SPOKEN_AGES = {
  now: say`刚刚`,
  seconds: (count) => say`${count} 秒前`,
  minutes: (count) => say`${count} 分钟前`,
  hours: (count) => say`${count} 小时前`,
  days: (count) => say`${count} 天前`,
};

export const SPOKEN: typeof en.SPOKEN = {
  greeting: say`cafe，屏幕阅读器模式。`,
  task: (name, status, failed, count, age) => say`${name}，${status}，${count} 台中 ${failed} 台失败，${age}`,
  noTime: say`时间未知`,
  at: (position, count) => say`第 ${position} 项，共 ${count} 项`,
  entries: (count) => say`${count} 项`,
  title: (title, position) => say`${title}，${position}`,
  row: (position, row) => say`${position}：${row}`,
  keys: (keys) => say`按键：${keys}`,
  help: (keys, what) => say`${keys}：${what}`,
  marked: say`已标记`,
  markedInAll: (count) => (count === 0 ? say`没有标记任何任务` : say`已标记 ${count} 个任务`),
  chosen: say`已选`,
  changed: say`有变化`,
  unavailable: say`现在不可用`,
  typed: (text) => say`已输入：${text}`,
  filters: (filters, rows) => say`筛选：${filters}；${rows}`,
  noFilters: (rows) => say`无筛选；${rows}`,
  connected: (profile, region) => say`配置 ${profile}，地域 ${region}。`,
  statusNow: (name, status, failed, count) => say`${name} 现在是 ${status}，${count} 台中 ${failed} 台失败`,
  moreChanged: (count) => say`另有 ${count} 个任务有变化`,
  newTasks: (count) => say`${count} 个新任务`,
  nothingNew: say`已刷新：没有变化。`,
  worksAgain: say`服务恢复响应。`,
  moreLines: (count) => say`还有 ${count} 行`,
  lines: (from, to, count) => say`第 ${from} 到 ${to} 行，共 ${count} 行`,
};
