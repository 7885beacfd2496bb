/** The type of a text in another language. Types only. */
import type { SafeText } from "./safe-text.ts";

/** The same shape as `Text`, with any words in it. */
export type Translation<Text> = Text extends SafeText
  ? SafeText
  : Text extends string
    ? string
    : Text extends (...input: never) => unknown
      ? Text
      : { readonly [Key in keyof Text]: Translation<Text[Key]> };
