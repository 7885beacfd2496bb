/** Colours of a text by lowlight (highlight.js grammars). Knows ten languages; loaded when a text is first read. */
import bash from "highlight.js/lib/languages/bash";
import dockerfile from "highlight.js/lib/languages/dockerfile";
import ini from "highlight.js/lib/languages/ini";
import json from "highlight.js/lib/languages/json";
import nginx from "highlight.js/lib/languages/nginx";
import properties from "highlight.js/lib/languages/properties";
import python from "highlight.js/lib/languages/python";
import sql from "highlight.js/lib/languages/sql";
import xml from "highlight.js/lib/languages/xml";
import yaml from "highlight.js/lib/languages/yaml";
import { createLowlight } from "lowlight";
import type { Language } from "../domain/language.ts";
import type { Mark, TextTone } from "../domain/styled.ts";
import type { SafeText } from "../lib/safe-text.ts";

const GRAMMARS = { bash, dockerfile, ini, json, nginx, properties, python, sql, xml, yaml } satisfies Record<
  Language,
  unknown
>;

const lowlight = createLowlight(GRAMMARS);

/** Characters beyond which a text stays plain. Grammars take about 5 µs for each, and SendFile sends 32 KiB at most. */
export const MOST_COLOURED = 64 * 1024;

const TONES: Readonly<Record<string, TextTone>> = {
  comment: "comment",
  quote: "comment",
  meta: "comment",
  string: "string",
  regexp: "string",
  char: "string",
  number: "number",
  literal: "number",
  symbol: "number",
  keyword: "keyword",
  built_in: "keyword",
  type: "keyword",
  name: "keyword",
  section: "keyword",
  attr: "name",
  attribute: "name",
  property: "name",
  variable: "name",
  title: "name",
  "template-variable": "name",
  bullet: "markup",
};

type Tree = ReturnType<typeof lowlight.highlight>;
type Node = Tree["children"][number];

/** The marks of each line. None at all where the text is too long, or its grammar fails on it. */
export function highlight(lines: readonly SafeText[], language: Language): readonly (readonly Mark[])[] {
  const text = lines.join("\n");
  if (text.length > MOST_COLOURED) return [];
  try {
    return marksOf(lowlight.highlight(language, text), lines.length);
  } catch {
    return [];
  }
}

function marksOf({ children }: Tree, count: number): readonly (readonly Mark[])[] {
  const marks: Mark[][] = Array.from({ length: count }, () => []);
  let [line, column] = [0, 0];
  const take = (text: string, tone: TextTone | null): void => {
    for (const [at, part] of text.split("\n").entries()) {
      if (at > 0) [line, column] = [line + 1, 0];
      if (tone !== null && part !== "") marks[line]?.push({ from: column, to: column + part.length, tone });
      column += part.length;
    }
  };
  const walk = (node: Node, outer: TextTone | null): void => {
    if (node.type === "text") take(node.value, outer);
    else if (node.type === "element") {
      const tone = toneOf(node.properties["className"]) ?? outer;
      for (const child of node.children) walk(child, tone);
    }
  };
  for (const child of children) walk(child, null);
  return marks;
}

/** A class is `hljs-string`; further ones say more exactly what it is. */
const toneOf = (classes: unknown): TextTone | null =>
  (Array.isArray(classes) ? TONES[String(classes[0]).replace("hljs-", "")] : undefined) ?? null;
