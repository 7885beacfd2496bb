/** The findings of `cafe doctor` as lines. Decides nothing but what deserves a warning. */
import { keyless } from "../../copy/keys-file.ts";
import { joinSafe, type SafeText, safeText, say } from "../../lib/safe-text.ts";
import type {
  CallFindings,
  ConfigFindings,
  Findings,
  KeyFindings,
  SettingsFindings,
  ShortcutFindings,
  TerminalFindings,
} from "./findings.ts";

/** The service refuses calls that are 15 minutes off; from here on it is worth a word. */
const SKEW_WORTH_TELLING_S = 60;

/** The whole report. */
export function doctorText(findings: Findings): string {
  const { cafe, node, config, settings, shortcuts, keys, call, terminal, ok } = findings;
  const sections: readonly (readonly [string, readonly SafeText[]])[] = [
    ["Program", [row("cafe", safeText(cafe)), row("Node", safeText(node))]],
    ["Config", [...configRows(config), ...ownFileRows("settings", settings), ...shortcutRows(shortcuts)]],
    ["Keys (the first place that has some is used)", keyRows(keys)],
    ["Call", call === null ? [say`  not made: there are no keys to sign it with`] : callRows(call)],
    ["Terminal", terminalRows(terminal)],
  ];
  const body = sections.map(([title, rows]) => `${title}\n${rows.join("\n")}\n`).join("\n");
  return `${body}\n${ok ? "A call works." : "A call does not work: see above."}\n`;
}

const row = (label: string, value: SafeText): SafeText => say`  ${safeText(label.padEnd(30))}${value}`;

function configRows({ folder, folderMode, file, fileMode, profiles, notices }: ConfigFindings): readonly SafeText[] {
  if (folder === null || file === null) return [say`  no folder is known; set CAFE_CONFIG_DIR or HOME`];
  return [
    row("folder", say`${folder} (${folderMode ?? say`not there yet`})`),
    row("file", say`${file} (${fileMode ?? say`not there yet`})`),
    row("profiles", say`${profiles}`),
    ...notices.map((notice) => row("notice", notice)),
  ];
}

/** A file that the user writes and cafe only reads. */
function ownFileRows(label: string, { file, exists, problems }: SettingsFindings): readonly SafeText[] {
  if (file === null) return [];
  return [
    row(label, exists ? file : say`${file} (not there: it is yours to write)`),
    ...problems.map((problem) => row("problem", problem)),
  ];
}

const shortcutRows = (shortcuts: ShortcutFindings): readonly SafeText[] => [
  ...ownFileRows("shortcuts", shortcuts),
  ...shortcuts.keyless.map((command) => row("without a key", keyless(command))),
];

function keyRows({ places, source, accessKeyId, expireAt, problem }: KeyFindings): readonly SafeText[] {
  return [
    ...places.map(({ what, outcome, why }) =>
      row(what, why === "" ? safeText(outcome) : say`${safeText(outcome)}: ${why}`),
    ),
    ...(source === null ? [] : [row("in use", source)]),
    ...(accessKeyId === null ? [] : [row("AccessKey", accessKeyId)]),
    ...(expireAt === null ? [] : [row("good until", safeText(new Date(expireAt).toISOString().slice(0, 19)))]),
    ...(problem === null ? [] : [row("problem", problem)]),
  ];
}

function callRows({ region, endpoint, proxy, elapsedMs, clockSkewS, problem }: CallFindings): readonly SafeText[] {
  return [
    row("region", region),
    row("endpoint", endpoint),
    row("proxy", proxy ?? say`none`),
    row("DescribeRegions", elapsedMs === null ? say`no reply` : say`a reply after ${elapsedMs} ms`),
    row("clock", clockWords(clockSkewS)),
    ...(problem === null
      ? []
      : [row("problem", say`${problem.message} (${problem.code})`), row("what helps", problem.remedy)]),
  ];
}

function clockWords(skewS: number | null): SafeText {
  if (skewS === null) return say`unknown: no reply told the time`;
  const ahead = skewS < 0 ? say`ahead of` : say`behind`;
  if (Math.abs(skewS) < SKEW_WORTH_TELLING_S) return say`right within ${Math.abs(skewS) + 1} s`;
  return say`${Math.abs(skewS)} s ${ahead} the service's; set it: 900 s are refused`;
}

function terminalRows(terminal: TerminalFindings): readonly SafeText[] {
  const { stdin, stdout, term, colours, columns, rows, locale, utf8, multiplexer } = terminal;
  const ends = [...(stdin ? [say`stdin`] : []), ...(stdout ? [say`stdout`] : [])];
  return [
    row("terminal", ends.length === 0 ? say`none: the explorer needs one` : joinSafe(ends, " and ")),
    row("TERM", term || say`not set`),
    row("colours", say`${colours}`),
    row("size", rows === null ? say`${columns} columns` : say`${columns}x${rows}`),
    row("locale", utf8 ? locale : say`${locale || say`not set`}: no UTF-8 is promised; --ascii draws without it`),
    row("multiplexer", multiplexer),
  ];
}
