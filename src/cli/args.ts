/**
 * Reads an argument list into an `Invocation`, command by command. Reads no environment and no file; what is wrong is
 * said by copy/problems.ts.
 */
import { APART } from "../copy/apart.ts";
import type { HelpTopic } from "../copy/command-texts.ts";
import type { ArgumentProblem } from "../copy/problems.ts";
import { DEFAULT_GAP_MS } from "../domain/rollouts.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { splitArgv } from "./argv.ts";
import { readEmulator, refuseBesideRecord } from "./emulator-options.ts";
import type { ConnectionFlags, Invocation, LookFlags } from "./invocation.ts";
import { readListing } from "./listing-options.ts";
import { Mistake, OptionReader } from "./option-reader.ts";
import { HISTORY_VERBS, NETWORKS, OUTPUTS, SHELLS, THEMES } from "./options.ts";
import { MAX_REFRESH_S } from "./settings.ts";

const DEFAULT_TIMEOUT_S = 10;
/** How many words a command takes. */
const WORDS: Readonly<Partial<Record<HelpTopic, number>>> = {
  open: 1,
  show: 1,
  retry: 1,
  watch: 1,
  diff: 2,
  history: 2,
  completion: 1,
};
const DEFAULT_GAP_MIN = DEFAULT_GAP_MS / 60_000;

/** Reads an argument list (without node and script) at the time `now`, epoch milliseconds. The first mistake is the answer. */
export function parseArgv(argv: readonly string[], now: number): Result<Invocation, ArgumentProblem> {
  const split = splitArgv(argv);
  if (!split.ok) return split;
  if (split.value.command === "profiles") return ok(split.value);
  const { command, named, options } = split.value;
  if (options.has("help")) return ok({ command: "help", topic: named ? command : null });
  if (options.has("version")) return ok({ command: "version" });
  try {
    return ok(readInvocation(new OptionReader(split.value, now)));
  } catch (thrown) {
    if (thrown instanceof Mistake) return err(thrown.problem);
    throw thrown;
  }
}

function readInvocation(reader: OptionReader): Invocation {
  const { command } = reader.split;
  reader.refuseWords(WORDS[command] ?? 0);
  switch (command) {
    case "explore":
      return readExplore(reader);
    case "open":
      return readOpen(reader);
    case "list":
      return { command, ...readLoading(reader), output: reader.choice("output", OUTPUTS.list) ?? "table" };
    case "failures":
      return { command, ...readLoading(reader), output: reader.choice("output", OUTPUTS.failures) ?? "table" };
    case "show":
      return readShow(reader);
    case "rollouts":
      return {
        command,
        ...readLoading(reader),
        gapMs: 60_000 * (reader.whole("gap", 1, 10_080) ?? DEFAULT_GAP_MIN),
        output: reader.choice("output", OUTPUTS.rollouts) ?? "table",
      };
    case "retry":
      return {
        command,
        invokeId: readInvokeId(reader),
        connection: readConnection(reader),
        output: reader.choice("output", OUTPUTS.retry) ?? "shell",
      };
    case "diff":
      return readDiff(reader);
    case "watch":
      return readWatch(reader);
    case "regions":
      return {
        command,
        connection: readConnection(reader),
        output: reader.choice("output", OUTPUTS.regions) ?? "table",
      };
    case "doctor":
      return {
        command,
        connection: readConnection(reader),
        output: reader.choice("output", OUTPUTS.doctor) ?? "text",
      };
    case "history":
      return readHistory(reader);
    case "completion":
      return readCompletion(reader);
    case "emulator":
      return reader.has("record") ? readRecord(reader) : { command, flags: readEmulator(reader) };
  }
}

const readExplore = (reader: OptionReader): Invocation => ({ command: "explore", ...readExploring(reader) });

function readExploring(reader: OptionReader) {
  const chosen = reader.regions();
  const regions = chosen === "all" || chosen.length > 1 ? chosen : [];
  const profiles = reader.profiles();
  const several = profiles.length > 1 ? profiles : [];
  const connection = readConnection(reader, chosen === "all" ? null : (chosen[0] ?? null));
  return {
    listing: readListing(reader),
    connection: { ...connection, profile: profiles[0] ?? null },
    scope: { profiles: several, regions },
    look: readLook(reader),
  };
}

function readLoading(reader: OptionReader) {
  reader.refuseTogether("all", "page", APART.everyPage);
  const chosen = reader.regions();
  const isOne = chosen !== "all" && chosen.length < 2;
  if (!isOne) reader.refuseTogether("page", "region", APART.ownPages);
  const region = chosen === "all" ? null : (chosen[0] ?? null);
  return {
    listing: readListing(reader),
    connection: readConnection(reader, region),
    regions: isOne ? null : chosen,
    all: reader.has("all"),
  };
}

/** Of the emulator's words this one only names a file; all else is as for `cafe list --all`. */
function readRecord(reader: OptionReader): Invocation {
  refuseBesideRecord(reader);
  return { command: "record", file: reader.text("record") ?? "", ...readLoading(reader), all: true };
}

function readOpen(reader: OptionReader): Invocation {
  const [file = ""] = reader.split.words;
  if (file === "") throw new Mistake({ rule: "file-missing" });
  return { command: "open", file, ...readExploring(reader) };
}

function readHistory(reader: OptionReader): Invocation {
  const given = reader.split.words.join(" ");
  const verb = HISTORY_VERBS.find((one) => one === given);
  if (verb === undefined) throw new Mistake({ rule: "history-verb", given, allowed: HISTORY_VERBS });
  const output = reader.choice("output", OUTPUTS.history) ?? "text";
  return { command: "history", verb, yes: reader.has("yes"), output };
}

function readShow(reader: OptionReader): Invocation {
  return {
    command: "show",
    invokeId: readInvokeId(reader),
    connection: readConnection(reader),
    content: reader.has("content"),
    output: reader.choice("output", OUTPUTS.show) ?? "text",
  };
}

function readInvokeId({ split: { command, words } }: OptionReader): string {
  const [invokeId] = words;
  if (invokeId === undefined || invokeId === "") throw new Mistake({ rule: "invoke-id-missing", command });
  return invokeId;
}

function readCompletion({ split: { words } }: OptionReader): Invocation {
  const [given = ""] = words;
  const shell = SHELLS.find((one) => one === given);
  if (shell === undefined) throw new Mistake({ rule: "completion-shell", given, allowed: SHELLS });
  return { command: "completion", shell };
}

function readDiff(reader: OptionReader): Invocation {
  const [invokeId = "", other = ""] = reader.split.words;
  if (invokeId === "" || other === "") throw new Mistake({ rule: "diff-words" });
  return {
    command: "diff",
    invokeId,
    other,
    connection: readConnection(reader),
    output: reader.choice("output", OUTPUTS.diff) ?? "text",
  };
}

/** Its --timeout is for the whole, so each reply has the usual time. */
function readWatch(reader: OptionReader): Invocation {
  const seconds = reader.whole("timeout", 1, 86_400);
  const connection = readConnection(reader, reader.region(), DEFAULT_TIMEOUT_S);
  return {
    command: "watch",
    invokeId: readInvokeId(reader),
    connection,
    limitMs: seconds === null ? null : seconds * 1000,
  };
}

/** @param region the one to connect with, where the command takes several */
function readConnection(
  reader: OptionReader,
  region = reader.region(),
  timeoutS = reader.whole("timeout", 1, 600) ?? DEFAULT_TIMEOUT_S,
): ConnectionFlags {
  for (const other of ["profile", "endpoint", "insecure", "network", "ca-file", "max-rps"] as const) {
    reader.refuseTogether("demo", other, APART.demo);
  }
  for (const other of ["demo", "endpoint", "insecure", "network", "ca-file", "max-rps", "resource-group"] as const) {
    reader.refuseTogether("history", other, APART.history);
  }
  reader.refuseTogether("network", "endpoint", APART.endpoint);
  return {
    demo: reader.has("demo"),
    history: reader.has("history"),
    profile: reader.text("profile"),
    region,
    endpoint: reader.text("endpoint"),
    timeoutMs: 1000 * timeoutS,
    insecure: reader.has("insecure"),
    network: reader.choice("network", NETWORKS),
    caFile: reader.text("ca-file"),
    maxRps: reader.whole("max-rps", 1, 100),
    debug: reader.has("debug"),
  };
}

function readLook(reader: OptionReader): LookFlags {
  const off = reader.text("refresh") === "off";
  return {
    refresh: off ? "off" : reader.whole("refresh", 1, MAX_REFRESH_S, "off"),
    theme: reader.choice("theme", THEMES),
    ascii: reader.has("ascii"),
    mouse: reader.has("mouse"),
    screenReader: reader.has("screen-reader"),
  };
}
