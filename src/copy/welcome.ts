/** The words of the welcome. */
import { type SafeText, say } from "../lib/safe-text.ts";

export const WELCOME = {
  title: say`Welcome to cafe`,
  what: say`Which file sends of Cloud Assistant failed, on which instances, why, and what to do next.`,
  nobody: say`Nobody has been asked for anything yet. Where do you want to look?`,
  demo: say`try the demo: a made-up fleet inside cafe, no account, no network`,
  tour: say`the same, with a guided tour of six steps`,
  use: say`use the keys under the cursor; j and k move it, and a digit uses at once:`,
  nothingFound: say`(none found: not in the environment, of the aliyun CLI, in the credentials file, or of an ECS role)`,
  add: say`add a profile: you are asked for it here, and it is used at once`,
  noRegion: say`no region`,
  kept: say`What you use becomes cafe's current profile: a reference, no secret is copied. P chooses another later.`,
  connecting: (profile: SafeText) => say`Connecting to ${profile} ...`,
  refused: (profile: SafeText, message: SafeText, remedy: SafeText) => say`${profile}: ${message} ${remedy}`,
} as const;
