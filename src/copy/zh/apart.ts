/** 两个选项为何不能同用。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../apart.ts";

export const APART: typeof en.APART = {
  everyPage: say`--all 会读取全部页`,
  ownPages: say`每个地域各有分页，而给出了多个地域`,
  demo: say`--demo 自带接入点和密钥`,
  history: say`--history 只读取以前见过的内容，不发起查询`,
  endpoint: say`--endpoint 已指定主机`,
  record: say`--record 只写文件，不启动接入点`,
  data: say`--data 自带任务和实例`,
};
