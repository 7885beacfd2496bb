/** `--help` 的文字：各选项的用途、标题，以及每份帮助中都有的内容。 */
import type { Translation } from "../../lib/translation.ts";
import type * as en from "../option-texts.ts";

export const OPTION_TEXTS: Translation<typeof en.OPTION_TEXTS> = {
  status: "只看处于此整体状态的任务",
  name: "只看此文件名（完全匹配）的下发",
  tag: "只看带此标签的任务：K=V、K=（空值）或 K（任意值）；可重复，最多 20 个",
  "invoke-id": "只看此任务",
  "instance-id": "只看向此实例下发的任务",
  "resource-group": "只看以此资源组下发的任务",
  page: "读取第几页，从 1 开始",
  "page-size": "每页任务数，1 到 50（默认 50）",
  since: "只看此时间之后创建的任务：30m、2h、3d、1w 之前，或 2026-11-20T08:00Z 这样的时间；不带 Z 或时差时为本地时间",
  until: "只看此时间之前创建的任务；写法同 --since",
  "failures-only": "只看有失败的任务",
  "error-code": "只看有实例以此 ErrorCode 失败的任务；可重复，任一即可",
  "instance-status": "只看有实例处于此状态的任务；与 --error-code 同用时须为同一实例",
  owner: "只看此 FileOwner 的任务",
  dir: "只看此 TargetDir 的任务；以 / 结尾时包括其下各级目录",
  search: "只看任一字段含此内容的任务，写法同交互界面中的 /：多个词不分先后，'精确匹配，!排除，/正则/",
  gap: "同一文件间隔多少分钟未下发即算新的发布，1 到 10080（默认 30）",
  all: "读取全部页，而不只一页",
  yes: "不询问，直接清除",
  demo: "使用内置的演示接入点：不需要账号和网络",
  history: "读取本地历史而不访问服务：以前见过的任务，不受服务保留期限制；不发起调用",
  profile: "用哪个配置签名（默认：当前配置）；交互界面可接受多个，用逗号分隔",
  region:
    "查询哪个地域（默认：配置中的地域）；交互界面、list、failures、rollouts 和 --record 可接受多个：重复此选项、用逗号分隔，或写 all",
  endpoint: "改用此服务接入点，而不是地域的接入点",
  timeout: "等待单次响应的秒数，1 到 600（默认 10）；用于 watch 时为等待任务结束的秒数，1 到 86400（默认不限）",
  insecure: "允许不在本机的 http 接入点或凭证 URI",
  network: "使用地域的哪种接入点：public 公网，或 VPC 内的 vpc（默认：按配置，否则 public）",
  "ca-file": "额外信任此 PEM 文件中的证书，例如会检查 TLS 的代理的证书",
  "max-rps": "每个账号在每个地域每秒调用次数的上限，1 到 100（默认 5；本机的接入点不限）",
  refresh: "有任务处于 Pending 或 Running 时的刷新间隔：1 到 3600 秒，或 off（默认 5）",
  theme: "配色（默认：auto，随终端背景；设置了 NO_COLOR 时为 mono）",
  ascii: "只用 ASCII 字符绘制（默认：区域设置不是 UTF-8 时）",
  "screen-reader": "逐行输出供屏幕阅读器朗读的文本，不绘制界面（默认：INK_SCREEN_READER 为 true 时）",
  mouse: "允许用鼠标点击和滚轮；此时按住 Shift 才能在终端中选择文本（默认：关闭）",
  output: "输出格式",
  content: "同时显示文件内容及其问题，其中的密钥打码",
  port: "127.0.0.1 上的 TCP 端口；0 取空闲端口（默认 0）",
  seed: "数据集的种子：种子相同，任务相同",
  tasks: "起始的任务数",
  instances: "实例总数",
  regions: "有哪些地域，用逗号分隔（默认：公共地域，其中八个有数据）",
  data: "含任务的 JSON 文件，使用 API 的字段名，替代虚构的任务（docs/emulator.md）",
  record: "将真实账号的任务脱敏后写入此新文件，供 --data 使用，然后结束；可带筛选和连接选项",
  retention: "任务保留多久：1d、42d，或 off 永久保留（默认 42d；使用 --data 时为 off）",
  records: "每个地域最多保留的任务数，取最新的（默认：全部）",
  speed: "一秒内流逝的任务时间，0 到 3600 秒；0 为静止（默认 1）",
  fault:
    "出什么故障、概率多大：throttle、e500、e503、hang、drop、html 和 truncate 后接概率；latency=200ms+-100；expire-after=5m；cn-beijing:drop=1 只影响一个地域",
  "access-key-id": "AccessKey ID",
  "access-key-secret": "模拟器接受的 AccessKey Secret；切勿使用真实的",
  debug: "为反馈问题记录调用、按键和响应，不含密钥和文件内容；结束时说明日志位置",
  lang: "cafe 的语言（默认：按 CAFE_LANG、settings.json 或区域设置）",
  help: "显示此帮助",
  version: "显示版本",
};

export const OPTION_GROUPS: Translation<typeof en.OPTION_GROUPS> = {
  filters: "筛选",
  here: "在本地对已加载内容的筛选：服务不支持这些条件",
  connection: "连接",
  look: "外观",
  output: "输出",
  emulator: "模拟器",
  other: "其他",
};

export const HELP_TEXTS: Translation<typeof en.HELP_TEXTS> = {
  what: "cafe：云助手的哪些文件下发失败、失败在哪些实例、为什么失败，以及下一步该做什么",
  usage: "用法：cafe [命令] [选项]",
  commands: '命令（详见 "cafe COMMAND --help"）',
  examples: "示例",
  environment: `环境变量
  ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN,
  ALIBABA_CLOUD_REGION_ID, ALIBABA_CLOUD_PROFILE, CAFE_CONFIG_DIR, CAFE_ENDPOINT, CAFE_LANG, CAFE_PASSPHRASE_FILE,
  HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NO_COLOR, CLICOLOR, COLORTERM, COLORFGBG；
  密钥的其他来源见 "cafe profiles --help"`,
  exitCodes: `退出码
  0 完成   1 服务或网络拒绝   2 命令写法有误   130 Ctrl-C`,
};
