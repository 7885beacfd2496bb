/** 关于配置及其所在文件的说明。 */
import { type SafeText, say } from "../../lib/safe-text.ts";
import type * as en from "../store.ts";

export const STORE: typeof en.STORE = {
  notAFile: (file: SafeText) => say`${file} 不是文件`,
  tooLarge: (file: SafeText) => say`${file} 过大，不像配置文件`,
  cannotRead: (file: SafeText, code: SafeText) => say`无法读取 ${file}（${code}）`,
  entryNoObject: say`不是对象`,
  entryName: say`名称无效`,
  entryRegion: (name: SafeText) => say`${name} 的地域无效`,
  entrySource: (name: SafeText) => say`${name} 的密钥来源不完整`,
  notJson: say`不是 JSON 对象`,
  badVersion: say`version 不是整数`,
  profilesNoList: say`profiles 不是列表`,
  rememberedNoList: say`remembered 不是列表`,
  leftOut: (at: number, why: SafeText) => say`config.json 的第 ${at} 个配置已忽略：${why}。`,
  leftOutTwice: (at: number) => say`config.json 的第 ${at} 个配置已忽略：与前面的配置重名。`,
  currentGone: say`config.json 的当前配置不存在；请用 \`cafe profiles use NAME\` 选择一个。`,
  lockHeld: (path: SafeText) => say`另一个程序占用 ${path}；请重试，若没有程序在运行则将其删除。`,
  changedMeanwhile: say`另一个 cafe 同时更改了配置；请重试。`,
  cannotWrite: (folder: SafeText) => say`未保存：无法写入 ${folder}。请将 CAFE_CONFIG_DIR 设为可写的目录。`,
  diskFull: (folder: SafeText) => say`未保存：${folder} 所在的磁盘已满。`,
  notAFolder: (folder: SafeText) => say`未保存：${folder} 不是目录。请将 CAFE_CONFIG_DIR 设为目录，或移走该处的文件。`,
  writeFailed: (folder: SafeText, code: SafeText) => say`未保存：写入 ${folder} 失败（${code}）。`,
  profilesUnavailable: (why: SafeText) => say`${why}：已保存的配置不可用。`,
  newerVersion: (path: SafeText, version: number) =>
    say`${path} 的版本为 ${version}，来自更新的 cafe：保持原样，其中的配置不可用。请升级 cafe。`,
  setAside: (path: SafeText, why: SafeText, kept: SafeText) =>
    say`${path} 无法使用（${why}），已保留为 ${kept}：请修复，或重新添加其中的配置。`,
  notSetAside: (path: SafeText, why: SafeText) => say`${path} 无法使用（${why}），也无法重命名；已保存的配置不可用。`,
  nowhere: say`未保存：不知道放在哪个目录。请设置 CAFE_CONFIG_DIR（或 HOME）。`,
  changedByOther: (name: SafeText) => say`配置 ${name} 同时被他人更改；请重试。`,
  madePrivate: (file: SafeText) => say`${file} 此前可被其他用户打开，现已设为私有。若其中有密钥，请考虑更换。`,
  cannotMakePrivate: (file: SafeText) =>
    say`${file} 可被其他用户打开，且无法设为私有：请以其所有者身份运行 \`chmod 600\`。`,
  folderOpen: (folder: SafeText) =>
    say`其他用户可替换 ${folder} 中的文件：请对其运行 \`chmod go-w\`，或设置 CAFE_CONFIG_DIR。`,
  nameRule: say`配置名称为 1 到 64 个字母、数字、点、下划线或连字符，例如 prod-beijing。`,
  nameReserved: (name: SafeText) => say`名称 ${name} 另有含义：请换一个。`,
  exists: (name: SafeText, again: SafeText) =>
    say`配置 ${name} 已存在；请先用 \`cafe profiles remove ${again}\` 删除。`,
  absent: (name: SafeText) => say`没有配置 ${name}；\`cafe profiles list\` 列出所有配置。`,
  sourceLocked: say`已保存，已锁定`,
  sourceSection: (name: SafeText) => say`凭证文件的 ${name} 节`,
  sourceEcsRole: (role: SafeText) => say`ECS 角色 ${role}`,
  sourceEcs: say`ECS 角色`,
  sourceUri: say`凭证 URI`,
  sourceEnvironment: say`环境变量`,
  sourceAliyun: (name: SafeText) => say`aliyun CLI 配置 ${name}`,
  sourceStored: say`已保存`,
};
