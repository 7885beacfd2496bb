/** `cafe history`: how much is kept of the tasks seen, forgetting it, and whether anything is kept. Asks no service. */

import { existsSync } from "node:fs";
import type { History, HistoryShare } from "../../archive/history.ts";
import { PRINTED } from "../../copy/printed.ts";
import { HEADS } from "../../copy/printed-heads.ts";
import { sizeText } from "../../domain/content.ts";
import type { Json } from "../../domain/task.ts";
import { jsonText } from "../../lib/json.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { fitTo } from "../../lib/width.ts";
import { configDir } from "../../platform/paths.ts";
import type { HistorySettings } from "../../profiles/document.ts";
import { openProfiles, type ProfileStore } from "../../profiles/store.ts";
import { historyPath, openHistoryAt } from "../history-place.ts";
import type { Invocation } from "../invocation.ts";
import type { CommandIo, ExitCode } from "../io.ts";
import { paintFor } from "../output/paint.ts";
import { renderTable } from "../output/table.ts";
import { systemClock } from "../system-clock.ts";
import { fail, refuse } from "./not-done.ts";

type HistoryCall = Extract<Invocation, { command: "history" }>;

/** Exit codes: 0 done, 1 it could not be done, 2 nobody was there to be asked, 130 the answer was no. */
export async function runHistory(call: HistoryCall, io: CommandIo): Promise<ExitCode> {
  const store = openProfiles(configDir(io.env), systemClock(io.now));
  for (const notice of store.notices()) io.note(`${notice}\n`);
  switch (call.verb) {
    case "size":
      return withHistory(io, store, (history, path) => {
        io.out(call.output === "json" ? sizeJson(history, path, store) : sizeWords(history, path, store, io));
        return null;
      });
    case "clear":
      return clear(call, store, io);
    case "on":
      return set({ enabled: true }, PRINTED.history.on, store, io);
    case "off":
      return set({ enabled: false }, PRINTED.history.off, store, io);
    case "content on":
      return set({ content: true }, PRINTED.history.contentOn, store, io);
    case "content off": {
      const done = await set({ content: false }, PRINTED.history.contentOff, store, io);
      return done === 0 ? withHistory(io, store, (history) => history.forgetContents()?.why ?? null) : done;
    }
  }
}

async function set(
  change: Partial<HistorySettings>,
  done: SafeText,
  store: ProfileStore,
  io: CommandIo,
): Promise<ExitCode> {
  const saved = await store.setHistory(change);
  if (!saved.ok) return fail(io, store, saved.error);
  io.note(`${done}\n`);
  return 0;
}

async function clear({ yes }: HistoryCall, store: ProfileStore, io: CommandIo): Promise<ExitCode> {
  if (!yes) {
    if (!(io.tty.stdin && io.tty.stderr)) return refuse(io, PRINTED.history.nobodyToAsk);
    const answer = await io.askSecret(PRINTED.history.clearQuestion);
    if (answer?.trim().toLowerCase() !== "yes") return 130;
  }
  const code = await withHistory(io, store, (history) => history.clear()?.why ?? null);
  if (code === 0) io.note(`${PRINTED.history.cleared}\n`);
  return code;
}

/** `use` answers with a sentence where it failed. Where there is no file, none is made. */
async function withHistory(
  io: CommandIo,
  store: ProfileStore,
  use: (history: History, path: string) => SafeText | null,
): Promise<ExitCode> {
  const path = historyPath(io.env);
  if (path === null) return fail(io, store, PRINTED.history.noFolder);
  if (!existsSync(path)) {
    io.note(`${PRINTED.history.noneYet(safeText(path))}\n`);
    return 0;
  }
  const opened = await openHistoryAt(path, io.now(), store.history().content);
  if (!opened.ok) return fail(io, store, opened.error.why);
  const { history, notice } = opened.value;
  if (notice !== null) io.note(`${notice}\n`);
  const problem = use(history, path);
  history.close();
  return problem === null ? 0 : fail(io, store, problem);
}

function sizeWords(history: History, path: string, store: ProfileStore, io: CommandIo): string {
  const shares = history.shares();
  const { enabled, content } = store.history();
  const { labels } = PRINTED.history;
  const lines: readonly (readonly [string, string])[] = [
    [labels.file, safeText(path)],
    [labels.size, sizeText(history.bytes())],
    [labels.tasks, String(totalOf(shares, "tasks"))],
    [labels.contents, PRINTED.history.contents(totalOf(shares, "contents"), content)],
    [labels.history, enabled ? PRINTED.history.isOn : PRINTED.history.isOff],
  ];
  const head = lines.map(([name, value]) => `${fitTo(name, 10)}${value}\n`).join("");
  if (shares.length === 0) return head;
  const column = (title: SafeText, cell: (share: HistoryShare) => SafeText) => ({ title, cells: shares.map(cell) });
  const columns = [
    column(HEADS.account, ({ account }) => safeText(account)),
    column(HEADS.region, ({ region }) => safeText(region)),
    column(HEADS.tasks, ({ tasks }) => say`${tasks}`),
    column(HEADS.oldest, ({ oldest }) => timeText(oldest)),
    column(HEADS.newest, ({ newest }) => timeText(newest)),
  ];
  return `${head}\n${renderTable(columns, io.tty.stdout ? io.columns : null, paintFor(io))}`;
}

function sizeJson(history: History, path: string, store: ProfileStore): string {
  const shares = history.shares();
  const { enabled, content } = store.history();
  const accounts = shares.map(
    ({ oldest, newest, ...share }): Json => ({
      ...share,
      oldest: isoOf(oldest),
      newest: isoOf(newest),
    }),
  );
  const size = { path, bytes: history.bytes(), tasks: totalOf(shares, "tasks"), enabled, content, accounts };
  return `${jsonText(size, 2)}\n`;
}

const totalOf = (shares: readonly HistoryShare[], what: "tasks" | "contents"): number =>
  shares.reduce((sum, share) => sum + share[what], 0);

const isoOf = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const timeText = (ms: number | null): SafeText => safeText(isoOf(ms)?.replace(/\.\d+Z$/u, "Z") ?? "-");
