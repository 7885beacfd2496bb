/** What can be typed into the palette with an argument: `region cn-beijing`, `since 2h`. */
export const VERB_IDS = [
  "region",
  "profile",
  "status",
  "name",
  "tag",
  "instance",
  "group",
  "open",
  "since",
  "until",
  "error",
  "result",
  "owner",
  "dir",
  "save",
  "view",
  "forget",
] as const;

export type VerbId = (typeof VERB_IDS)[number];

/** A verb and what it is to be done to. */
export interface Phrase {
  readonly verb: VerbId;
  readonly argument: string;
}

/** Reads `verb argument`; null where it starts with no verb. The argument may be empty: it takes the filter away. */
export function parsePhrase(text: string): Phrase | null {
  const [, word = "", argument = ""] = /^:?(\S+)\s+(.*)$/u.exec(text.trimStart()) ?? [];
  const verb = VERB_IDS.find((one) => one === word.toLowerCase());
  return verb === undefined ? null : { verb, argument: argument.trim() };
}
