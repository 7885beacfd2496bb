/** The languages that cafe speaks. Which one is in use is decided before the program is loaded (bin/language.js). */
export const LANGUAGES = ["en", "zh"] as const;

export type Language = (typeof LANGUAGES)[number];
