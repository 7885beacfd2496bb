/** What is said of profiles and of the files that keep them. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const STORE = {
  notAFile: (file: SafeText) => say`${file} is not a file`,
  tooLarge: (file: SafeText) => say`${file} is too large for a config file`,
  cannotRead: (file: SafeText, code: SafeText) => say`${file} cannot be read (${code})`,
  entryNoObject: say`it is not an object`,
  entryName: say`its name is not one`,
  entryRegion: (name: SafeText) => say`the region of ${name} is not one`,
  entrySource: (name: SafeText) => say`the source of ${name} is incomplete`,
  notJson: say`it is not a JSON object`,
  badVersion: say`its version is not a whole number`,
  profilesNoList: say`its profiles are not a list`,
  rememberedNoList: say`its remembered choices are not a list`,
  leftOut: (at: number, why: SafeText) => say`Profile ${at} of config.json is left out: ${why}.`,
  leftOutTwice: (at: number) => say`Profile ${at} of config.json is left out: the name is taken by one above it.`,
  currentGone: say`The current profile of config.json does not exist; choose one with \`cafe profiles use NAME\`.`,
  lockHeld: (path: SafeText) => say`Another program holds ${path}; try again, or delete it if none runs.`,
  changedMeanwhile: say`Another cafe changed the profiles at the same moment; try again.`,
  cannotWrite: (folder: SafeText) =>
    say`Nothing is saved: ${folder} cannot be written. Set CAFE_CONFIG_DIR to a folder you can write to.`,
  diskFull: (folder: SafeText) => say`Nothing is saved: the disk of ${folder} is full.`,
  notAFolder: (folder: SafeText) =>
    say`Nothing is saved: ${folder} is not a folder. Set CAFE_CONFIG_DIR to one, or move what is there.`,
  writeFailed: (folder: SafeText, code: SafeText) => say`Nothing is saved: writing to ${folder} failed (${code}).`,
  profilesUnavailable: (why: SafeText) => say`${why}: stored profiles are not available.`,
  newerVersion: (path: SafeText, version: number) =>
    say`${path} is of version ${version}, from a newer cafe: it is left alone, and its profiles are not available. Update cafe.`,
  setAside: (path: SafeText, why: SafeText, kept: SafeText) =>
    say`${path} could not be used (${why}). It is kept as ${kept}: repair it, or add its profiles again.`,
  notSetAside: (path: SafeText, why: SafeText) =>
    say`${path} cannot be used (${why}) and could not be renamed; no stored profiles are available.`,
  nowhere: say`Nothing is saved: no folder for it is known. Set CAFE_CONFIG_DIR (or HOME).`,
  changedByOther: (name: SafeText) =>
    say`The profile ${name} was changed by somebody else at the same time; try again.`,
  madePrivate: (file: SafeText) =>
    say`${file} could be opened by other users; it is private now. If keys were in it, consider new ones.`,
  cannotMakePrivate: (file: SafeText) =>
    say`${file} can be opened by other users and cannot be made private: run \`chmod 600\` on it as its owner.`,
  folderOpen: (folder: SafeText) =>
    say`Other users can replace files in ${folder}: run \`chmod go-w\` on it, or set CAFE_CONFIG_DIR.`,
  nameRule: say`A profile name is 1 to 64 letters, digits, dots, underscores and hyphens, for example prod-beijing.`,
  nameReserved: (name: SafeText) => say`The name ${name} has a meaning of its own: choose another.`,
  exists: (name: SafeText, again: SafeText) =>
    say`A profile ${name} exists already; remove it first with \`cafe profiles remove ${again}\`.`,
  absent: (name: SafeText) => say`There is no profile ${name}; \`cafe profiles list\` shows which there are.`,
  sourceLocked: say`stored, locked`,
  sourceSection: (name: SafeText) => say`credentials file section ${name}`,
  sourceEcsRole: (role: SafeText) => say`ECS role ${role}`,
  sourceEcs: say`ECS role`,
  sourceUri: say`credentials URI`,
  sourceEnvironment: say`environment`,
  sourceAliyun: (name: SafeText) => say`aliyun CLI profile ${name}`,
  sourceStored: say`stored`,
} as const;
