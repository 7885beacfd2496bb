/** The content of a sent file as a text to read: what it is, what is wrong with it, then its lines or a hex dump. */
import { explainFinding } from "../copy/findings.ts";
import { CONTENT_HEAD, encodingText, lineEndsText } from "../copy/reader.ts";
import type { ReaderText, Reading } from "../core/reading.ts";
import { bytesOf, type Content, contentOf, hexLines, lineEndsOf, sizeOf, sizeText } from "../domain/content.ts";
import { type CertificateReader, type Finding, findingsOf } from "../domain/content-findings.ts";
import { type Language, languageOf } from "../domain/language.ts";
import { maskSecrets } from "../domain/secrets.ts";
import { EMPTY_LINE, type Mark, type TextLine, type TextTone, textLine } from "../domain/styled.ts";
import type { WholeTask } from "../domain/task.ts";
import { type SafeText, safeLines, say } from "../lib/safe-text.ts";
import { cell } from "./line.ts";

/** The marks of each line; none where the text stays plain. */
export type Highlighter = (lines: readonly SafeText[], language: Language) => readonly (readonly Mark[])[];

/** What takes a library, or Node. */
export interface ReadingTools {
  readonly highlight: Highlighter;
  /** In hex. */
  readonly sha256: (data: Uint8Array) => SafeText;
  readonly readCertificate: CertificateReader;
}

/** Content and what is to be said of it. `now`: epoch milliseconds, for certificates. */
export function contentReading(task: WholeTask, tools: ReadingTools, now: number): Reading {
  const content = contentOf(task);
  const findings = findingsOf(content, task.name, tools.readCertificate, now);
  const head = headOf(task, content, findings, tools);
  if (content.kind === "none") return { masked: { raw: "", lines: head }, open: null };
  if (content.kind === "binary") {
    const dump = hexLines(content.data);
    return { masked: { raw: dump.join("\n"), lines: [...head, ...dump.map((line) => textLine(line))] }, open: null };
  }
  const language = content.kind === "text" ? languageOf(task.name, content.text) : null;
  const read = (text: string): ReaderText => ({
    raw: text,
    lines: [...head, ...numbered(safeLines(withoutLastEnd(text)), language, tools.highlight)],
  });
  const { text, secrets } = maskSecrets(content.text);
  return { masked: read(text), open: secrets.length === 0 ? null : read(content.text) };
}

/** A line end at the end ends the last line, and begins none. */
const withoutLastEnd = (text: string): string => text.replace(/\r?\n$/u, "");

function numbered(lines: readonly SafeText[], language: Language | null, highlight: Highlighter): readonly TextLine[] {
  const marks = language === null ? [] : highlight(lines, language);
  return lines.map((text, at) => ({ text, marks: marks[at] ?? [], number: at + 1 }));
}

function headOf(
  task: WholeTask,
  content: Content,
  findings: readonly Finding[],
  { sha256 }: ReadingTools,
): readonly TextLine[] {
  const { owner, group, mode } = task;
  const known = (text: SafeText): SafeText => (text === "" ? CONTENT_HEAD.unknown : text);
  return [
    field(CONTENT_HEAD.path, pathOf(task)),
    field(CONTENT_HEAD.rights, say`${known(owner)}:${known(group)}, ${known(mode)}`),
    ...(content.kind === "none" ? [] : [field(CONTENT_HEAD.size, sizeText(sizeOf(content)))]),
    ...(content.kind === "none" ? [] : [field(CONTENT_HEAD.hash, sha256(bytesOf(content)))]),
    field(CONTENT_HEAD.encoding, encodingText(content)),
    ...(content.kind === "text" ? [field(CONTENT_HEAD.lineEnds, lineEndsText(lineEndsOf(content.text)))] : []),
    // A file of several certificates may have the same to say of each.
    ...[...new Set(findings.map(explainFinding))].map((words) => field(CONTENT_HEAD.finding, words, "warning")),
    EMPTY_LINE,
  ];
}

const LABEL = 13;

function field(label: SafeText, value: SafeText, tone: TextTone = "dim"): TextLine {
  const start = cell(label, LABEL);
  return { text: say`${start}${value}`, marks: [{ from: 0, to: start.length, tone }], number: null };
}

/** Where the file was put, with the separator that its directory is written with. */
function pathOf({ targetDir, name }: WholeTask): SafeText {
  if (targetDir === "" || /[\\/]$/u.test(targetDir)) return say`${targetDir}${name}`;
  return /^[a-z]:(?!.*\/)/iu.test(targetDir) ? say`${targetDir}\\${name}` : say`${targetDir}/${name}`;
}
