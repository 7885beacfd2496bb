/**
 * The code fences of a Markdown document, and how they are run. The convention: `sh`, `python` and `js` fences are run;
 * `not-run: REASON` after the language, or in a comment on the line before, says why one is not; `text` after one that is run is what it prints, where `…`
 * stands for anything; `json` is JSON. A fence without a language is a picture.
 */
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface Fence {
  readonly document: string;
  /** Of the line that opens it, from 1. */
  readonly line: number;
  readonly language: string;
  /** Null where it is run. */
  readonly notRun: string | null;
  readonly text: string;
}

const NOT_RUN = /^<!-- not-run: (.+) -->$/u;
const OPEN = /^```(?<language>\w*)(?: not-run: (?<reason>.+))?$/u;

/** All fences of a document, in order. @throws Error where one is not written by the convention, or not closed */
export function fencesOf(document: string): readonly Fence[] {
  const lines = readFileSync(document, "utf8").split("\n");
  const fences: Fence[] = [];
  for (let at = 0; at < lines.length; at++) {
    const opening = lines[at] ?? "";
    if (!opening.startsWith("```")) continue;
    const { language, reason } = OPEN.exec(opening)?.groups ?? {};
    const end = lines.indexOf("```", at + 1);
    if (language === undefined || end < 0) throw new Error(`${document}:${at + 1} is no fence: ${opening}`);
    fences.push({
      document,
      line: at + 1,
      language,
      notRun: reason ?? NOT_RUN.exec(lines[at - 1] ?? "")?.[1] ?? null,
      text: lines.slice(at + 1, end).join("\n"),
    });
    at = end;
  }
  return fences;
}

export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Where fences run, and with what environment. */
export interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const RUNNERS: Readonly<Record<string, readonly [program: string, file: string, ...args: readonly string[]]>> = {
  sh: ["bash", "fence.sh", "-euo", "pipefail"],
  python: ["python3", "fence.py"],
  js: [process.execPath, "fence.cjs"],
};

/** A command that does not come to its end is to fail as such. */
const LIMIT_MS = 50_000;

/** Is it a language of which fences are run? */
export const isRun = ({ language, notRun }: Fence): boolean => notRun === null && Object.hasOwn(RUNNERS, language);

/** Runs a fence, without a terminal and without anything to read. */
export function runFence({ language, text }: Fence, { cwd, env }: Place): Promise<Ran> {
  const [program, file, ...args] = RUNNERS[language] ?? ["false", "fence"];
  writeFileSync(join(cwd, file), `${text}\n`);
  const child = spawn(program, [...args, file], { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: LIMIT_MS });
  return new Promise((resolve, reject) => {
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** Does the output have these lines, one behind the other, with anything for each `…`? */
export function shows(output: string, expected: string): boolean {
  const pattern = expected
    .split("…")
    .map((piece) => piece.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`))
    .join("[\\s\\S]*");
  return new RegExp(pattern, "u").test(output);
}
