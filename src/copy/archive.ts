/** What is said of the local history and of files of tasks. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const ARCHIVE = {
  otherFormat: say`is of another format than cafe's`,
  otherVersion: (version: SafeText, own: number) =>
    say`is a bundle of version ${version}, and this cafe reads version ${own}: update cafe`,
  noTasks: say`holds no tasks: neither a bundle that cafe exported, nor JSON of cafe list`,
  cancelled: say`The call was cancelled.`,
  noResourceGroups: (what: SafeText) =>
    say`No reply of the service says which resource group a task is of, so ${what} cannot be searched by it.`,
  noResourceGroupsRemedy: say`Leave --resource-group out.`,
  busy: (file: SafeText) => say`${file} is being written by another cafe; try again.`,
  broken: (file: SafeText) => say`${file} is broken.`,
  diskFull: (file: SafeText) => say`There is no history: the disk of ${file} is full.`,
  unusable: (file: SafeText, code: SafeText) =>
    say`There is no history: ${file} cannot be used (${code}). Set CAFE_CONFIG_DIR to a folder you can write to.`,
  newerVersion: (file: SafeText, version: number) =>
    say`${file} is of version ${version}, from a newer cafe: it is left alone, and there is no history. Update cafe.`,
  setAside: (file: SafeText, kept: SafeText) =>
    say`${file} could not be read. It is kept as ${kept}, and a new history begins.`,
  notSetAside: (file: SafeText) => say`${file} cannot be read and could not be renamed; there is no history.`,
} as const;
