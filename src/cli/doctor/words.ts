/** The findings of `cafe doctor` as lines. Decides nothing but what deserves a warning. */
import { DOCTOR } from "../../copy/doctor.ts";
import { keyless } from "../../copy/keys-file.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { cell } from "../../present/line.ts";
import type {
  CallFindings,
  ConfigFindings,
  DebugLogFindings,
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
  const { cafe, node, language, config, settings, shortcuts, debugLogs, keys, call, terminal, ok } = findings;
  const sections = DOCTOR.sections;
  const parts: readonly (readonly [SafeText, readonly SafeText[]])[] = [
    [
      sections.program,
      [
        row(safeText("cafe"), safeText(cafe)),
        row(safeText("Node"), safeText(node)),
        row(labels.language, safeText(language)),
      ],
    ],
    [
      sections.config,
      [
        ...configRows(config),
        ...ownFileRows(labels.settings, settings),
        ...shortcutRows(shortcuts),
        ...debugLogRows(debugLogs),
      ],
    ],
    [sections.keys, keyRows(keys)],
    [sections.call, call === null ? [say`  ${DOCTOR.notMade}`] : callRows(call)],
    [sections.terminal, terminalRows(terminal)],
  ];
  const body = parts.map(([title, rows]) => `${title}\n${rows.join("\n")}\n`).join("\n");
  return `${body}\n${ok ? DOCTOR.works : DOCTOR.fails}\n`;
}

const labels = DOCTOR.labels;

const row = (label: SafeText, value: SafeText): SafeText => say`  ${cell(label, 30)}${value}`;

function configRows({ folder, folderMode, file, fileMode, profiles, notices }: ConfigFindings): readonly SafeText[] {
  if (folder === null || file === null) return [say`  ${DOCTOR.noFolder}`];
  return [
    row(labels.folder, DOCTOR.withMode(folder, folderMode ?? DOCTOR.notThereYet)),
    row(labels.file, DOCTOR.withMode(file, fileMode ?? DOCTOR.notThereYet)),
    row(labels.profiles, say`${profiles}`),
    ...notices.map((notice) => row(labels.notice, notice)),
  ];
}

/** A file that the user writes and cafe only reads. */
function ownFileRows(label: SafeText, { file, exists, problems }: SettingsFindings): readonly SafeText[] {
  if (file === null) return [];
  return [
    row(label, exists ? file : DOCTOR.yoursToWrite(file)),
    ...problems.map((problem) => row(labels.problem, problem)),
  ];
}

const shortcutRows = (shortcuts: ShortcutFindings): readonly SafeText[] => [
  ...ownFileRows(labels.shortcuts, shortcuts),
  ...shortcuts.keyless.map((command) => row(labels.keyless, keyless(command))),
];

const debugLogRows = ({ folder, count }: DebugLogFindings): readonly SafeText[] =>
  folder === null ? [] : [row(labels.debugLogs, DOCTOR.debugLogs(folder, count))];

function keyRows({ places, source, accessKeyId, expireAt, problem }: KeyFindings): readonly SafeText[] {
  return [
    ...places.map(({ what, outcome, why }) =>
      row(what, why === "" ? DOCTOR.outcomes[outcome] : DOCTOR.outcomeAndWhy(DOCTOR.outcomes[outcome], why)),
    ),
    ...(source === null ? [] : [row(labels.inUse, source)]),
    ...(accessKeyId === null ? [] : [row(labels.accessKey, accessKeyId)]),
    ...(expireAt === null ? [] : [row(labels.goodUntil, safeText(new Date(expireAt).toISOString().slice(0, 19)))]),
    ...(problem === null ? [] : [row(labels.problem, problem)]),
  ];
}

function callRows({ region, endpoint, proxy, elapsedMs, clockSkewS, problem }: CallFindings): readonly SafeText[] {
  return [
    row(labels.region, region),
    row(labels.endpoint, endpoint),
    row(labels.proxy, proxy ?? DOCTOR.none),
    row(safeText("DescribeRegions"), elapsedMs === null ? DOCTOR.noReply : DOCTOR.replyAfter(elapsedMs)),
    row(labels.clock, clockWords(clockSkewS)),
    ...(problem === null
      ? []
      : [
          row(labels.problem, DOCTOR.problemAndCode(problem.message, problem.code)),
          row(labels.remedy, problem.remedy),
        ]),
  ];
}

function clockWords(skewS: number | null): SafeText {
  if (skewS === null) return DOCTOR.clockUnknown;
  if (Math.abs(skewS) < SKEW_WORTH_TELLING_S) return DOCTOR.clockRight(Math.abs(skewS) + 1);
  return skewS < 0 ? DOCTOR.clockAhead(-skewS) : DOCTOR.clockBehind(skewS);
}

function terminalRows(terminal: TerminalFindings): readonly SafeText[] {
  const { stdin, stdout, term, colours, columns, rows, locale, utf8, multiplexer } = terminal;
  const ends = [...(stdin ? [say`stdin`] : []), ...(stdout ? [say`stdout`] : [])];
  return [
    row(labels.terminal, ends.length === 0 ? DOCTOR.noTerminal : DOCTOR.ends(ends)),
    row(safeText("TERM"), term || DOCTOR.notSet),
    row(labels.colours, say`${colours}`),
    row(labels.size, rows === null ? DOCTOR.columns(columns) : say`${columns}x${rows}`),
    row(labels.locale, utf8 ? locale : DOCTOR.noUtf8(locale || DOCTOR.notSet)),
    row(labels.multiplexer, multiplexer === "none" ? DOCTOR.none : multiplexer),
  ];
}
