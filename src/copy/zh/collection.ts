/** 从多个位置或全部页加载时的文字。 */
import type { Question } from "../../core/state.ts";
import { joinSafe, type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../collection.ts";

const few = (names: readonly SafeText[]): SafeText =>
  names.length > 4 ? say`${joinSafe(names.slice(0, 4), "、")} 等 ${names.length} 个` : joinSafe(names, "、");

export const COLLECTION: typeof en.COLLECTION = {
  pages: say`全部页`,
  answered: (answered: number, places: SafeText) => say`${answered}/${places}`,
  regions: (count: number) => say`${count} 个地域`,
  places: (count: number) => say`${count} 个位置`,
  place: (profile: SafeText, region: SafeText) => say`${profile}/${region}`,
  loadedMore: (loaded: number) => say`已加载 ${loaded}，还有更多`,
  loadedMaybe: (loaded: number) => say`已加载 ${loaded}，可能还有`,
  loadedAll: (loaded: number) => say`已加载全部 ${loaded}`,
  loadedSoFar: (loaded: number, total: number | null) =>
    total === null ? say`已加载 ${loaded}` : say`已加载 ${loaded}/${total}`,
  notOffered: (places: SafeText) => say`${places}不提供`,
  made: (calls: number) => say`已调用 ${calls} 次`,
  toGo: (calls: number) => say`约剩 ${calls} 次`,
  rate: (rate: SafeText) => say`${rate}/秒`,
  status: {
    running: say`A 暂停，Esc 停止`,
    paused: say`已暂停：A 继续，Esc 停止`,
    limit: say`等待确认：A 继续，Esc 停止`,
  },
  short: { running: say`A 暂停`, paused: say`已暂停`, limit: say`A 继续` },
  failed: (failed: number, places: SafeText, names: readonly SafeText[]) =>
    say`${places}中 ${failed} 个失败：${few(names)}`,
  reason: (place: SafeText, title: SafeText) => say`${place}：${title}`,
  retryThese: say`r 只重试这些`,
  retry: say`r 重新查询`,
  rowsKept: say`已加载的内容保留`,
};

export const questionText = (question: Question): SafeText =>
  question.id === "crawl"
    ? say`按当前筛选加载全部页约需 ${question.calls} 次调用，每秒最多数次。结果随到随显；A 暂停，Esc 停止。`
    : say`将把 ${question.tasks} 次下发中 ${question.whole} 次的文件内容原样写入文件，包括其中的密钥。该文件仅您本人可读（0600）。`;

export const CONFIRM: typeof en.CONFIRM = {
  keys: (yes, no) => say`${yes} 继续   ${no} 取消`,
};
