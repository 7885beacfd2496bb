/** Filters in force, as the chips of the header say them. */
import { joinSafe, type SafeText, say } from "../lib/safe-text.ts";

export const CHIPS = {
  status: (status: SafeText) => say`status=${status}`,
  name: (name: SafeText) => say`name=${name}`,
  task: (invokeId: SafeText) => say`task=${invokeId}`,
  instance: (instanceId: SafeText) => say`instance=${instanceId}`,
  group: (id: SafeText) => say`group=${id}`,
  tag: (tag: SafeText) => say`tag ${tag}`,
  error: (codes: readonly SafeText[]) => say`error=${joinSafe(codes, ",")}`,
  result: (status: SafeText) => say`result=${status}`,
  owner: (owner: SafeText) => say`owner=${owner}`,
  dir: (dir: SafeText) => say`dir=${dir}`,
  since: (time: SafeText) => say`since ${time}`,
  until: (time: SafeText) => say`until ${time}`,
  failuresOnly: say`failures only`,
} as const;
