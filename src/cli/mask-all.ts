/** Takes whatever may be a secret out of a text that nobody foresaw: for the file of a crash, and the debug log. */
import { maskSecrets } from "../domain/secrets.ts";

/** An AccessKey secret has 30 letters and digits of all kinds, and nothing else to know it by. */
const BARE_SECRET = /\b(?=\w*\d)(?=\w*[a-z])(?=\w*[A-Z])[A-Za-z0-9]{24,}\b/gu;

/** Masks what looks like a secret, by its name or by itself. */
export const maskAll = (text: string): string => maskSecrets(text).text.replace(BARE_SECRET, "****");
