/**
 * From an argument list to an exit code. What --help and --version do not need is loaded only after them; no command's
 * work is done here.
 */
import { helpText } from "../copy/help.ts";
import { type ArgumentProblem, explainArgumentProblem } from "../copy/problems.ts";
import { jsonText } from "../lib/json.ts";
import type { SafeText } from "../lib/safe-text.ts";
import { parseArgv } from "./args.ts";
import type { Connected } from "./connect.ts";
import { reportCrash } from "./crash.ts";
import type { ExploreOptions } from "./explore-options.ts";
import type { Invocation } from "./invocation.ts";
import type { CommandIo, ExitCode } from "./io.ts";
import { optionUsages } from "./options.ts";
import { wantsNoColour } from "./output/paint.ts";
import { exitWith, processIo } from "./process-io.ts";
import type { Connecting } from "./scriptable.ts";

/** Put in when the bundle is made (scripts/bundle.mjs). */
const VERSION = process.env["CAFE_VERSION"] ?? "(not bundled)";

/** Runs one call of cafe; `argv` is without node and script. Never throws, and leaves it to `start` to end the process. */
export async function main(argv: readonly string[], io: CommandIo): Promise<ExitCode> {
  try {
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
      io.out(helpText(invocation.topic, optionUsages(invocation.topic)));
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
    case "profiles":
      return (await import("./commands/profiles.ts")).runProfiles(invocation.args, io);
    default:
      return runConnected(invocation, io);
  }
}

async function runConnected(invocation: Connecting, io: CommandIo): Promise<ExitCode> {
  if (invocation.command === "explore" && !(io.tty.stdin && io.tty.stdout)) {
    io.note('cafe: The explorer needs a terminal for its keys and its screen; in scripts and pipes use "cafe list".\n');
    return 2;
  }
  const [{ connect }, { reportRefusal, CANCELLED }] = await Promise.all([
    import("./connect.ts"),
    import("./output/failure.ts"),
  ]);
  const connected = await connect(invocation.connection, io);
  if (!connected.ok) {
    if (connected.error.code === CANCELLED) return 130;
    reportRefusal(connected.error, isJson(invocation), io);
    return 2;
  }
  const { connection, close, notices } = connected.value;
  try {
    if (invocation.command === "explore") return await runExplore(invocation, connected.value, io);
    const asJson = isJson(invocation);
    if (!asJson) noteAll(notices, io);
    const { runScriptable } = await import("./scriptable.ts");
    const code = await runScriptable(invocation, connection, io);
    // In a JSON mode an error is the only thing on stderr.
    if (asJson && code === 0) noteAll(notices, io);
    return code;
  } finally {
    const unsaved = await close();
    if (unsaved !== null) noteAll([unsaved], io);
  }
}

function noteAll(notices: readonly SafeText[], io: CommandIo): void {
  for (const notice of notices) io.note(`${notice}\n`);
}

async function runExplore(
  { connection: flags, listing, look }: Extract<Invocation, { command: "explore" }>,
  { connection, profiles, remembered, notices }: Connected,
  io: CommandIo,
): Promise<ExitCode> {
  const { openExplorer } = await import("./open-explorer.ts");
  const asked = Object.keys(listing.query).length > 1 || listing.query.tags.length > 0;
  const options: ExploreOptions = {
    ...look,
    theme: look.theme ?? (wantsNoColour(io.env) ? "mono" : null),
    connection,
    profiles,
    manage: async (task, profile) => (await import("./manage-profiles.ts")).manageProfiles(task, profile, io, flags),
    query: asked ? listing.query : (remembered.query ?? listing.query),
    view: remembered.view ?? null,
    page: listing.page ?? 1,
    pageSize: listing.pageSize,
    narrow: listing.narrow,
    region: connection.region,
    demo: flags.demo,
    env: io.env,
    notices,
    reportCrash: (thrown) => reportCrash(thrown, io.now()),
  };
  const explorer = openExplorer(options, io.now());
  // The call goes out first; React is loaded while it is under way.
  await new Promise((resolve) => setImmediate(resolve));
  const { explore } = await import("./explore.tsx");
  await explorer.firstAnswer();
  const code = await explore(explorer);
  // The footer has room for one of them, cut, and for some seconds.
  noteAll(notices, io);
  return code;
}

/** In a JSON mode this, too, is one JSON object; nothing else of the arguments is sure enough to rely on. */
function refuseArguments(problem: ArgumentProblem, argv: readonly string[], io: CommandIo): ExitCode {
  const message = explainArgumentProblem(problem);
  const error = { code: "Cafe.Usage", message, requestId: null, remedy: 'See "cafe --help".', httpStatus: null };
  io.note(JSON_ASKED.test(argv.join("\n")) ? `${jsonText(error)}\n` : `cafe: ${message}\n`);
  return 2;
}

const JSON_ASKED = /^--output[=\n](?:nd)?json$/mu;

const isJson = (invocation: Connecting): boolean =>
  "output" in invocation && (invocation.output === "json" || invocation.output === "ndjson");
