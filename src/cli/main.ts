/**
 * From an argument list to an exit code. What --help and --version do not need is loaded only after them; no command's
 * work is done here.
 */
import type { HelpTopic } from "../copy/command-texts.ts";
import { CRASH } from "../copy/crash.ts";
import type { ArgumentProblem } from "../copy/problems.ts";
import type { Connection } from "../core/ports.ts";
import type { Scope } from "../core/scope.ts";
import { isEverything } from "../domain/query.ts";
import { jsonText } from "../lib/json.ts";
import type { Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { parseArgv } from "./args.ts";
import type { Connected } from "./connected.ts";
import { reportCrash } from "./crash.ts";
import type { DebugLog } from "./debug/debug-log.ts";
import type { ExploreOptions } from "./explore-options.ts";
import type { ConnectionFlags, Invocation } from "./invocation.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { lookOf } from "./look.ts";
import type { Refusal } from "./output/failure.ts";
import { exitWith, processIo } from "./process-io.ts";
import { reachOf } from "./reach.ts";
import type { Connecting, Exploring } from "./scriptable.ts";
import type { Settings } from "./settings.ts";

/** Put in when the bundle is made (scripts/bundle.mjs). */
const VERSION = process.env["CAFE_VERSION"] ?? "(not bundled)";

/** Runs one call of cafe; `argv` is without node and script. Never throws, and leaves it to `start` to end the process. */
export async function main(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
    if (argv[0] === "__complete") return (await import("./commands/complete.ts")).runComplete(argv.slice(1), io);
    const invocation = parseArgv(argv, io.now());
    if (!invocation.ok) return refuseArguments(invocation.error, argv, io);
    return await run(invocation.value, io);
  } catch (thrown) {
    io.note(`${reportCrash(thrown, io.now())}\n`);
    return 1;
  }
}

/** Runs the call that this process was started for, and ends it. For bin/cafe.js. */
export function start(): void {
  const io = processIo();
  void main(process.argv.slice(2), io).then(exitWith);
}

async function run(invocation: Invocation, io: CommandIo): Promise<ExitCode> {
  switch (invocation.command) {
    case "help":
      io.out(await helpOn(invocation.topic));
      return 0;
    case "version":
      io.out(`cafe ${VERSION}\n`);
      return 0;
    case "completion":
      return (await import("./commands/completion.ts")).runCompletion(invocation.shell, io);
    case "emulator":
      return (await import("./commands/emulator.ts")).runEmulatorCommand(invocation.flags, io);
    case "doctor":
      return (await import("./commands/doctor.ts")).runDoctor(invocation, io, VERSION);
    case "history":
      return (await import("./commands/history.ts")).runHistory(invocation, io);
    case "profiles":
      return (await import("./commands/profiles.ts")).runProfiles(invocation.args, io);
    default:
      return invocation.connection.debug ? runDebugged(invocation, io) : runConnected(invocation, io, null);
  }
}

async function helpOn(topic: HelpTopic | null): Promise<string> {
  const [{ helpText }, { optionUsages }] = await Promise.all([import("../copy/help.ts"), import("./options.ts")]);
  return helpText(topic, optionUsages(topic));
}

async function runDebugged(invocation: Connecting, io: CommandIo): Promise<ExitCode> {
  const { withDebugLog } = await import("./debug/with-debug-log.ts");
  const run = { cafe: VERSION, command: invocation.command, isJson: isJson(invocation) };
  return withDebugLog(run, io, (debug) => runConnected(invocation, io, debug));
}

async function runConnected(invocation: Connecting, io: CommandIo, debug: DebugLog | null): Promise<ExitCode> {
  if (isExploring(invocation) && !(io.tty.stdin && io.tty.stdout)) {
    io.note(`cafe: ${CRASH.noTerminal}\n`);
    return 2;
  }
  const connected = await connectFor(invocation, io, debug);
  if (!connected.ok) {
    const { reportRefusal, CANCELLED } = await import("./output/failure.ts");
    if (connected.error.code === CANCELLED) return 130;
    reportRefusal(connected.error, isJson(invocation), io);
    return 2;
  }
  const { connection, close } = connected.value;
  const { readSettings } = await import("./settings-file.ts");
  const { settings, problems } = readSettings(io.env);
  const notices = [...problems, ...connected.value.notices];
  try {
    if (isExploring(invocation))
      return await runExplore(invocation, { ...connected.value, notices }, settings, io, debug);
    const asJson = isJson(invocation);
    if (!asJson) noteAll(notices, io);
    const { runScriptable } = await import("./scriptable.ts");
    const code = await runScriptable(invocation, connection, io);
    // In a JSON mode an error is the only thing on stderr.
    if (asJson && code === 0) noteAll(notices, io);
    return code;
  } finally {
    noteAll(await close(), io);
  }
}

const isExploring = (invocation: Connecting): invocation is Exploring =>
  invocation.command === "explore" || invocation.command === "open";

async function connectFor(
  invocation: Connecting,
  io: CommandIo,
  debug: DebugLog | null,
): Promise<Result<Connected, Refusal>> {
  const flags = invocation.connection;
  if (invocation.command === "open") {
    return (await import("./connect-offline.ts")).openFile(invocation.file, flags.region, io);
  }
  if (flags.history) return (await import("./connect-history.ts")).connectHistory(flags, io);
  return (await import("./connect.ts")).connect(flags, io, {
    remembers: true,
    welcomes: isExploring(invocation),
    onCall: debug?.call,
  });
}

function noteAll(notices: readonly SafeText[], io: CommandIo): void {
  for (const notice of notices) io.note(`${notice}\n`);
}

async function runExplore(
  invocation: Exploring,
  { connection, profiles, remembered, lastKnown, notices: before, welcome }: Connected,
  settings: Settings,
  io: CommandIo,
  debug: DebugLog | null,
): Promise<ExitCode> {
  const { readKeys } = await import("./keys-file.ts");
  const { keymap, notice } = readKeys(io.env);
  const notices = notice === null ? before : [...before, notice];
  const { connection: flags, listing, look, scope } = invocation;
  const options: ExploreOptions = {
    ...lookOf(look, io.env, settings),
    connection,
    profiles,
    manage: async (task, profile) => (await import("./manage-profiles.ts")).manageProfiles(task, profile, io, flags),
    lastKnown,
    query: isEverything(listing.query) ? (remembered.query ?? listing.query) : listing.query,
    view: remembered.view ?? null,
    page: listing.page ?? 1,
    pageSize: listing.pageSize,
    narrow: listing.narrow,
    scope: invocation.command === "open" ? await wholeFile(scope, flags, connection) : scope,
    reach: reachOf(invocation, io.env),
    region: connection.region,
    keymap,
    welcome: welcome ?? null,
    env: io.env,
    debug,
    notices,
    reportCrash: (thrown) => reportCrash(thrown, io.now()),
  };
  const code = options.screenReader
    ? await (await import("./read-aloud.ts")).readAloud(options, io.now())
    : await draw(options, io.now());
  // The footer has room for one of them, cut, and for some seconds.
  noteAll(notices, io);
  return code;
}

async function draw(options: ExploreOptions, now: number): Promise<ExitCode> {
  const { openExplorer } = await import("./open-explorer.ts");
  const explorer = await openExplorer(options, now);
  // The call goes out first; React is loaded while it is under way.
  await new Promise((resolve) => setImmediate(resolve));
  await explorer.recall();
  // The demo's endpoint is in this process, which would not answer while it loads React.
  if (options.connection.demo === true) await explorer.firstAnswer();
  const { explore } = await import("./explore.tsx");
  await explorer.firstAnswer();
  return explore(explorer);
}

/** Of a file everything is shown, unless a region is named. */
async function wholeFile(scope: Scope, { region }: ConnectionFlags, { results }: Connection): Promise<Scope> {
  if (region !== null || scope.regions.length > 0) return scope;
  const listed = await results.listRegions("", new AbortController().signal);
  return listed.ok && listed.value.length > 1 ? { ...scope, regions: "all" } : scope;
}

/** In a JSON mode this, too, is one JSON object; nothing else of the arguments is sure enough to rely on. */
async function refuseArguments(problem: ArgumentProblem, argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  const { explainArgumentProblem } = await import("../copy/problems.ts");
  const message = explainArgumentProblem(problem);
  const error = { code: "Cafe.Usage", message, requestId: null, remedy: CRASH.seeHelp, httpStatus: null };
  io.note(JSON_ASKED.test(argv.join("\n")) ? `${jsonText(error)}\n` : `cafe: ${message}\n`);
  return 2;
}

const JSON_ASKED = /^--output[=\n](?:nd)?json$/mu;

const isJson = (invocation: Connecting): boolean =>
  "output" in invocation && (invocation.output === "json" || invocation.output === "ndjson");
