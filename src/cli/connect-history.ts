/** `--history`: connects to what was seen before, under the name of the profile that would be asked. */

import { existsSync } from "node:fs";
import type { History } from "../archive/history.ts";
import { PRINTED } from "../copy/printed.ts";
import type { Connection } from "../core/ports.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { joinSafe, type SafeText, safeText, say } from "../lib/safe-text.ts";
import { configDir } from "../platform/paths.ts";
import { choose } from "../profiles/choice.ts";
import { accountOf } from "../profiles/identity.ts";
import { createVault } from "../profiles/lock.ts";
import { environmentRegion } from "../profiles/sources.ts";
import { openProfiles, type ProfileStore } from "../profiles/store.ts";
import { offlineConnection, offlineProfiles } from "./connect-offline.ts";
import type { Connected } from "./connected.ts";
import { historyPath, openHistoryAt } from "./history-place.ts";
import type { ConnectionFlags } from "./invocation.ts";
import type { CommandIo } from "./io.ts";
import { keyPlaces } from "./key-places.ts";
import type { Refusal } from "./output/failure.ts";
import { systemClock } from "./system-clock.ts";

/** Whose tasks, and where to begin; null: where most of them are. */
interface Wanted {
  readonly account: string;
  readonly profile: SafeText;
  readonly region: string | null;
}

/** Connects as the flags and the environment say; the refusal says why there is nothing to read. */
export async function connectHistory(flags: ConnectionFlags, io: CommandIo): Promise<Result<Connected, Refusal>> {
  const path = historyPath(io.env);
  if (path === null || !existsSync(path)) return refused(NONE_YET);
  const store = openProfiles(configDir(io.env), systemClock(io.now));
  const opened = await openHistoryAt(path, io.now(), store.history().content);
  if (!opened.ok) return refused(opened.error.why);
  const { history, notice } = opened.value;
  const accounts = [...new Set(history.shares().map(({ account }) => account))];
  const wanted = wantedOf(flags, accounts, store, io);
  if (!wanted.ok) {
    history.close();
    return wanted;
  }
  const connection = connectionOf(history, wanted.value, io);
  const others = accounts
    .filter((account) => account !== wanted.value.account)
    .map((account) => connectionOf(history, { account, profile: safeText(account), region: null }, io));
  const { region: _, ...remembered } = store.remembered(wanted.value.profile);
  return ok({
    connection,
    profiles: offlineProfiles([connection, ...others], connection, store),
    remembered,
    lastKnown: async () => null,
    notices: notice === null ? store.notices() : [...store.notices(), notice],
    close: async () => {
      history.close();
      return [];
    },
  });
}

const connectionOf = (history: History, { account, profile, region }: Wanted, { now }: CommandIo): Connection =>
  offlineConnection(history.source({ account, profile }), { kind: "history", profile, region, now });

/** A profile that is gone, or whose keys are, may still have a history. */
function wantedOf(
  flags: ConnectionFlags,
  accounts: readonly string[],
  store: ProfileStore,
  io: CommandIo,
): Result<Wanted, Refusal> {
  const { chosen } = choose(keyPlaces(io, store, createVault(), false), flags.profile ?? undefined);
  const fromEnvironment = environmentRegion(io.env);
  const known = flags.region ?? (fromEnvironment.ok ? fromEnvironment.value : null);
  if (chosen.ok) {
    const source = chosen.value;
    const region = known ?? store.remembered(source.profile).region ?? source.region();
    return ok({ account: accountOf(source), profile: safeText(source.profile), region });
  }
  const gone = flags.profile;
  if (gone !== null && accounts.includes(gone)) return ok({ account: gone, profile: safeText(gone), region: known });
  if (accounts.length === 0) return refused(NONE_YET);
  const names = joinSafe(accounts.map(safeText), ", ");
  return refused(PRINTED.historyNoProfile(names));
}

const NONE_YET = PRINTED.historyNoneYet;

const refused = (message: SafeText): Result<never, Refusal> => err({ code: "Cafe.NoHistory", message, remedy: say`` });
