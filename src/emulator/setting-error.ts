/** Owns the error for something the endpoint was told that it cannot do. Nothing else is thrown for a setting. */

/** The message is one sentence: what is wrong, where, and what is allowed. */
export class SettingError extends Error {
  override readonly name = "SettingError";
}
