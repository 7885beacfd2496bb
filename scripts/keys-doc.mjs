/**
 * Prints docs/keys.md from the table that dispatches the keys; `--write` writes it. Run by Node's own type stripping:
 * `node scripts/keys-doc.mjs --write`. test/architecture/keys-doc.test.ts keeps the file true.
 */
import { writeFileSync } from "node:fs";
import { DEFAULT_KEYMAP } from "../src/input/keymap.ts";
import { presentHelp } from "../src/present/help.ts";

const cell = (text) => text.replaceAll("|", "\\|");
const keyCell = (keys) =>
  keys
    .split(" ")
    .map((key) => `\`${cell(key)}\``)
    .join(" ");

const section = ({ title, rows }) =>
  [
    `## ${title}`,
    "",
    "| Key | What it does |",
    "| --- | --- |",
    ...rows.map(({ keys, what }) => `| ${keyCell(keys)} | ${cell(what)} |`),
    "",
  ].join("\n");

const text = [
  "# Keys",
  "",
  "Made from the keymap by `node scripts/keys-doc.mjs --write`; do not edit. In cafe, `?` shows the same, this place first.",
  "A key of an inner place (a picker, a text field) hides what it means farther out.",
  "",
  ...presentHelp(DEFAULT_KEYMAP, []).map(section),
].join("\n");

if (process.argv.includes("--write")) writeFileSync(new URL("../docs/keys.md", import.meta.url), text);
else process.stdout.write(text);
