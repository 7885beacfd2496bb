/** 多久以前：表格中的写法与句中的写法。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../ages.ts";

/** 表格中：99 天以内不超过 4 格。 */
export const AGE_CELLS: typeof en.AGE_CELLS = {
  now: say`刚刚`,
  seconds: (count) => say`${count}秒`,
  minutes: (count) => say`${count}分`,
  hours: (count) => say`${count}时`,
  days: (count) => say`${count}天`,
};

/** 句中：后接"前"。 */
export const AGES: typeof en.AGES = {
  now: say`片刻`,
  seconds: (count) => say`${count} 秒`,
  minutes: (count) => say`${count} 分钟`,
  hours: (count) => say`${count} 小时`,
  days: (count) => say`${count} 天`,
};
