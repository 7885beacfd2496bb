/** Gathers what `cafe doctor` tells. Makes one call at most; changes nothing. */

import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { proxyFor } from "../../api/proxy.ts";
import { DOCTOR } from "../../copy/doctor.ts";
import { sentences } from "../../copy/joined.ts";
import { LANGUAGE } from "../../copy/language.ts";
import { explainFailure } from "../../copy/remedies.ts";
import { type SafeText, safeText, say } from "../../lib/safe-text.ts";
import { configDir } from "../../platform/paths.ts";
import { isUtf8, localeOf } from "../../platform/terminal-traits.ts";
import { choose } from "../../profiles/choice.ts";
import { createVault } from "../../profiles/lock.ts";
import { openProfiles, type ProfileStore } from "../../profiles/store.ts";
import { connect, type ServiceConnected } from "../connect.ts";
import { debugFolder, debugLogs } from "../debug/debug-log.ts";
import type { ConnectionFlags } from "../invocation.ts";
import type { CommandIo } from "../io.ts";
import { keyPlaces } from "../key-places.ts";
import { readKeys } from "../keys-file.ts";
import { readSettings } from "../settings-file.ts";
import { systemClock } from "../system-clock.ts";
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

/** What the process knows of itself and of the screen behind stdout. */
export interface Host {
  readonly cafe: string;
  readonly node: string;
  readonly rows: number | null;
  readonly colours: number;
}

/** Looks at everything a call depends on. */
export async function examine(flags: ConnectionFlags, io: CommandIo, host: Host): Promise<Findings> {
  const folder = configDir(io.env);
  const store = openProfiles(folder, systemClock(io.now));
  const places = keyPlaces(io, store, createVault(), flags.insecure);
  const clock: { skewS: number | null } = { skewS: null };
  const connected = await connect(flags, io, {
    onReply: (date, at) => {
      // The header has whole seconds: half of one is what it leaves out on average.
      if (date !== null) clock.skewS = Math.round((date + 500 - at) / 1000);
    },
  });
  const steps = flags.demo ? [] : choose(places, flags.profile ?? undefined).steps;
  const call = connected.ok ? await callFindings(connected.value, flags, io, clock) : null;
  const keys = connected.ok
    ? await keysOf(connected.value)
    : {
        source: null,
        accessKeyId: null,
        expireAt: null,
        problem: sentences([connected.error.message, connected.error.remedy]),
      };
  return {
    cafe: host.cafe,
    node: host.node,
    language: LANGUAGE,
    config: configFindings(folder, store),
    settings: settingsFindings(io),
    shortcuts: shortcutFindings(io),
    debugLogs: debugLogFindings(io),
    keys: { places: steps, ...keys },
    call,
    terminal: terminalFindings(io, host),
    ok: call !== null && call.problem === null,
  };
}

function configFindings(folder: string | null, store: ProfileStore): ConfigFindings {
  const file = folder === null ? null : join(folder, "config.json");
  return {
    folder: folder === null ? null : safeText(folder),
    folderMode: modeOf(folder),
    file: file === null ? null : safeText(file),
    fileMode: modeOf(file),
    profiles: store.list().length,
    notices: store.notices(),
  };
}

function settingsFindings({ env }: CommandIo): SettingsFindings {
  const { path, problems } = readSettings(env);
  return { file: path === null ? null : safeText(path), exists: path !== null && existsSync(path), problems };
}

function shortcutFindings({ env }: CommandIo): ShortcutFindings {
  const { path, exists, problems, keyless } = readKeys(env);
  return { file: path === null ? null : safeText(path), exists, problems, keyless };
}

function debugLogFindings({ env }: CommandIo): DebugLogFindings {
  const folder = debugFolder(env);
  return folder === null ? { folder: null, count: 0 } : { folder: safeText(folder), count: debugLogs(folder).length };
}

function modeOf(path: string | null): SafeText | null {
  try {
    const stat = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
    return stat === undefined ? null : safeText((stat.mode & 0o7777).toString(8).padStart(4, "0"));
  } catch {
    return null;
  }
}

async function keysOf({ connection, keyInUse }: ServiceConnected): Promise<Omit<KeyFindings, "places">> {
  const key = await keyInUse();
  const { source } = connection.identity;
  const expireAt = connection.keysExpireAt();
  if (key.ok) return { source, accessKeyId: key.value, expireAt, problem: null };
  const { message } = key.error;
  return {
    source,
    accessKeyId: null,
    expireAt,
    problem: sentences([message, explainFailure(key.error).remedy]),
  };
}

async function callFindings(
  { connection, endpointFor }: ServiceConnected,
  flags: ConnectionFlags,
  io: CommandIo,
  clock: { readonly skewS: number | null },
): Promise<CallFindings> {
  const { region, results, endpointLabel } = connection;
  const proxy = flags.demo ? null : proxyOf(endpointFor(region), io.env);
  const since = io.now();
  const answer = await results.listRegions(region, io.signal);
  const elapsedMs = answer.ok || answer.error.httpStatus !== null ? io.now() - since : null;
  const failure = answer.ok ? null : answer.error;
  return {
    region: safeText(region),
    endpoint: endpointLabel(region),
    proxy,
    elapsedMs,
    clockSkewS: clock.skewS,
    problem: failure && { code: failure.code, message: failure.message, remedy: explainFailure(failure).remedy },
  };
}

function proxyOf(endpoint: URL, env: CommandIo["env"]): SafeText | null {
  const proxy = proxyFor(endpoint, env);
  if (!proxy.ok) return DOCTOR.noProxyUrl(safeText(proxy.error));
  return proxy.value?.label ?? null;
}

function terminalFindings({ env, tty, columns }: CommandIo, { rows, colours }: Host): TerminalFindings {
  const locale = localeOf(env);
  return {
    stdin: tty.stdin,
    stdout: tty.stdout,
    term: safeText(env["TERM"] ?? ""),
    colours,
    columns,
    rows,
    locale: safeText(locale),
    utf8: isUtf8(locale),
    multiplexer: env["TMUX"] ? say`tmux` : env["STY"] ? say`screen` : say`none`,
  };
}
