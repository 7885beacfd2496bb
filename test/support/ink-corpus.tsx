/**
 * Prints frames of random Ink trees, one JSON string per line, the same for the same seeds: to compare the patched Ink
 * with the plain one. Trees hold what our patches touch: wide and emoji text, colours, wrapping, borders, clips, layers.
 */
import { Box, type BoxProps, renderToString, Text, type TextProps, Transform } from "ink";
import type { ReactNode } from "react";

const [, , trees = "100"] = process.argv;

const PIECES = [
  "hello",
  " ",
  "    ",
  "a long sentence that will not fit into a narrow box",
  "日本語",
  "配置文件",
  "ｗｉｄｅ",
  "한국어",
  "😀",
  "👩‍👩‍👧",
  "🇨🇳",
  "❤️",
  "e\u0301",
  "ا ب",
  "\u200b",
  "│",
  "╭─╮",
  "…",
  "\n",
  "\t",
  "\u001b[31m",
  "\u001b[1;4m",
  "\u001b[38;5;99m",
  "\u001b[48;2;1;2;3m",
  "\u001b[7m",
  "\u001b[22;24m",
  "\u001b[39m",
  "\u001b[0m",
  "\u001b]8;;http://example.com\u0007link\u001b]8;;\u0007",
];
const WRAPS = ["wrap", "hard", "truncate", "truncate-middle", "truncate-start"] as const;
const COLOURS = ["red", "#12ab34", "ansi256(99)"];
const BORDERS = ["single", "round", "double", "bold"] as const;

/** mulberry32: small, and good enough to vary trees. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

class Trees {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  tree(): ReactNode {
    return (
      <Box width={this.#between(8, 60)} height={this.#between(3, 16)} {...this.#look()}>
        {this.#children(3)}
      </Box>
    );
  }

  #children(depth: number): ReactNode[] {
    return Array.from({ length: this.#between(1, 4) }, (_, key) => this.#node(depth, key));
  }

  #node(depth: number, key: number): ReactNode {
    if (depth === 0 || this.#chance(0.45)) return this.#text(key);
    const layer: BoxProps = this.#chance(0.25)
      ? { position: "absolute", marginLeft: this.#between(-4, 20), marginTop: this.#between(-3, 6) }
      : { flexGrow: this.#between(0, 2) };
    return (
      <Box key={key} {...layer} {...this.#look()}>
        {this.#children(depth - 1)}
      </Box>
    );
  }

  #text(key: number): ReactNode {
    const props: TextProps = {
      wrap: this.#pick(WRAPS),
      inverse: this.#chance(0.2),
      bold: this.#chance(0.2),
      dimColor: this.#chance(0.2),
      ...(this.#chance(0.3) ? { color: this.#pick(COLOURS) } : {}),
      ...(this.#chance(0.2) ? { backgroundColor: this.#pick(COLOURS) } : {}),
    };
    const text = (
      <Text {...props}>{Array.from({ length: this.#between(1, 8) }, () => this.#pick(PIECES)).join("")}</Text>
    );
    return this.#chance(0.15) ? (
      <Transform key={key} transform={(line, index) => `${index}:${line}`}>
        {text}
      </Transform>
    ) : (
      <Box key={key}>{text}</Box>
    );
  }

  #look(): BoxProps {
    return {
      flexDirection: this.#pick(["row", "column"] as const),
      // In a frame smaller than its border, layout can make a child millions of columns wide, and Ink fills them all.
      ...(this.#chance(0.3)
        ? {
            borderStyle: this.#pick(BORDERS),
            borderColor: this.#pick(COLOURS),
            minWidth: 6,
            minHeight: 3,
            flexShrink: 0,
          }
        : {}),
      ...(this.#chance(0.4) ? { overflow: "hidden" } : {}),
      ...(this.#chance(0.2) ? { overflowX: "hidden" } : {}),
      ...(this.#chance(0.2) ? { backgroundColor: this.#pick(COLOURS) } : {}),
      ...(this.#chance(0.3) ? { paddingX: 1 } : {}),
      ...(this.#chance(0.3) ? { height: this.#between(1, 6) } : {}),
      ...(this.#chance(0.3) ? { width: this.#between(1, 30) } : {}),
      ...(this.#chance(0.1) ? { contentOffsetX: this.#between(-3, 5), contentOffsetY: this.#between(-2, 3) } : {}),
    };
  }

  #between(low: number, high: number): number {
    return low + Math.floor(this.#random() * (high - low + 1));
  }

  #chance(probability: number): boolean {
    return this.#random() < probability;
  }

  #pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const item = items[this.#between(0, items.length - 1)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
}

for (let seed = 1; seed <= Number(trees); seed++) {
  process.stdout.write(`${JSON.stringify(renderToString(new Trees(seed).tree(), { columns: 70 }))}\n`);
}
