/**
 * `cafe __complete`, which the shells' scripts call at every Tab: hidden from help, quick, and quiet whatever goes wrong.
 * First line: what kind of answer it is, `words` or `files`; then the candidates.
 */
import { knownTo } from "../completion/known.ts";
import { type Candidate, type Offer, offerFor } from "../completion/offer.ts";
import { dequoted, inBash, openQuote, wordsOf } from "../completion/shell-line.ts";
import type { CommandIo, ExitCode } from "../io.ts";

/**
 * `bash LINE PIECE`: the line up to the cursor, and that piece of its last word which bash will replace. `zsh WORD...`:
 * words without quotes. `fish WORD...`: the same, but the last as it was typed. Anything else has no answer.
 */
export async function runComplete([shell, ...args]: readonly string[], io: CommandIo): Promise<ExitCode> {
  const known = await knownTo(io.env);
  switch (shell) {
    case "bash":
      print(forBash(args[0] ?? "", args[1] ?? "", known), io);
      return 0;
    case "zsh":
      print(described(offerFor(args, known), 60), io);
      return 0;
    case "fish":
      print(described(offerFor([...args.slice(0, -1), dequoted(args.at(-1) ?? "")], known), 60), io);
      return 0;
    default:
      return 2;
  }
}

function print({ kind, lines }: Answer, io: CommandIo): void {
  io.out(`${[kind, ...lines].join("\n")}\n`);
}

interface Answer {
  readonly kind: "words" | "files";
  readonly lines: readonly string[];
}

const kindOf = ({ files }: Offer): Answer["kind"] => (files ? "files" : "words");

/** bash chooses nothing, quotes nothing, and replaces only what stands behind the last of its word breaks. */
function forBash(line: string, piece: string, known: Awaited<ReturnType<typeof knownTo>>): Answer {
  const { words, last } = wordsOf(line);
  const offer = offerFor(words.slice(1), known);
  const kept = last.raw.endsWith(piece) ? last.raw.slice(0, last.raw.length - piece.length) : last.raw;
  const before = dequoted(kept).length;
  const fitting = offer.candidates.filter(({ word }) => word.startsWith(last.value));
  return { kind: kindOf(offer), lines: fitting.map(({ word }) => inBash(word.slice(before), openQuote(kept))) };
}

const described = (offer: Offer, width: number): Answer => ({
  kind: kindOf(offer),
  lines: offer.candidates.map(({ word, about }: Candidate) =>
    about === "" ? word : `${word}\t${short(about, width)}`,
  ),
});

/** Signs, not columns: an overlong one costs a shell no more than a line. */
const short = (text: string, width: number): string => {
  const signs = [...text];
  return signs.length > width ? `${signs.slice(0, width - 1).join("")}…` : text;
};
