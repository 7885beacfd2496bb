/** Makes texts to read. A chunk of its own, loaded when the first text is opened: the grammars take time to load. */
import { createHash } from "node:crypto";
import type { Reading, Subject } from "../core/reading.ts";
import { safeText } from "../lib/safe-text.ts";
import { readCertificate } from "../platform/certificates.ts";
import { highlight } from "../platform/highlight.ts";
import { contentReading, type ReadingTools } from "../present/content-text.ts";
import { diffReading } from "../present/diff-text.ts";
import { jsonReading } from "../present/json-text.ts";

const TOOLS: ReadingTools = {
  highlight,
  readCertificate,
  sha256: (data) => safeText(createHash("sha256").update(data).digest("hex")),
};

/** The text that a subject is. `now`: epoch milliseconds. */
export function read(subject: Subject, now: number): Reading {
  switch (subject.kind) {
    case "content":
      return contentReading(subject.task, TOOLS, now);
    case "json":
      return jsonReading(subject.task, highlight);
    case "diff":
      return diffReading(subject.before, subject.after);
  }
}
