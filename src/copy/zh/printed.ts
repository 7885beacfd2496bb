/** 脚本命令的输出：表头、标签，以及在 stderr 上的说明。 */
import { joinSafe, type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../printed.ts";

export const PRINTED: typeof en.PRINTED = {
  regions: (number: number) => say`${number} 个地域`,
  pastTheEnd: (page: number, total: number, region: SafeText, pages: number, pageSize: number) =>
    say`第 ${page} 页超出范围：${region} 的 ${total} 个任务按每页 ${pageSize} 个共 ${pages} 页。`,
  noTasks: (where: SafeText) => say`${where} 没有任务；服务只在有限时间内保留。`,
  noMatch: (where: SafeText, filters: SafeText) => say`${where} 没有符合 ${filters} 的任务。`,
  appliedHere: (filters: readonly SafeText[], kept: number, loaded: number, others: boolean) =>
    say`${joinSafe(filters, " ")} 是在本地筛选的，服务不支持：已加载的 ${loaded} 个任务中剩下 ${kept} 个${others ? say`；--all 可一并查找其他页` : say``}。`,
  allPages: (loaded: number, region: SafeText) => say`${region} 共 ${loaded} 个任务，已含全部页。`,
  pageOf: (loaded: number, total: number, region: SafeText, page: number, pages: number, next: boolean) =>
    say`${region} 共 ${total} 个任务，本页 ${loaded} 个，第 ${page}/${pages} 页${next ? say`；下一页：--page ${page + 1}` : say``}`,
  moreUncounted: (loaded: number, region: SafeText) =>
    say`${region} 有 ${loaded} 个任务，还有更多；服务在此不给总数和页码，只有 --all 能读到。`,
  allThereAre: (loaded: number, region: SafeText) => say`${region} 共 ${loaded} 个任务，已是全部。`,
  unreadable: (number: number) => say`响应中有 ${number} 个任务无法读取，未列出。`,
  regionsFailed: (failed: number, asked: number, list: SafeText) =>
    say`${asked} 个地域中 ${failed} 个失败；只重新查询这些：--region ${list}`,
  tasksIn: (number: number, where: SafeText) => say`${where}共 ${number} 个任务。`,
  moreIn: (regions: readonly SafeText[]) => say`${joinSafe(regions, "、")} 还有更多；--all 读取全部。`,
  unreadableInSeveral: (number: number) => say`各响应中有 ${number} 个任务无法读取，未列出。`,
  regionsUnnamed: (known: number) => say`DescribeRegions 未返回地域，因此查询 cafe 已知的 ${known} 个地域。`,
  regionsFailedToList: (code: SafeText, known: number) =>
    say`DescribeRegions 失败（${code}），因此查询 cafe 已知的 ${known} 个地域。`,
  progress: (loaded: number, total: number | null, finished: number, regions: number) =>
    say`${regions === 1 ? say`` : say`地域 ${finished}/${regions}，`}已加载 ${loaded}${total === null ? say`` : say`/${total}`} 个任务 ...`,
  noPageNumbers: (region: SafeText, page: number) =>
    say`服务在 ${region} 不给总数，因此无法得知对 --page ${page} 返回的是哪一页。`,
  noPageNumbersRemedy: say`用 --all 读取全部页，或去掉 --page 读取第一页。`,
  nothingFailed: say`这些任务没有失败。`,
  titleIn: (title: SafeText, region: SafeText) => say`${title}（${region}）`,
  notAdopted: (why: SafeText) => say`下次启动不会使用该配置。${why}`,
  requestId: (id: SafeText) => say`RequestId：${id}`,
  code: (code: SafeText) => say`错误码：${code}`,
  maybe: say`可能`,
  no: say`否`,
  repeated: say`多次失败的实例`,
  files: say`文件`,
  byRegion: say`地域`,
  byHour: say`小时（UTC，按任务的创建时间）`,
  causeHead: (failures: number, of: number, instances: number, where: SafeText) =>
    say`${failures}/${of}，${where} 的 ${instances} 台实例`,
  info: (text: SafeText, failures: number) => say`${text}（${failures}）`,
  moreCommands: (number: number) => say`# 另有 ${number} 条：见 --output json`,
  moreRows: (number: number) => say`... 另有 ${number} 行：见 --output csv`,
  labels: {
    meaning: say`含义`,
    errorInfo: say`ErrorInfo`,
    cause: say`原因`,
    remedy: say`处理办法`,
    beware: say`注意`,
    run: say`执行`,
    again: say`重新下发`,
    content: say`内容`,
    instances: say`实例`,
  },
  mayHaveChanged: say`文件可能已在实例上`,
  tally: (ok: number, failed: number, open: number) => say`成功 ${ok}，失败 ${failed}，未结束 ${open}`,
  contentKinds: {
    base64: (size: SafeText, where: SafeText) => say`${size} 文本，以 Base64 下发；${where}`,
    text: (size: SafeText, where: SafeText) => say`${size} 文本；${where}`,
    binary: (size: SafeText) => say`${size} 二进制数据；不显示`,
    undecodable: (size: SafeText, where: SafeText) => say`${size}，无法按 Base64 解码；${where}`,
  },
  seeBelow: say`见下文`,
  contentShows: say`用 --content 显示`,
  instances: (number: number) => say`${number} 台实例`,
  times: (created: SafeText, started: SafeText, finished: SafeText, updated: SafeText) =>
    say`创建 ${created}  开始 ${started}  结束 ${finished}  更新 ${updated}`,
  watch: (sent: number, of: number, failed: number, causes: SafeText, open: number) =>
    say`已送达 ${sent}/${of}${failed === 0 ? say`` : say`，失败 ${failed}（${causes}）`}${open === 0 ? say`` : say`，未结束 ${open}`}`,
  watchTrouble: (title: SafeText, code: SafeText, seconds: number) => say`${title}（${code}）；${seconds} 秒后再查询`,
  retry: {
    nothingFailed: (invokeId: SafeText) => say`${invokeId} 没有失败，无需重新下发。`,
    failed: (failed: number, of: number, invokeId: SafeText) =>
      say`${invokeId} 的 ${of} 台实例中 ${failed} 台失败；尚未下发，命令由您执行。`,
    unlisted: (listed: number, of: number) => say`响应只列出 ${of} 台实例中的 ${listed} 台；其余未包括。`,
    systemTags: (tags: readonly SafeText[]) => say`以下标签只能由服务设置，未包括：${joinSafe(tags, "、")}。`,
    open: (number: number) => say`${number} 台实例尚未结束，未包括；请在任务结束后再查询。`,
    unknown: (group: boolean, content: boolean) =>
      say`响应不含原任务的 Timeout，因此采用默认的 60 秒${group ? say`；也不含 ResourceGroupId（若有）` : say``}${content ? say`；也不含 Content，须由您补上` : say``}。`,
    doubtfulLabel: (label: SafeText) =>
      say`执行前请检查：响应称内容为 ${label || say`空`}，但它看起来是 Base64；若文件应为其解码结果，请写 --ContentType=Base64。`,
    mayExist: (number: number) =>
      say`${number} 台实例上可能已有该文件，而 Overwrite 为关闭：重新下发可能以 FileAlreadyExists 失败，除非加上 --Overwrite=true。`,
    unspeakable: (parameter: SafeText, nul: boolean) =>
      say`此任务的 ${parameter} 含有${nul ? say` NUL 字符` : say`非 Unicode 文本`}，无法写入 Shell 命令；`,
    unspeakableRemedy: say`请用 --output json，由程序下发。`,
  },
  record: {
    leftOut: (number: number) =>
      say`${number} 个任务未写入：数据文件只含参考文档列出的状态、1 到 50 台列出的实例，以及可读取的时间。`,
    restated: (number: number) => say`${number} 个任务的状态或 VmCount 与列出的实例不符；模拟器会按实例给出。`,
    written: (number: number, regions: readonly SafeText[], file: SafeText) =>
      say`已将 ${joinSafe(regions, "、")} 的 ${number} 个任务脱敏写入 ${file}。分享前请检查：地域、时间、数量、标签键和常用词会保留。`,
    notWritten: (file: SafeText, why: SafeText) => say`cafe: 无法写入 ${file}（${why}）。`,
    exists: (file: SafeText) => say`--record 不覆盖已有文件，而 ${file} 已存在；请换一个名称，或将其删除。`,
    cannotMake: (file: SafeText, code: SafeText) => say`--record 无法创建 ${file}（${code}）；请给出可写目录中的路径。`,
  },
  history: {
    on: say`见过的任务会保存在本地历史中。`,
    off: say`不再保存；"cafe history clear" 清除已有的内容。`,
    contentOn: say`同时保存文件内容：能读取该文件的人都能读到。`,
    contentOff: say`不保存内容，已有的也已清除。`,
    nobodyToAsk: say`没有人可以询问：加上 --yes 来清除。`,
    clearQuestion: say`要清除本地历史中的所有任务吗？输入 yes 确认：`,
    cleared: say`本地历史已清空。`,
    noFolder: say`没有历史：不知道放在哪个目录。请设置 CAFE_CONFIG_DIR（或 HOME）。`,
    noFolderMade: say`没有历史：无法创建其目录。请设置 CAFE_CONFIG_DIR。`,
    noneYet: (path: SafeText) => say`尚无本地历史；它将位于 ${path}。`,
    labels: { file: say`文件`, size: say`大小`, tasks: say`任务`, contents: say`内容`, history: say`历史` },
    contents: (number: number, kept: boolean) => (kept ? say`${number}，保存` : say`${number}，不保存`),
    isOn: say`开启`,
    isOff: say`关闭`,
  },
  unreadableTask: (invokeId: SafeText, region: SafeText) =>
    say`服务返回了 ${region} 的任务 ${invokeId}，但 cafe 无法读取。`,
  unreadableTaskRemedy: (requestId: SafeText) => say`请用 aliyun CLI 查询，并附上 RequestId ${requestId} 反馈此问题。`,
  noSuchTask: (invokeId: SafeText, region: SafeText) => say`${region} 没有任务 ${invokeId}；`,
  noSuchTaskRemedy: say`任务只在其所属地域（--region）可查，且只保留有限时间。`,
  theFile: say`该文件`,
  theHistory: say`本地历史`,
  noKey: say`无`,
  noCalls: say`不发起调用`,
  fileProfile: (name: SafeText) => say`文件 ${name}`,
  notTasks: (number: number) => say`文件中有 ${number} 项不是任务，未列出。`,
  fileNoBundle: (path: SafeText, why: SafeText) => say`${path} ${why}。`,
  fileIrregular: (path: SafeText) => say`${path} 不是普通文件。`,
  fileTooLarge: (path: SafeText) => say`${path} 超过 256 MiB：请少导出一些，例如一个地域。`,
  fileAbsent: (path: SafeText) => say`${path} 不存在。`,
  fileUnreadable: (path: SafeText, code: SafeText) => say`无法读取 ${path}（${code}）。`,
  passphraseOfFileWrong: (profile: SafeText) => say`CAFE_PASSPHRASE_FILE 中的口令与配置 ${profile} 不符。`,
  lockedNoTerminal: (profile: SafeText) =>
    say`配置 ${profile} 已锁定，且没有终端可询问口令；请将口令放入文件，并用 CAFE_PASSPHRASE_FILE 指定。`,
  cancelled: say`已取消。`,
  staysLocked: (profile: SafeText) => say`配置 ${profile} 仍处于锁定状态。`,
  passphraseFileOpen: say`CAFE_PASSPHRASE_FILE 可被其他用户打开；请对其运行 \`chmod 600\`。`,
  passphraseFileEmpty: say`CAFE_PASSPHRASE_FILE 的第一行为空。`,
  passphraseFileUnreadable: (path: SafeText) => say`CAFE_PASSPHRASE_FILE 无法读取：${path}。`,
  passphraseQuestion: (profile: SafeText) => say`配置 ${profile} 的口令（不显示）：`,
  passphraseWrong: say`口令不符。`,
  demoFailed: say`内置接入点无法启动。`,
  historyNoProfile: (names: SafeText) => say`本地历史按配置保存，而未选择配置；请用 --profile 选择 ${names} 之一。`,
  historyNoneYet: say`尚无本地历史：它从首次成功的调用开始，除非执行过 "cafe history off"。`,
  exportExists: (path: SafeText) => say`${path} 已存在，不会覆盖；请重试`,
  exportCannotMake: (path: SafeText, code: SafeText) => say`无法创建 ${path}（${code}）；请在可写的目录中启动 cafe`,
  exportNotWritten: (path: SafeText, code: SafeText) => say`无法写入 ${path}（${code}），已将其删除`,
  localIrregular: (path: SafeText) => say`${path} 不是普通文件；`,
  localTooLarge: (path: SafeText) => say`文件 ${path} 超过 1 MiB，而下发的文件都不会；`,
  localAbsent: (path: SafeText) => say`文件 ${path} 不存在；`,
  localUnreadable: (path: SafeText, code: SafeText) => say`无法读取文件 ${path}（${code}）；`,
  localRemedy: say`请指定另一个文件，或以 f- 开头的任务 InvokeId。`,
};
