/**
 * Prints docs/keys.md from the table that dispatches the keys; `--write` writes it. Run by Node's own type stripping:
 * `node scripts/keys-doc.mjs --write`. test/architecture/keys-doc.test.ts keeps the file true.
 */
import { writeFileSync } from "node:fs";
import { KEY_NAMES } from "../src/input/chord-text.ts";
import { DEFAULT_KEYMAP } from "../src/input/keymap.ts";
import { presentHelp } from "../src/present/help.ts";

const cell = (text) => text.replaceAll("|", "\\|");
const keyCell = (keys) =>
  keys
    .split(" ")
    .map((key) => `\`${cell(key)}\``)
    .join(" ");

const section = ({ scope, title, rows }) =>
  [
    `## ${title}`,
    "",
    `Place: \`${scope}\``,
    "",
    "| Key | What it does | Command |",
    "| --- | --- | --- |",
    ...rows.map(({ keys, what, command }) => `| ${keyCell(keys)} | ${cell(what)} | \`${command}\` |`),
    "",
  ].join("\n");

const text = [
  "# Keys",
  "",
  "Made from the keymap by `node scripts/keys-doc.mjs --write`; do not edit. In cafe, `?` shows the same, this place first.",
  "A key of an inner place (a picker, a text field) hides what it means farther out.",
  "",
  "## Other keys: keys.json",
  "",
  "`keys.json` lies beside `config.json` (`cafe doctor` says where). You write it; cafe only reads it, at its start.",
  "",
  "```json",
  "{",
  '  "view.failures": ["F"],',
  '  "cursor.down": ["n", "Down", "Ctrl-N"],',
  '  "match.next": ["Ctrl-G"],',
  '  "reader/cursor.down": ["Space"],',
  '  "reader/cursor.pageDown": ["PgDn"],',
  '  "list.reverse": []',
  "}",
  "```",
  "",
  "- A name is a command of the tables below. Its keys replace all that it has, in every place; the first is the one shown.",
  "- `place/command` replaces them in that place only, and goes before the command alone. An empty list takes its keys away.",
  "- A key is one character, as it is typed (`F` is Shift-f), or Ctrl- and a letter but H, I, J and M, which terminals send",
  `  for other keys, or one of ${KEY_NAMES.map((name) => `\`${name}\``).join(", ")}.`,
  "- Where text is typed, characters are text: there only the other keys of a command hold, and its own stay where it has no",
  "  others. In `menu`, too, because the letters are the menu's; `menu/command` sets them there.",
  "- `Ctrl-C` always quits and `Ctrl-Z` always suspends; both may have further keys.",
  "- Two commands cannot have one key where both could be meant. The later entry is left out then.",
  "",
  "An entry that does not hold is left out, and its command keeps its keys. The explorer says so at its start, and",
  "`cafe doctor` lists all of them, and the commands that are left without a key.",
  "",
  "Footer, help, palette, menus and questions name the keys that hold. Sentences that name a key in passing, such as",
  '"r retries", and the tour name the default one.',
  "",
  ...presentHelp(DEFAULT_KEYMAP, []).map(section),
].join("\n");

if (process.argv.includes("--write")) writeFileSync(new URL("../docs/keys.md", import.meta.url), text);
else process.stdout.write(text);
