/** The sentence for each finding in the content of a file: what it is, and what it does. */
import type { Finding } from "../domain/content-findings.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";

/** One sentence. */
export function explainFinding(finding: Finding): SafeText {
  switch (finding.kind) {
    case "crlf":
      return say`${finding.lines} ${safeText(finding.lines === 1 ? "line ends" : "lines end")} in CRLF: the system then looks for an interpreter whose name ends in a carriage return, and commands get one as part of their last word.`;
    case "bom":
      return finding.script
        ? say`The script starts with a byte order mark, so the system does not see its #! line.`
        : say`The file starts with a byte order mark, which many programs take for text.`;
    case "no-final-newline":
      return say`The last line has no line end; cron, for one, ignores such a line.`;
    case "certificate":
      return finding.state === "expired"
        ? say`The certificate of ${finding.subject} expired on ${day(finding.at)}.`
        : say`The certificate of ${finding.subject} is not valid before ${day(finding.at)}.`;
    case "certificate-unreadable":
      return say`A certificate in it cannot be read.`;
    case "secret":
      return say`It seems to hold a secret (${safeText(finding.what)}, ${lineWords(finding.lines)}); masked here, but whoever may read the sends can read it.`;
  }
}

const MOST_LINES = 5;

function lineWords(lines: readonly number[]): SafeText {
  const shown = joinSafe(
    lines.slice(0, MOST_LINES).map((line) => say`${line}`),
    ", ",
  );
  const word = safeText(lines.length === 1 ? "line" : "lines");
  return lines.length > MOST_LINES
    ? say`${word} ${shown} and ${lines.length - MOST_LINES} more`
    : say`${word} ${shown}`;
}

const day = (ms: number): SafeText => safeText(new Date(ms).toISOString().slice(0, 10));
