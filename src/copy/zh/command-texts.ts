/** `--help` 中每条命令的说明：用途、写法、输出和示例。 */
import type { Translation } from "../../lib/translation.ts";
import type * as en from "../command-texts.ts";

export const SUMMARIES: Translation<typeof en.SUMMARIES> = {
  explore: "在终端中交互浏览文件下发（默认命令）",
  open: "离线只读地浏览导出的下发文件",
  list: "列出文件下发任务",
  show: "显示一个任务及其全部实例，失败的在前",
  failures: "下发为何失败：按原因（附下一步）、实例、文件、地域和小时统计",
  rollouts: "一个文件向一批实例的发布，跨任务和实例汇总",
  retry: "打印重新下发的命令，只针对失败的实例",
  diff: "将一个任务与另一个任务或本机文件比较",
  watch: "等待任务结束；退出码表示结果",
  history: "见过的下发的本地历史：大小、清除、开关",
  profiles: "管理 cafe 连接用的密钥和地域",
  regions: "列出服务的地域",
  doctor: "检查一次调用所依赖的条件：配置、密钥、网络、时钟、终端",
  emulator: "运行内置接入点，用于测试和试用",
  completion: "打印 Shell 的命令和选项补全脚本",
};

export const COMMAND_TEXTS: typeof en.COMMAND_TEXTS = {
  explore: {
    usage: "cafe [explore] [选项]",
    more: "需要终端；进入后按 ? 查看按键。",
    examples: ["cafe --demo", "cafe --status Failed --since 2h", "cafe --profile prod --region cn-beijing"],
  },
  open: {
    usage: "cafe open FILE [选项]",
    more: `FILE 是从交互界面导出的文件，或 \`cafe list\` 以 --output json 或 ndjson 打印的内容（最大 256 MiB）。
不发起调用，也不需要密钥；文件保持原样。`,
    examples: ["cafe open incident.json", "cafe open sends.ndjson --status Failed --theme light"],
  },
  list: {
    usage: "cafe list [选项]",
    more: `数据输出到 stdout；计数、进度和错误输出到 stderr。
json   {"region","requestId","totalCount","pageNumber","pageSize","tasks":[...]}；任务的字段与 API 参考同名；
       服务不给页码时 totalCount 和 pageNumber 为 null，使用 --all 时 pageNumber 为 null。多个地域时为
       {"regions":[{"region","requestId","totalCount","loaded","hasMore","error"?}],"tasks":[...]}，
       且每个任务带 RegionId，与 ndjson 相同
ndjson 每行一个任务
csv    RegionId, InvokeId, Name, InvocationStatus, CreationTime, VmCount, Succeeded, Failed, Open, ErrorCodes,
       TargetDir, FileOwner, FileGroup, FileMode, Overwrite, ContentType, Tags, Description；
       电子表格会当作公式执行的内容以 ' 开头`,
    examples: [
      "cafe list --status Failed",
      "cafe list --tag env=prod --tag team --page 2",
      "cafe list --all --since 1d --output ndjson | jq .InvokeId",
      "cafe list --all --output csv > sends.csv",
      "cafe list --region all --status Failed",
      "cafe list --region cn-hangzhou,cn-beijing --all",
      "cafe list --history --name nginx.conf --since 1w",
    ],
  },
  show: {
    usage: "cafe show INVOKE_ID [选项]",
    more: "使用 --output json 时，输出与 `cafe list --output json` 相同，只含这一个任务。",
    examples: [
      "cafe show f-hz0jdfwd9f0001",
      "cafe show f-hz0jdfwd9f0001 --content",
      "cafe show f-hz0jdfwd9f0001 --output json",
    ],
  },
  failures: {
    usage: "cafe failures [选项]",
    more: `统计一页任务，使用 --all 时统计全部页。一次失败指一个任务未能送达一台实例。
table  每个原因的含义、下一步和可执行的命令；实例、文件、地域、小时
json   {"regions":[...],"tasks","failedTasks","results","failures","failedInstances","byErrorCode":[...],
       "byInstance":[...],"byFile":[...],"byRegion":[...],"byHour":[...]}
csv    GroupBy（ErrorCode、Instance、File、Region、Hour）, Key, Detail, RegionId, Failures, Results, Share, Meaning,
       Remedy, HostChanged`,
    examples: [
      "cafe failures --since 2h",
      "cafe failures --all --name nginx.conf",
      "cafe failures --all --output json | jq .byErrorCode[0].targets",
    ],
  },
  rollouts: {
    usage: "cafe rollouts [选项]",
    more: `一次发布是一个文件发往一批实例的过程：名称、目录和内容相同，且间隔在 --gap 之内的任务。每台实例按最近的结果
计一次；已恢复指先失败、后成功。只汇总符合筛选条件的任务，因此 --status 会排除其他任务。
统计一页任务，使用 --all 时统计全部页。
json   {"regions":[...],"gapMinutes","rollouts":[...]}，各含其任务和实例，失败的在前
csv    Name, TargetDir, ContentHash, Outcome, Targets, Succeeded, Failed, Running, Recovered, Tasks, Regions, First,
       Last`,
    examples: [
      "cafe rollouts --all --since 1d",
      "cafe rollouts --all --name nginx.conf --gap 120",
      "cafe rollouts --all --output json | jq .rollouts[0].instances",
    ],
  },
  retry: {
    usage: "cafe retry INVOKE_ID [选项]",
    more: `只打印命令；cafe 自身不下发任何文件。没有失败时不打印，也不算错误。
shell  适用于 sh、bash 和 zsh 的 aliyun ecs SendFile 命令，每条最多 50 台实例，带上响应中原任务的全部参数；
       换行符保持原样，其他控制字符写作 "$(printf '\\033')"
json   {"invokeId","operation","unknown","requests":[...]}：SendFile 的参数，名称与 API 相同
ids    失败的实例，每行一个`,
    examples: [
      "cafe retry f-hz0jdfwd9f0001",
      "cafe retry f-hz0jdfwd9f0001 > resend.sh",
      "cafe retry f-hz0jdfwd9f0001 --output ids",
    ],
  },
  diff: {
    usage: "cafe diff INVOKE_ID INVOKE_ID|FILE [选项]",
    more: `两个任务：比较字段、内容各行，以及每台实例的结果。文件：只比较内容。
密钥打码；回车符显示为标记。有差异不算错误。名为 f-... 的文件请写作 ./f-...`,
    examples: [
      "cafe diff f-hz0jdfwd9f0001 f-hz0jdfwd9f0002",
      "cafe diff f-hz0jdfwd9f0001 ./nginx.conf",
      "cafe diff f-hz0jdfwd9f0001 f-hz0jdfwd9f0002 --output json | jq .instances.recovered",
    ],
  },
  watch: {
    usage: "cafe watch INVOKE_ID [选项]",
    more: `每 5 秒查询一次，被限流时放慢。每次变化输出到 stderr，结果以一行输出到 stdout。
退出码：0 全部送达，1 未全部送达（或没有响应），3 到 --timeout 时仍未结束，130 Ctrl-C`,
    examples: ["cafe watch f-hz0jdfwd9f0001", "cafe watch f-hz0jdfwd9f0001 --timeout 600 && echo sent to all"],
  },
  history: {
    usage: "cafe history size|clear|on|off|content on|content off",
    more: `cafe 将见过的每个任务按配置名称保存在 history.db 中（权限 0600，位于配置目录），最多 200,000 个任务，
一年未再见过的不保留；最久未见的先删除。查询服务期间，交互界面先显示上次见到的任务；--history 读取全部历史。
除非执行过 "content on"，否则不保存文件内容。
size         路径、字节数、任务数、最早和最新，按账号和地域列出
clear        全部清除；会先询问，或使用 --yes
off, on      不再保存；已有的内容保留，直到清除
content off  不再保存内容，并删除已保存的内容`,
    examples: [
      "cafe history size",
      "cafe history size --output json",
      "cafe history clear --yes",
      "cafe history content on",
    ],
  },
  regions: {
    usage: "cafe regions [选项]",
    more: "",
    examples: ["cafe regions", "cafe regions --output json"],
  },
  doctor: {
    usage: "cafe doctor [选项]",
    more: `报告配置的位置、密钥取自哪个来源及之前的来源为何被跳过、使用哪个代理、接入点能否响应一次调用、时钟相差多少，
以及终端的能力。其中不含密钥，可以直接粘贴到问题报告中。调用成功时退出码为 0，否则为 1。`,
    examples: ["cafe doctor", "cafe doctor --profile prod --output json"],
  },
  emulator: {
    usage: "cafe emulator [选项]",
    more: `第一行输出监听地址；之后每个请求一行，直到 Ctrl-C。
使用 --record 时则读取账号的全部页，将任务写入文件；其中的 ID、名称、描述、标签值和内容都已替换，状态、错误码、
时间和数量保持不变。筛选和连接选项只用于此。分享前请先检查该文件。`,
    examples: [
      "cafe emulator --port 8080",
      "CAFE_ENDPOINT=http://127.0.0.1:8080 cafe list",
      "cafe emulator --port 8080 --fault throttle=0.2,latency=200ms+-100",
      "cafe emulator --record sends.json --profile prod --since 2d",
      "cafe emulator --data sends.json",
    ],
  },
  completion: {
    usage: "cafe completion bash|zsh|fish",
    more: `补全命令、选项及其取值：配置、地域、状态、ErrorCode，以及本地历史中的 InvokeId。
每次按 Tab 会短暂运行 cafe；它只读文件，不发起调用。`,
    examples: [
      "source <(cafe completion bash)",
      "source <(cafe completion zsh)",
      "cafe completion fish > ~/.config/fish/completions/cafe.fish",
    ],
  },
};
