/** The language of this catalogue. */
import type { Language } from "../domain/ui-language.ts";

export const LANGUAGE: Language = "en";
