/** 每个 ErrorCode 的中文说明：只有文字。 */
import { say } from "../../lib/safe-text.ts";
import type * as en from "../error-words.ts";

type ErrorWords = en.ErrorWords;

export const ERROR_WORDS: typeof en.ERROR_WORDS = {
  InstanceNotExists: {
    meaning: say`该地域没有此实例`,
    cause: say`实例 ID 有误、属于其他地域，或者实例已释放。`,
    remedy: say`核对实例 ID 和地域；实例已不存在时，将其移出目标列表。`,
  },
  InstanceReleased: {
    meaning: say`下发期间实例被释放`,
    cause: say`任务执行期间，实例被人工或伸缩组释放。`,
    remedy: say`无需修复：将该实例移出目标列表。`,
  },
  InstanceNotRunning: {
    meaning: say`实例未处于运行中`,
    cause: say`创建任务时，实例处于已停止、启动中、停止中或锁定状态。`,
    remedy: say`启动实例，待云助手上线后重新下发。`,
  },
  AccountNotExists: {
    meaning: say`实例上不存在该文件所有者`,
    cause: say`FileOwner 指定的用户在实例上不存在。`,
    remedy: say`在实例上创建该用户，或改用已存在的用户（例如 root）重新下发。`,
  },
  UserGroupNotExists: {
    meaning: say`实例上不存在该文件用户组`,
    cause: say`FileGroup 指定的用户组在实例上不存在。`,
    remedy: say`在实例上创建该用户组，或改用已存在的用户组（例如 root）重新下发。`,
  },
  ClientNotRunning: {
    meaning: say`云助手 Agent 未运行`,
    cause: say`实例上的云助手 Agent 已停止，或者从未安装。`,
    remedy: say`在实例上启动 aliyun.service，或安装云助手并重启实例，然后重新下发。`,
  },
  ClientNotResponse: {
    meaning: say`云助手 Agent 无响应`,
    cause: say`Agent 卡住，或者实例负载过高。`,
    remedy: say`在 Agent 日志中查找任务 ID；找不到时，重启 aliyun.service 后重新下发。`,
  },
  ClientIsUpgrading: {
    meaning: say`云助手 Agent 正在升级`,
    cause: say`当时 Agent 正在升级到新版本。`,
    remedy: say`等待一两分钟后重新下发。`,
  },
  ClientNeedUpgrade: {
    meaning: say`云助手 Agent 版本过低`,
    cause: say`Agent 版本低于下发文件的要求（Linux 1.0.2.569，Windows 1.0.0.149）。`,
    remedy: say`升级 Agent 或允许其自动升级，然后重新下发。`,
  },
  DeliveryTimeout: {
    meaning: say`任务未能及时送达实例`,
    cause: say`服务未能在超时前将任务送达 Agent。`,
    remedy: say`调大 Timeout 后重新下发；反复出现时，重启实例上的 Agent。`,
  },
  FileCreateFail: {
    meaning: say`文件写入失败`,
    cause: say`可能是磁盘已满或只读、TargetDir 是一个文件，或者所有者、权限设置失败。`,
    remedy: say`在实例上检查剩余空间和 inode（df -h、df -i）以及目录权限，然后重新下发。`,
  },
  FileAlreadyExists: {
    meaning: say`同名文件已存在`,
    cause: say`目录中已有同名文件，且未开启 Overwrite。`,
    remedy: say`与下发的内容比对；不一致时，开启 Overwrite 或换一个文件名重新下发。`,
  },
  FileContentInvalid: {
    meaning: say`文件内容被拒绝`,
    cause: say`内容不是有效的 Base64、为空、传输中损坏，或编码后超过 32 KB。`,
    remedy: say`确认 ContentType 与 Content 的编码方式一致，然后重新下发。`,
  },
  FileNameInvalid: {
    meaning: say`文件名不符合系统要求`,
    cause: say`文件名违反实例操作系统的规则，例如 Linux 上的 / 或 Windows 上的 : ? *。`,
    remedy: say`换一个文件名重新下发。`,
  },
  FilePathInvalid: {
    meaning: say`目标目录无效`,
    cause: say`TargetDir 不适用于实例的操作系统，例如向 Windows 下发 Linux 路径。`,
    remedy: say`修正 TargetDir，并将 Linux 与 Windows 实例分成不同的任务下发。`,
  },
  FileAuthorityInvalid: {
    meaning: say`文件权限无效`,
    cause: say`FileMode 必须是三位或四位八进制数字。`,
    remedy: say`使用 0644 之类的权限重新下发；Windows 实例忽略该参数。`,
  },
  ClientNotOnline: {
    meaning: say`云助手 Agent 不在线`,
    cause: say`Agent 与服务没有连接。`,
    remedy: say`在实例上重启 aliyun.service；仍不在线时，检查 TCP 443 出方向是否放行。`,
  },
  ClientNetworkBlocked: {
    meaning: say`云助手 Agent 网络不通`,
    cause: say`防火墙、DNS、路由或安全组阻断了 Agent 的流量。`,
    remedy: say`放行到该地域 axt.aliyun.com 域名及 100.100.100.200 的 TCP 443、TCP 80 和 UDP 53 出方向流量。`,
  },
  SecurityGroupRuleDenied: {
    meaning: say`安全组拦截了云助手`,
    cause: say`实例安全组的某条规则拒绝了 Agent 的出方向流量；ErrorInfo 中有安全组和规则。`,
    remedy: say`修改 ErrorInfo 中的规则，然后重新下发。`,
  },
  ClientRestarted: {
    meaning: say`执行中云助手 Agent 重启`,
    cause: say`Agent 在执行任务时被重启。`,
    remedy: say`检查实例上的文件，然后开启 Overwrite 重新下发。`,
  },
  InstanceRestarted: {
    meaning: say`执行中实例重启`,
    cause: say`任务执行期间实例被重启。`,
    remedy: say`待实例恢复运行，检查其上的文件，然后开启 Overwrite 重新下发。`,
  },
  InstanceDeregistered: {
    meaning: say`托管实例已注销`,
    cause: say`该机器已从云助手的托管实例中注销。`,
    remedy: say`重新注册该机器，或将其移出目标列表。`,
  },
};

export const EMPTY_FILE: ErrorWords = {
  meaning: say`文件内容为空`,
  cause: say`创建任务时内容为空，Agent 不会写入空文件。`,
  remedy: say`带上内容重新下发；需要空文件时，请用命令创建。`,
};

export const NOTHING_SAID: ErrorWords = {
  meaning: say`未报告错误`,
  cause: say`服务既未返回 ErrorCode，也未返回 ErrorInfo。`,
  remedy: say`任务长时间未结束时，确认实例在运行且云助手在线。`,
};

export const UNKNOWN: ErrorWords = {
  meaning: say`cafe 未收录的错误`,
  cause: say`该错误码比 cafe 新；服务的原文见 ErrorInfo。`,
  remedy: say`在云助手的故障排查文档中查找该错误码，并检查实例上的文件。`,
};
