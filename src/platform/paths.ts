/**
 * Where cafe's files live, by the environment alone (XDG Base Directory rules). It looks at no file and makes no folder.
 */
import { isAbsolute, join, resolve } from "node:path";

/** Environment variables, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder of config.json: CAFE_CONFIG_DIR, XDG_CONFIG_HOME/cafe or ~/.config/cafe; null where none is known. */
export function configDir(env: Environment): string | null {
  const chosen = env["CAFE_CONFIG_DIR"];
  if (chosen) return resolve(chosen);
  const base = env["XDG_CONFIG_HOME"];
  // The XDG rules say that a relative path is to be ignored.
  return base && isAbsolute(base) ? join(base, "cafe") : inHome(env, ".config", "cafe");
}

/** The folder of what cafe writes down for its makers: XDG_STATE_HOME/cafe or ~/.local/state/cafe; null where none is known. */
export function stateDir(env: Environment): string | null {
  const base = env["XDG_STATE_HOME"];
  return base && isAbsolute(base) ? join(base, "cafe") : inHome(env, ".local", "state", "cafe");
}

/** The aliyun CLI's config.json (facts-api.md 5.2); null where HOME is not known. */
export const aliyunConfigPath = (env: Environment): string | null => inHome(env, ".aliyun", "config.json");

/** The credentials file that the vendor's SDKs share (facts-api.md 5.1); null where HOME is not known. */
export function credentialsFilePath(env: Environment): string | null {
  const chosen = env["ALIBABA_CLOUD_CREDENTIALS_FILE"];
  return chosen ? resolve(chosen) : inHome(env, ".alibabacloud", "credentials");
}

function inHome(env: Environment, ...parts: readonly string[]): string | null {
  const home = env["HOME"];
  return home && isAbsolute(home) ? join(home, ...parts) : null;
}
