/** Reads the source files as text: their code without comments, and what they import. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

export interface Import {
  /** A file under src, as `core/state.ts`, or the name of a package. */
  readonly target: string;
  readonly isFile: boolean;
  /** `type`: erased. `value`: loaded at once. `later`: by import(). */
  readonly kind: "type" | "value" | "later";
}

export interface Source {
  /** Path under src, with slashes. */
  readonly path: string;
  /** First folder of the path. */
  readonly folder: string;
  readonly text: string;
  readonly code: string;
  readonly imports: readonly Import[];
}

const ROOT = new URL("../../src/", import.meta.url).pathname;

const IMPORT =
  /^(?:import|export)\s(?<type>type\s)?[^"';]*?from\s+"(?<from>[^"]+)"|^import\s+"(?<bare>[^"]+)"|import\("(?<later>[^"]+)"\)/gmu;

/** Line and block comments away; a `//` inside a string stays, as far as it follows a colon or a quote. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//gu, "").replace(/(?<![:"'`/\\])\/\/.*$/gmu, "");

function kindOf(groups: Readonly<Record<string, string | undefined>>): Import["kind"] {
  if (groups["type"]) return "type";
  return groups["later"] ? "later" : "value";
}

function importsOf(path: string, code: string): readonly Import[] {
  return [...code.matchAll(IMPORT)].map(({ groups = {} }) => {
    const specifier = groups["from"] ?? groups["bare"] ?? groups["later"] ?? "";
    const isFile = specifier.startsWith(".");
    return { target: isFile ? normalize(join(dirname(path), specifier)) : specifier, isFile, kind: kindOf(groups) };
  });
}

/** One source file from its text, for the rules' own tests, too. */
export function readSource(path: string, text: string): Source {
  const code = withoutComments(text);
  return { path, folder: path.split("/")[0] ?? "", text, code, imports: importsOf(path, code) };
}

/** All source files. */
export const SOURCES: readonly Source[] = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.tsx?$/u.test(path))
  .sort()
  .map((path) => readSource(path, readFileSync(join(ROOT, path), "utf8")));

const BY_PATH: ReadonlyMap<string, Source> = new Map(SOURCES.map((source) => [source.path, source]));

/** Everything that a file leads to, itself included, by imports of these kinds: files and packages. */
export function reach(entry: string, kinds: readonly Import["kind"][]): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [entry];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { target, kind } of BY_PATH.get(path)?.imports ?? []) if (kinds.includes(kind)) queue.push(target);
    // The bundle takes it in its place for the other language.
    const translated = path.replace(/^copy\/(?=[^/]+$)/u, "copy/zh/");
    if (translated !== path && BY_PATH.has(translated)) queue.push(translated);
  }
  return seen;
}
