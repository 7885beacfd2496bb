/** What is worth knowing about the content of a sent file before, or after, it breaks something. Says it as data. */
import type { SafeText } from "../lib/safe-text.ts";
import type { Content } from "./content.ts";
import { maskSecrets, type SecretKind } from "./secrets.ts";

/** One finding; `copy/findings.ts` has the sentence. */
export type Finding =
  /** A script with CRLF: its first line asks for an interpreter named "sh\r", or each line ends in a stray \r. */
  | { readonly kind: "crlf"; readonly lines: number }
  | { readonly kind: "bom"; readonly script: boolean }
  | { readonly kind: "no-final-newline" }
  | {
      readonly kind: "certificate";
      readonly state: "expired" | "not-yet-valid";
      readonly subject: SafeText;
      readonly at: number;
    }
  | { readonly kind: "certificate-unreadable" }
  | { readonly kind: "secret"; readonly what: SecretKind; readonly lines: readonly number[] };

/** What a certificate says of itself; times in epoch milliseconds. */
export interface Certificate {
  readonly subject: SafeText;
  readonly validFrom: number;
  readonly validTo: number;
}

/** Reads one PEM block; null where it is no certificate. Injected: parsing X.509 takes Node. */
export type CertificateReader = (pem: string) => Certificate | null;

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/gu;
const SHELL_NAME = /\.(?:sh|bash|dash|ksh|zsh)$/iu;

/**
 * The findings in a content, the ones that break things first.
 * @param name of the file
 * @param now epoch milliseconds, for certificates
 */
export function findingsOf(content: Content, name: string, read: CertificateReader, now: number): readonly Finding[] {
  if (content.kind !== "text" || content.text === "") return [];
  const { text } = content;
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  const isScript = body.startsWith("#!") || SHELL_NAME.test(name);
  const crlf = isScript ? text.split("\r\n").length - 1 : 0;
  return [
    ...(crlf > 0 ? [{ kind: "crlf", lines: crlf } as const] : []),
    ...(body !== text ? [{ kind: "bom", script: isScript } as const] : []),
    ...certificateFindings(text, read, now),
    ...secretFindings(text),
    ...(text.endsWith("\n") ? [] : [{ kind: "no-final-newline" } as const]),
  ];
}

function certificateFindings(text: string, read: CertificateReader, now: number): readonly Finding[] {
  return (text.match(CERTIFICATE) ?? []).flatMap((pem): readonly Finding[] => {
    const certificate = read(pem);
    if (certificate === null) return [{ kind: "certificate-unreadable" }];
    const { subject, validFrom, validTo } = certificate;
    if (validTo <= now) return [{ kind: "certificate", state: "expired", subject, at: validTo }];
    return validFrom > now ? [{ kind: "certificate", state: "not-yet-valid", subject, at: validFrom }] : [];
  });
}

function secretFindings(text: string): readonly Finding[] {
  const lines = new Map<SecretKind, number[]>();
  for (const { kind, line } of maskSecrets(text).secrets) lines.set(kind, [...(lines.get(kind) ?? []), line]);
  return [...lines].map(([what, at]) => ({ kind: "secret", what, lines: at }));
}
