/** 本文案集的语言。 */
import type * as en from "../language.ts";

export const LANGUAGE: typeof en.LANGUAGE = "zh";
