/** 导览的文字。每一步先说能看到什么，再说按什么键；每步最多三行，每行 77 格。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../tour.ts";

export const TOUR_STEP_TEXTS: typeof en.TOUR_STEP_TEXTS = {
  rollout: say`每行是一次下发，最多 50 台实例；upstreams.conf 发往 191 台，其中有失败。按 u：同一文件的下发汇总成一次发布。再按 n（下一个失败项），直到光标停在 upstreams.conf 上。`,
  instances: say`六次下发汇总成一行：起初失败的实例大多已恢复，少数仍然失败。按 Enter 列出它们。`,
  causes: say`每台实例有最近的结果和下发次数：三台仍然失败；下方"已恢复"的实例，后来的下发已送达文件。按 f：为什么失败？`,
  "host-or-file": say`三个原因，各有含义（5 显示下一步）。但问题在主机还是在文件？按 ] 改为按实例分组，再按 5 查看光标处实例的结论。`,
  resend: say`它在这里每次都失败，而同样的下发在别处都能送达：应排查主机，而不是文件。按 - 回到实例列表，再按 x：主机恢复后要执行的命令。`,
  "hand-over": say`这些命令只向失败的实例下发；cafe 自身不下发任何文件。按 q 关闭，再按 c 和 m：工单用的摘要进入剪贴板。`,
};

export const TOUR: typeof en.TOUR = {
  title: (step: number, steps: number) => say`导览：第 ${step}/${steps} 步`,
  keys: say`T 替您执行  Esc 结束导览`,
};
