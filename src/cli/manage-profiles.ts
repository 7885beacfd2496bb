/**
 * What the explorer asks for a profile, on the terminal that it lends: puts the dialogue together with `cafe profiles`,
 * the terminal and the files. Everything is said on stdout, which is a terminal here whatever stderr is.
 */
import type { ProfileTask } from "../core/effects.ts";
import { aliyunConfigPath, configDir } from "../platform/paths.ts";
import { askLine, askSecret } from "../platform/prompt.ts";
import { findAliyunProfile, openAliyunConfig } from "../profiles/aliyun-config.ts";
import { openProfiles } from "../profiles/store.ts";
import { runProfiles } from "./commands/profiles.ts";
import type { ConnectionFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import { profileDialogue } from "./profile-dialogue.ts";
import { systemClock } from "./system-clock.ts";

/** @returns the profile that it was about; null where it was about none */
export function manageProfiles(
  task: ProfileTask,
  profile: string | null,
  io: CommandIo,
  flags: ConnectionFlags,
): Promise<string | null> {
  const { stdin, stdout } = process;
  const lent: CommandIo = { ...io, note: io.out, askSecret: (prompt) => askSecret(prompt, stdin, stdout) };
  const store = openProfiles(configDir(io.env), systemClock(io.now));
  return profileDialogue(task, profile, {
    ask: (prompt) => askLine(prompt, stdin, stdout),
    askSecret: lent.askSecret,
    say: (text) => io.out(`${text}\n`),
    run: (args) => runProfiles(args, lent, flags),
    isOwn: (name) => store.get(name) !== undefined,
    aliyunProblem: (name) => {
      const found = findAliyunProfile(openAliyunConfig(aliyunConfigPath(io.env))(), name);
      return found.ok ? null : found.error.message;
    },
  });
}
