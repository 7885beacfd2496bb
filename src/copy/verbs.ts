/** What is wrong with the argument of a verb in the palette, and what is allowed. */
import type { VerbId } from "../core/verb-ids.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

const TIME = say`30m, 2h, 3d, 1w ago, or a date such as 2026-11-24 or 2026-11-24T09:00Z`;
const needsValue = (verb: VerbId) => (): SafeText => say`${safeText(verb)} needs a value`;

export const VERB_PROBLEMS: Readonly<Record<VerbId, (argument: SafeText) => SafeText>> = {
  region: (argument) =>
    say`"${argument}" names no region; region takes one or several RegionIds such as cn-hangzhou, or all`,
  profile: () => say`profile needs a name, or several with commas between; P lists them`,
  status: needsValue("status"),
  name: needsValue("name"),
  tag: needsValue("tag"),
  instance: needsValue("instance"),
  group: needsValue("group"),
  open: () => say`open needs an InvokeId, f-...`,
  since: (argument) => say`"${argument}" is no time; since takes ${TIME}`,
  until: (argument) => say`"${argument}" is no time; until takes ${TIME}`,
  error: needsValue("error"),
  result: needsValue("result"),
  owner: needsValue("owner"),
  dir: needsValue("dir"),
  save: () => say`save needs a name of at most 40 characters`,
  view: needsValue("view"),
  forget: needsValue("forget"),
};

/** What each verb takes; without a value, where one is in brackets, it takes the filter away. */
export const VERB_HINTS: Readonly<Record<VerbId, SafeText>> = {
  region: say`RegionId,... | all`,
  profile: say`NAME,...`,
  status: say`[Success | Failed | PartialFailed | Running | Pending]`,
  name: say`[file name, exact]`,
  tag: say`[key=value]`,
  instance: say`[InstanceId]`,
  group: say`[ResourceGroupId]`,
  open: say`InvokeId`,
  since: say`[2h | 3d | 2026-11-24T09:00Z]`,
  until: say`[2h | 3d | 2026-11-24T09:00Z]`,
  error: say`[ErrorCode,...]`,
  result: say`[InvocationStatus of an instance]`,
  owner: say`[FileOwner]`,
  dir: say`[TargetDir, with / below it, too]`,
  save: say`NAME: keep this view`,
  view: say`NAME: open a kept view`,
  forget: say`NAME: drop a kept view`,
};
