/**
 * Finds secrets in a text, and masks them without moving a line. By form only: a secret that looks like nothing stays,
 * and a harmless text that looks like one is masked. Linear in the length of the text.
 */

/** What a secret looks like. */
export type SecretKind = "private key" | "access key" | "token" | "password in a URL" | "assigned secret";

export interface Secret {
  readonly kind: SecretKind;
  /** From 1. */
  readonly line: number;
}

export interface Masked {
  /** As many lines as the text had. */
  readonly text: string;
  readonly secrets: readonly Secret[];
}

const MASK = "****";

/** The group `keep` stays in front of the mask. Private keys go first: what is in them must not be looked into. */
const PATTERNS: readonly (readonly [SecretKind, RegExp])[] = [
  ["private key", /(?<keep>-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----)[\s\S]*?(?=-----END |$(?![\s\S]))/gu],
  ["access key", /\b(?<keep>)(?:LTAI[A-Za-z0-9]{12,30}|(?:AKIA|ASIA)[0-9A-Z]{16}|STS\.[A-Za-z0-9]{16,40})\b/gu],
  [
    "token",
    /\b(?<keep>)(?:gh[pousr]_[A-Za-z0-9]{30,255}|glpat-[\w-]{20,64}|xox[abprs]-[\w-]{10,255}|eyJ[\w-]{10,4000}\.[\w-]{10,8000}\.[\w-]{10,4000})/gu,
  ],
  ["token", /(?<keep>\bauthorization["']?\s{0,3}[:=]\s{0,3}["']?(?:bearer|basic|token)\s{1,3})[\w.~+/=-]{8,}/giu],
  ["password in a URL", /(?<keep>\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s:/?#@]{0,100}:)[^\s:/?#@]{1,200}(?=@)/giu],
  [
    "assigned secret",
    /(?<keep>(?:passw(?:or)?d|passphrase|passwd|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|credential)s?\w{0,20}["']?[ \t]{0,10}[:=][ \t]{0,10}["']?)(?![${<%/*"'\s]|(?:true|false|null|none|yes|no)\b)[^\s"',;#]{4,}/giu,
  ],
];

/** Masks what looks like a secret, and says where it was. */
export function maskSecrets(text: string): Masked {
  const secrets: Secret[] = [];
  let masked = text;
  for (const [kind, pattern] of PATTERNS) {
    masked = masked.replace(pattern, (found, ...rest: readonly unknown[]) => {
      const [offset, whole, keep] = placeOf(rest);
      const hidden = found.slice(keep.length);
      if (/^\s*$/u.test(hidden) || hidden === MASK) return found;
      secrets.push({ kind, line: lineAt(whole, offset) });
      return (
        keep +
        hidden
          .split(/(\r?\n)/u)
          .map((part, at) => (at % 2 === 0 && part !== "" ? MASK : part))
          .join("")
      );
    });
  }
  return { text: masked, secrets: secrets.sort((a, b) => a.line - b.line) };
}

/** The last three arguments of a replacer: where, in what, and the named groups. */
function placeOf(rest: readonly unknown[]): readonly [offset: number, whole: string, keep: string] {
  const [offset, whole, groups] = rest.slice(-3);
  const keep = typeof groups === "object" && groups !== null && "keep" in groups ? groups.keep : "";
  return [Number(offset), String(whole), String(keep)];
}

/** Masks keep the lines, so a line counted in a half masked text is that of the original. */
function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line += 1;
  return line;
}
