/** A chunk with texts is made once for each language: which modules of src/copy it takes, and the proof that it does. */
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { placeOf, root } from "./chunks.mjs";

const COPY = "src/copy";

/** A chunk that has texts without being known for it would be English for everybody. */
export function assertSpeaks(chunk, inputs) {
  const texts = inputs.filter((input) => dirname(input) === COPY || input.startsWith(`${COPY}/`));
  const takes = inputs.some((input) => input.startsWith("shared:"));
  const place = placeOf(chunk);
  if (chunk.source.speaks !== (takes || texts.length > 0)) {
    throw new Error(`${place}.cjs has ${texts.length} modules of texts, and CHUNKS says otherwise`);
  }
  const stranger = texts.find((input) =>
    chunk.language === "en" ? dirname(input) !== COPY : translated(join(root, input), chunk.language) !== undefined,
  );
  if (stranger !== undefined) throw new Error(`${place}.cjs must not carry ${stranger}: it is of another language`);
}

/** The same module of texts in another language; undefined where there is none, as for one that has no words. */
function translated(file, language) {
  const other = join(root, COPY, language, basename(file));
  return dirname(file) === join(root, COPY) && existsSync(other) ? other : undefined;
}

/** Takes each module of texts in the language. */
export function inLanguage(language) {
  if (language === "en") return [];
  const setup = (build) => {
    build.onResolve({ filter: /^\.\.?\/.*\.ts$/ }, ({ path, resolveDir }) => {
      const file = translated(resolve(resolveDir, path), language);
      return file === undefined ? undefined : { path: file };
    });
  };
  return [{ name: "language", setup }];
}
