/** The words of the welcome. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const WELCOME = {
  title: say`Welcome to cafe`,
  what: say`Which file sends of Cloud Assistant failed, on which instances, why, and what to do next.`,
  nobody: say`Nobody has been asked for anything yet. Where do you want to look?`,
  demo: say`try the demo: a made-up fleet, no account, no network`,
  tour: say`the same, with a guided tour of six steps`,
  use: say`use the keys under the cursor (j k move it; or press a digit):`,
  nothingFound: say`No keys were found: neither in the environment, nor in the files of the aliyun CLI and of the SDKs, nor an ECS role.`,
  add: say`add a profile: cafe asks for it here, and uses it at once`,
  noRegion: say`no region`,
  kept: say`What you use becomes cafe's current profile: a reference, no secret is copied. P chooses another later.`,
  connecting: (profile: SafeText) => say`Connecting to ${profile} ...`,
  refused: (profile: SafeText, message: SafeText, remedy: SafeText) => say`${profile}: ${message} ${remedy}`,
} as const;
