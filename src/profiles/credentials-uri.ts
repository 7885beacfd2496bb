/** Checks where a credentials URI may lead: keys travel in the answer, so plain http stays on this machine. */
import { CREDENTIALS } from "../copy/credentials.ts";
import { isLoopback } from "../lib/loopback.ts";
import { err, ok, type Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";

/** The URL, or the end of a sentence that starts with what holds it. Never quotes it: it may hold a token. */
export function credentialsUri(text: string, insecure: boolean): Result<URL, SafeText> {
  if (!URL.canParse(text)) return err(CREDENTIALS.notUrl);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return err(CREDENTIALS.notHttpUrl);
  if (url.username !== "" || url.password !== "") return err(CREDENTIALS.urlWithUser);
  if (url.protocol === "http:" && !insecure && !isLoopback(url.hostname)) {
    return err(CREDENTIALS.urlPlainHttp);
  }
  return ok(url);
}
