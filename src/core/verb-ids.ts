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
