/**
 * Prints docs/man/cafe.1 from the tables that --help is made of; `--write` writes it. Run by Node's own type stripping:
 * `node scripts/man.mjs --write`. test/architecture/docs.test.ts keeps the file true.
 */
import { readFileSync } from "node:fs";
import { optionsOf, optionUsages } from "../src/cli/options.ts";
import { COMMAND_TEXTS, SUMMARIES } from "../src/copy/command-texts.ts";
import { OPTION_GROUPS, OPTION_TEXTS } from "../src/copy/option-texts.ts";
import { PROFILES_HELP } from "../src/copy/profiles-help.ts";
import { printOrWrite } from "./docs/print-or-write.mjs";
import { FILES, VARIABLES } from "./docs/surroundings.ts";

/** Of the page's text, not of its making: the page has to come out the same every day. */
const DATE = "2026-11-24";
const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));

/** Text as roff prints it: hyphens that can be copied, breaks after commas, and no line that is taken for a request. */
const plain = (text) =>
  text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll(/,(?=\S)/gu, ",\\:")
    .replaceAll(/^(?=[.'])/gmu, "\\&");
const bold = (text) => `\\fB${plain(text)}\\fR`;
const italic = (text) => `\\fI${plain(text)}\\fR`;

/** A paragraph, in lines of a length that roff's checkers like. */
const filled = (text) => plain(text.replaceAll(/\s+/gu, " ").replaceAll(/(?<line>.{40,72}\S*) /gu, "$<line>\n"));

/** `json   what it prints`, in a paragraph of --help; lines below that are indented belong to it. */
const ENTRY = /^(?<term>\S+(?: \S+)?) {2,}(?<text>\S.*)$|^(?<word>\S{6}) (?<words>\S.*)$/u;

/** What --help says of a command: prose, then perhaps a table. */
function moreLines(more) {
  const lines = more.split("\n");
  const at = lines.findIndex((line) => / {2,}\S/u.test(line) && ENTRY.test(line));
  const [prose, table] = at < 0 ? [lines, []] : [lines.slice(0, at), lines.slice(at)];
  const entries = [];
  for (const line of table) {
    const { term, text, word, words } = ENTRY.exec(line)?.groups ?? {};
    if (/^\S/u.test(line)) entries.push([term ?? word ?? "", text ?? words ?? line]);
    else entries.at(-1)[1] += ` ${line.trim()}`;
  }
  return [
    ...(prose.length === 0 ? [] : [".PP", filled(prose.join(" "))]),
    ...entries.flatMap(([term, text]) => [".TP", bold(term), filled(text)]),
  ];
}

const verbatim = (text) => [".PP", ".nf", ".RS 4", plain(text), ".RE", ".fi"];

const commandLines = ([name, summary]) => {
  const text = COMMAND_TEXTS[name];
  if (text === undefined) return [`.SS cafe ${name}`, filled(sentence(summary)), ...verbatim(usageOfProfiles())];
  return [
    `.SS ${plain(text.usage)}`,
    filled(sentence(summary)),
    ...(text.more === "" ? [] : moreLines(text.more)),
    ".PP",
    "Examples:",
    ...verbatim(text.examples.join("\n")),
  ];
};

/** `cafe profiles` has a help of its own, without its first line. */
const usageOfProfiles = () => PROFILES_HELP.trimEnd().split("\n").slice(2).join("\n");

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const optionLines = ({ name, value }) => {
  const commands = Object.keys(COMMAND_TEXTS).filter((topic) => optionsOf(topic).includes(name));
  const all = commands.length === Object.keys(COMMAND_TEXTS).length;
  return [
    ".TP",
    `${bold(`--${name}`)}${value === null ? "" : ` ${italic(value)}`}`,
    filled(sentence(OPTION_TEXTS[name])),
    ...(all ? [] : [".br", filled(`Of: ${commands.join(", ")}.`)]),
  ];
};

const usages = optionUsages(null);
const groups = [...new Set(usages.map(({ group }) => group))];

const text = [
  `.\\" Made by node scripts/man.mjs --write; do not edit.`,
  `.TH CAFE 1 ${DATE} "cafe ${version}"`,
  // Neither stretched nor hyphenated: names of fields and commands stay whole.
  ".ad l",
  ".nh",
  ".SH NAME",
  "cafe \\- explore the file sends of Alibaba Cloud Assistant",
  ".SH SYNOPSIS",
  ".B cafe",
  "[\\fIcommand\\fR] [\\fIoptions\\fR]",
  ".SH DESCRIPTION",
  filled(`cafe tells which file sends of Cloud Assistant failed, on which ECS instances, why, and what to do next.
Without a command it opens an explorer in the terminal; there, ? shows the keys.
It only reads: it calls DescribeSendFileResults and DescribeRegions, and sends, deletes or changes nothing.
Data goes to stdout, everything else to stderr.`),
  ".SH COMMANDS",
  ...Object.entries(SUMMARIES).flatMap(commandLines),
  ".SH OPTIONS",
  ...groups.flatMap((group) => [
    `.SS ${plain(OPTION_GROUPS[group])}`,
    ...usages.filter((usage) => usage.group === group).flatMap(optionLines),
  ]),
  ".SH EXIT STATUS",
  ...[
    ["0", "done"],
    ["1", "the service or the network said no; of cafe watch: not sent to all"],
    ["2", "the call is wrong"],
    ["3", "of cafe watch: still open when the time was over"],
    ["130", "Ctrl-C"],
  ].flatMap(([code, meaning]) => [".TP", bold(code), filled(sentence(meaning))]),
  ".SH ENVIRONMENT",
  ...VARIABLES.flatMap(([names, meaning]) => [
    ".TP",
    names.split(", ").map(bold).join(", "),
    filled(sentence(meaning)),
  ]),
  ".SH FILES",
  ...FILES.flatMap(([path, mode, what]) => [".TP", italic(path), filled(sentence(`${what} (${mode})`))]),
  ".SH SEE ALSO",
  ".BR aliyun (1)",
  "",
].join("\n");

printOrWrite(text, "docs/man/cafe.1");
