/** The words of what is read: the head of a content, what is masked, a comparison, a search in a text. */
import type { Content, LineEnds } from "../domain/content.ts";
import type { InstanceDiff } from "../domain/task-diff.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

/** The reader's frame. */
export const READER = {
  masked: (title: SafeText) => say`${title}: secrets masked, m shows`,
  open: (title: SafeText) => say`${title}: secrets shown, m masks`,
  preparing: say`getting it ready`,
  none: say`not found`,
  match: (at: number, count: number) => say`${at} of ${count}`,
  matchOfMore: (at: number, count: number) => say`${at} of the first ${count}`,
} as const;

/** The head of a content. */
export const CONTENT_HEAD = {
  path: say`Path`,
  rights: say`Owner, mode`,
  size: say`Size`,
  hash: say`SHA-256`,
  encoding: say`Encoding`,
  lineEnds: say`Line ends`,
  finding: say`Beware`,
  unknown: say`(none)`,
  empty: say`the service sent no content`,
} as const;

/** What a content is, and how it was sent. */
export function encodingText(content: Content): SafeText {
  switch (content.kind) {
    case "text": {
      const what = content.text.startsWith("\ufeff") ? say`UTF-8 with a byte order mark` : say`UTF-8`;
      return content.wasBase64 ? say`${what}, sent as Base64` : say`${what}, sent as plain text`;
    }
    case "binary":
      return say`binary: no UTF-8, or with control characters; sent as Base64`;
    case "undecodable":
      return say`said to be Base64, which it is not; shown as it was sent`;
    case "none":
      return CONTENT_HEAD.empty;
  }
}

/** How its lines end. */
export function lineEndsText({ lf, crlf }: LineEnds): SafeText {
  if (lf === 0 && crlf === 0) return say`none: one line`;
  if (crlf === 0) return say`LF`;
  return lf === 0 ? say`CRLF` : say`mixed: ${lf} LF, ${crlf} CRLF`;
}

/** Stands in JSON for a Base64 text. */
export const hiddenBase64 = (length: number): SafeText =>
  say`(${length} characters of Base64 that seem to hold a secret; m shows them)`;

/** A comparison of two. */
export const DIFF = {
  fields: say`Fields`,
  content: say`Content`,
  instances: say`Instances`,
  same: say`the same`,
  sameSize: (size: SafeText) => say`the same, ${size}`,
  noText: (before: SafeText, from: SafeText, after: SafeText, to: SafeText) =>
    say`differs, and is no text: ${before} in ${from}, ${after} in ${to}`,
  equalLines: (count: number) => (count === 1 ? say`... 1 equal line` : say`... ${count} equal lines`),
  unset: say`-`,
} as const;

/** What became of an instance, the first of them then, the second now. */
export const FATES: Readonly<Record<keyof InstanceDiff, SafeText>> = {
  recovered: say`failed then, ok now`,
  broken: say`ok then, failed now`,
  failedTwice: say`failed in both`,
  open: say`open in one of them`,
  onlyBefore: say`only in the first`,
  onlyAfter: say`only in the second`,
  okTwice: say`ok in both`,
};
