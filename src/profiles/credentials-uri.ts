/** Checks where a credentials URI may lead: keys travel in the answer, so plain http stays on this machine. */
import { isLoopback } from "../lib/loopback.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

/** The URL, or the end of a sentence that starts with what holds it. Never quotes it: it may hold a token. */
export function credentialsUri(text: string, insecure: boolean): Result<URL, SafeText> {
  if (!URL.canParse(text)) return err(say`is no URL`);
  const url = new URL(text);
  if (url.protocol !== "https:" && url.protocol !== "http:") return err(say`is no http or https URL`);
  if (url.username !== "" || url.password !== "")
    return err(say`has a user name or password, which cafe does not send`);
  if (url.protocol === "http:" && !insecure && !isLoopback(url.hostname)) {
    return err(say`is plain http to another machine, where others could read the keys; use https, or add --insecure`);
  }
  return ok(url);
}
