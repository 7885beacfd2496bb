/** Themes of the 16 colours, as tests draw with them. */
import { themeOf } from "../../src/ui/theme/theme.ts";

export const THEMES = { dark: themeOf("dark", false), mono: themeOf("mono", false) } as const;
