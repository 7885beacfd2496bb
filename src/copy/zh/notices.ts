/** 底栏的单行提示。 */
import type { Notice } from "../../core/notice.ts";
import type { CopyProblem } from "../../core/ports.ts";
import { assertNever } from "../../lib/assert-never.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { explainFailure } from "../remedies.ts";
import { sentences } from "./joined.ts";
import { explainQueryProblem } from "./problems.ts";
import { isTaskNotice, taskNoticeText } from "./task-notices.ts";
import { VERB_PROBLEMS } from "./verbs.ts";

export function noticeText(notice: Notice): SafeText {
  if (isFixed(notice)) return FIXED[notice.id];
  if (isTaskNotice(notice)) return taskNoticeText(notice);
  switch (notice.id) {
    case "bad-filter":
      return explainQueryProblem(notice.problem);
    case "no-retry-command":
      return say`${notice.parameter} 的值无法写入 Shell 命令；cafe retry --output json 可以`;
    case "copied":
      if (notice.masked) return say`已复制${notice.what}，密钥已打码（${notice.bytes} B）；m 可先显示密钥`;
      return say`已复制${notice.what}（${notice.bytes} B，经 OSC 52 送入终端剪贴板）`;
    case "copy-failed":
      return say`${COPY_PROBLEMS[notice.problem](notice.what)}；内容在此，请手动复制`;
    case "no-command":
      return say`--${safeText(notice.option)} 的值无法写入命令行：${UNWRITABLE[notice.problem]}`;
    case "exporting":
      return say`正在将 ${notice.tasks} 个任务写入文件`;
    case "exported":
      return say`已将 ${notice.tasks} 个任务写入 ${notice.path}（${notice.bytes} B）`;
    case "export-failed":
      return notice.why;
    case "crawling":
      return notice.calls === null
        ? say`正在加载全部页；总数未知，调用 100 次后询问`
        : say`正在加载全部页，约 ${notice.calls} 次调用；A 暂停，Esc 停止`;
    case "crawl-limit":
      return say`已调用 ${notice.calls} 次，还有更多页；A 继续，Esc 保留已加载的内容`;
    case "no-such-command":
      return say`没有名为 "${notice.typed}" 的命令；删除输入可查看全部`;
    case "view-saved":
      return notice.leftOut === null
        ? say`已保存为视图 "${notice.name}"；在命令面板中用 "view ${notice.name}" 打开`
        : say`已保存为视图 "${notice.name}"，但不含 "${notice.leftOut}"：单个任务很快就会消失`;
    case "view-forgotten":
      return say`已删除视图 "${notice.name}"`;
    case "no-such-view":
      return say`没有名为 "${notice.name}" 的视图；在命令面板中用 "view" 列出`;
    case "bad-verb":
      return VERB_PROBLEMS[notice.verb](notice.argument);
    case "connected":
    case "adopted":
      return IN_USE[notice.id](notice.profile);
    case "connect-failed":
      return say`配置 ${notice.profile}：${sentences([notice.failure.message, explainFailure(notice.failure).remedy])}`;
    case "tour-needs-rows":
      return say`导览需要 ${notice.rows} 行高的终端`;
    case "said":
      return notice.text;
    default:
      return assertNever(notice);
  }
}

const COPY_PROBLEMS: Readonly<Record<CopyProblem, (what: SafeText) => SafeText>> = {
  "too-long": (what) => say`${what}：超过终端可接受的 74994 字节`,
  "not-taken": (what) => say`${what}：此终端不支持写入剪贴板（OSC 52）`,
};

const UNWRITABLE = {
  empty: say`值为空`,
  nul: say`含有 NUL 字符`,
  "not-unicode": say`不是 Unicode`,
};

const FIXED = {
  "nothing-loaded": say`尚未加载任何内容`,
  "content-not-kept": say`内容未保留，也无处查询`,
  "is-file": say`这是文件：保持原样，也无处查询`,
  "last-page": say`已是最后一页`,
  "first-page": say`已是第一页`,
  "no-earlier-view": say`没有更早的视图`,
  "stale-token": say`服务已不认识该页；已从第一页重新开始`,
  "no-pages": say`已加载的内容都在此列表中，无需翻页`,
  "no-rows": say`光标处没有内容`,
  "no-match": say`没有更多查找到的或失败的行`,
  "no-time": say`先用 < 和 > 在图表中选择时段`,
  "crawl-stopped": say`已停止；已加载的内容保留`,
  "no-task": say`光标处没有任务`,
  "no-instance": say`光标处没有实例`,
  "many-tasks": say`此行代表多个任务；Enter 列出它们`,
  "several-accounts": say`这些任务属于多个账号，而命令不指明账号；请标记同一账号的任务`,
  "nobody-to-ask": say`显示的是过去的内容：无处查询后续`,
  "no-pair": say`空格标记任务：标记两个，或标记一个并停在另一个上，再按 D 比较`,
  "nothing-failed-here": say`这里没有失败`,
  "nothing-failed": say`此任务没有失败，无需重新下发`,
  "no-tour": say`导览仅用于演示：cafe --demo`,
  "tour-offer": say`第一次使用？按 T 开始六步导览，其他按键照常`,
  "tour-lost": say`导览中的发布不在本页：[ 返回上一页，Esc 结束导览`,
  "tour-done": say`导览到此结束：? 查看全部按键，T 重新开始`,
};

const isFixed = (notice: Notice): notice is Extract<Notice, { readonly id: keyof typeof FIXED }> =>
  Object.hasOwn(FIXED, notice.id);

const IN_USE = {
  connected: (profile: SafeText) => say`正在使用配置 ${profile}`,
  adopted: (profile: SafeText) => say`从现在起使用配置 ${profile}；按 P 更换`,
};
