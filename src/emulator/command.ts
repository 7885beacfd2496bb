/** Owns `cafe emulator`: the endpoint in the foreground, one line per request. Must not parse arguments. */
import type { EmulatorOptions } from "./defaults.ts";
import { openEmulator, startEmulator } from "./server.ts";
import { readSettings, type SettingTexts } from "./settings.ts";

export { openEmulator };

/**
 * Serves until the signal aborts. The first line printed is `listening on http://127.0.0.1:PORT`.
 * @throws SettingError for a setting that is wrong; Error with one sentence when the port cannot be had.
 */
export async function runEmulator(
  options: Omit<EmulatorOptions, "onRequest">,
  texts: SettingTexts,
  io: { readonly print: (line: string) => void; readonly signal: AbortSignal },
): Promise<void> {
  const emulator = await startEmulator({ ...options, ...readSettings(texts), onRequest: io.print });
  io.print(`listening on ${emulator.url}`);
  if (!io.signal.aborted) {
    await new Promise<void>((resolve) => io.signal.addEventListener("abort", () => resolve(), { once: true }));
  }
  await emulator.close();
}
