/**
 * The texts of `--help`: what each command and option is for. Which options a command takes comes in from the option
 * table of the command line, so help cannot name one that the parser refuses.
 */

/** What each option does. The parser's table has exactly these names. */
const OPTION_TEXTS = {
  status: "only tasks in this overall status",
  name: "only sends of the file with exactly this name",
  tag: "only tasks with this tag: K=V, K= (empty value) or K (any value); repeat for more, up to 20",
  "invoke-id": "only this task",
  "instance-id": "only tasks that sent to this instance",
  "resource-group": "only tasks sent with this resource group",
  page: "page to read, from 1",
  "page-size": "tasks per page, 1 to 50 (default 50)",
  since:
    "only tasks created since: 30m, 2h, 3d, 1w ago, or a time like 2026-11-20T08:00Z; local time without Z or an offset (applied by cafe to what it loaded)",
  until: "only tasks created before; same forms as --since",
  gap: "minutes without a send of the file after which a new rollout begins, 1 to 10080 (default 30)",
  all: "read every page, not just one",
  demo: "use the embedded demo endpoint: no account, no network",
  profile: "profile to sign with (default: the current one)",
  region: "region to ask (default: the profile's)",
  endpoint: "service endpoint to call instead of the region's",
  timeout: "seconds to wait for one reply, 1 to 600 (default 10)",
  insecure: "allow a plain-http endpoint, or credentials URI, that is not on this machine",
  network: "which endpoints of the regions: public, or vpc from inside a VPC (default: the profile's, else public)",
  "ca-file": "also trust the certificates in this PEM file, such as those of a proxy that inspects TLS",
  "max-rps":
    "ceiling of calls per second for each account and region, 1 to 100 (default 5; none for an endpoint on this machine)",
  refresh: "refresh while a task is Pending or Running: seconds from 1 to 3600, or off (default 5)",
  theme: "colours (default: dark; mono where NO_COLOR is set)",
  ascii: "draw with ASCII characters only",
  output: "form of the output",
  content: "also show the content of the file",
  port: "TCP port on 127.0.0.1; 0 takes a free one (default 0)",
  seed: "seed of the data set: same seed, same tasks",
  tasks: "number of tasks to begin with",
  instances: "number of instances in the fleet",
  regions: "regions there are, joined by commas (default: the public ones, eight of them with data)",
  data: "JSON file with tasks in the API's field names, instead of made-up ones (docs/emulator.md)",
  retention: "how long a task is kept: 1d, 42d, or off for ever (default 42d; off with --data)",
  records: "most tasks kept in a region, the newest (default: all)",
  speed: "seconds of the tasks' life that pass in one, 0 to 3600; 0 stops it (default 1)",
  fault:
    "what goes wrong, and how often: throttle, e500, e503, hang, drop, html and truncate with a probability; latency=200ms+-100; expire-after=5m; cn-beijing:drop=1 for one region",
  "access-key-id": "AccessKey ID",
  "access-key-secret": "AccessKey secret that the emulator accepts; never a real one",
  help: "show this help",
  version: "show the version",
} as const;

export type OptionName = keyof typeof OPTION_TEXTS;

/** What each command is for. */
const SUMMARIES = {
  explore: "explore file sends in the terminal (the default command)",
  list: "list file sends",
  show: "show one file send with all its instances, failed first",
  failures: "why sends failed: by cause with the next step, by instance, file, region and hour",
  rollouts: "sends of one file to a fleet, joined over tasks and instances",
  retry: "print the command that sends a file again, to the failed instances only",
  profiles: "keep the keys and regions that cafe connects with",
  regions: "list the regions of the service",
  doctor: "look at what a call depends on: config, keys, network, clock, terminal",
  emulator: "run the embedded endpoint for tests and trials",
} as const;

export type CommandName = keyof typeof SUMMARIES;

/** The commands that helpText knows; commands/profiles.ts has a help of its own, as it has a parser of its own. */
export type HelpTopic = Exclude<CommandName, "profiles">;

interface CommandText {
  readonly usage: string;
  /** Paragraph below the usage; empty where the summary says it all. */
  readonly more: string;
  readonly examples: readonly string[];
}

const COMMAND_TEXTS: Readonly<Record<HelpTopic, CommandText>> = {
  explore: {
    usage: "cafe [explore] [options]",
    more: "Needs a terminal; press ? inside for the keys.",
    examples: ["cafe --demo", "cafe --status Failed --since 2h", "cafe --profile prod --region cn-beijing"],
  },
  list: {
    usage: "cafe list [options]",
    more: `Data goes to stdout; counts, progress and errors go to stderr.
json   {"region","requestId","totalCount","pageNumber","pageSize","tasks":[...]}; a task has every field of the API
       reference under its own name; totalCount and pageNumber are null where the service counts no pages, and
       pageNumber with --all
ndjson one task per line
csv    RegionId, InvokeId, Name, InvocationStatus, CreationTime, VmCount, Succeeded, Failed, Open, ErrorCodes,
       TargetDir, FileOwner, FileGroup, FileMode, Overwrite, ContentType, Tags, Description; what a spreadsheet
       would run as a formula starts with '`,
    examples: [
      "cafe list --status Failed",
      "cafe list --tag env=prod --tag team --page 2",
      "cafe list --all --since 1d --output ndjson | jq .InvokeId",
      "cafe list --all --output csv > sends.csv",
    ],
  },
  show: {
    usage: "cafe show INVOKE_ID [options]",
    more: "With --output json it prints what `cafe list --output json` prints, for this one task.",
    examples: [
      "cafe show f-hz0jdfwd9f0001",
      "cafe show f-hz0jdfwd9f0001 --content",
      "cafe show f-hz0jdfwd9f0001 --output json",
    ],
  },
  failures: {
    usage: "cafe failures [options]",
    more: `Over one page of tasks, or with --all over every page. A failure is one instance that one task did not reach.
table  each cause with its meaning, its next step and the commands to run; instances, files, regions, hours
json   {"regions":[...],"tasks","failedTasks","results","failures","failedInstances","byErrorCode":[...],
       "byInstance":[...],"byFile":[...],"byRegion":[...],"byHour":[...]}
csv    GroupBy (ErrorCode, Instance, File, Region, Hour), Key, Detail, RegionId, Failures, Results, Share, Meaning,
       Remedy, HostChanged`,
    examples: [
      "cafe failures --since 2h",
      "cafe failures --all --name nginx.conf",
      "cafe failures --all --output json | jq .byErrorCode[0].targets",
    ],
  },
  rollouts: {
    usage: "cafe rollouts [options]",
    more: `A rollout is one file on its way to a fleet: tasks of the same name, directory and content that follow each other
within the gap. Each instance counts once, by its latest result; recovered: it failed, and then succeeded. Only tasks
that match the filters are joined, so --status hides the others. Over one page of tasks, or with --all over every page.
json   {"regions":[...],"gapMinutes","rollouts":[...]}, each with its tasks and with its instances, failed first
csv    Name, TargetDir, ContentHash, Outcome, Targets, Succeeded, Failed, Running, Recovered, Tasks, Regions, First,
       Last`,
    examples: [
      "cafe rollouts --all --since 1d",
      "cafe rollouts --all --name nginx.conf --gap 120",
      "cafe rollouts --all --output json | jq .rollouts[0].instances",
    ],
  },
  retry: {
    usage: "cafe retry INVOKE_ID [options]",
    more: `Prints only; cafe itself sends nothing. Nothing failed: nothing is printed, and that is no error.
shell  aliyun ecs SendFile commands for sh, bash and zsh, each for at most 50 instances, with every parameter of the
       original that the reply holds; line feeds stand as they are, other controls as "$(printf '\\033')"
json   {"invokeId","operation","unknown","requests":[...]}: SendFile's parameters under their own names
ids    the failed instances, one per line`,
    examples: [
      "cafe retry f-hz0jdfwd9f0001",
      "cafe retry f-hz0jdfwd9f0001 > resend.sh",
      "cafe retry f-hz0jdfwd9f0001 --output ids",
    ],
  },
  regions: {
    usage: "cafe regions [options]",
    more: "",
    examples: ["cafe regions", "cafe regions --output json"],
  },
  doctor: {
    usage: "cafe doctor [options]",
    more: `Says where the config is, which place of keys wins and why each before it was passed over, which proxy is in force,
whether the endpoint answers one call, how far the clock is off, and what the terminal can do. It holds no secret, so it
may be pasted into a report. Exit code 0 where the call worked, else 1.`,
    examples: ["cafe doctor", "cafe doctor --profile prod --output json"],
  },
  emulator: {
    usage: "cafe emulator [options]",
    more: "Its first line says where it listens; then one line per request, until Ctrl-C.",
    examples: [
      "cafe emulator --port 8080",
      "CAFE_ENDPOINT=http://127.0.0.1:8080 cafe list",
      "cafe emulator --port 8080 --fault throttle=0.2,latency=200ms+-100",
    ],
  },
};

/** An option as help shows it. */
export interface OptionUsage {
  readonly name: OptionName;
  /** Placeholder or choices of its value; null for a switch. */
  readonly value: string | null;
  readonly group: string;
}

/** The line on top of every help. */
const WHAT = "cafe: which file sends of Cloud Assistant failed, on which instances, why, and what to do next";

const ENVIRONMENT = `Environment
  ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN,
  ALIBABA_CLOUD_REGION_ID, ALIBABA_CLOUD_PROFILE, CAFE_CONFIG_DIR, CAFE_ENDPOINT, CAFE_PASSPHRASE_FILE,
  HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NO_COLOR; more places of keys: "cafe profiles --help"`;

const EXIT_CODES = `Exit codes
  0 done   1 the service or the network said no   2 the call is wrong   130 Ctrl-C`;

/** Help about one command, or about all of cafe where `topic` is null. `options` are those that apply to it. */
export function helpText(topic: HelpTopic | null, options: readonly OptionUsage[]): string {
  const sections = topic === null ? overviewSections() : commandSections(topic);
  return `${[...sections, ...optionSections(options), ENVIRONMENT, EXIT_CODES].join("\n\n")}\n`;
}

function overviewSections(): string[] {
  const commands = Object.entries(SUMMARIES).map(([name, summary]) => `  ${name.padEnd(10)}${summary}`);
  const examples = ["cafe --demo", "cafe list --status Failed --since 2h", "cafe list --help"];
  return [
    `${WHAT}\n\nUsage: cafe [command] [options]`,
    `Commands ("cafe COMMAND --help" says more)\n${commands.join("\n")}`,
    exampleSection(examples),
  ];
}

function commandSections(topic: HelpTopic): string[] {
  const { usage, more, examples } = COMMAND_TEXTS[topic];
  const intro = `${usage}\n  ${SUMMARIES[topic]}`;
  return [...(more === "" ? [intro] : [intro, more]), exampleSection(examples)];
}

const exampleSection = (lines: readonly string[]): string => `Examples\n${lines.map((line) => `  ${line}`).join("\n")}`;

function optionSections(options: readonly OptionUsage[]): string[] {
  const groups = [...new Set(options.map((option) => option.group))];
  return groups.map((group) => {
    const lines = options.filter((option) => option.group === group).map(optionLines);
    return `${group}\n${lines.join("\n")}`;
  });
}

const INDENT = 22;
const TEXT_WIDTH = 96;

function optionLines({ name, value }: OptionUsage): string {
  const left = `  --${name}${value === null ? "" : ` ${value}`}`;
  const lines = wrap(OPTION_TEXTS[name], TEXT_WIDTH - INDENT);
  const [first = "", ...rest] = lines;
  const head = left.length < INDENT - 1 ? [left.padEnd(INDENT) + first] : [left, " ".repeat(INDENT) + first];
  return [...head, ...rest.map((line) => " ".repeat(INDENT) + line)].join("\n");
}

function wrap(text: string, width: number): string[] {
  const lines = [""];
  for (const word of text.split(" ")) {
    const last = lines.at(-1) ?? "";
    if (last !== "" && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === "" ? word : `${last} ${word}`;
  }
  return lines;
}
