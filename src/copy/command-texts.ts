/** What `--help` says of each command: what it is for, how it is called, what comes out, and examples. */

/** What each command is for. */
export const SUMMARIES = {
  explore: "explore file sends in the terminal (the default command)",
  open: "explore a file of sends that was exported, offline and read-only",
  list: "list file sends",
  show: "show one file send with all its instances, failed first",
  failures: "why sends failed: by cause with the next step, by instance, file, region and hour",
  rollouts: "sends of one file to a fleet, joined over tasks and instances",
  retry: "print the command that sends a file again, to the failed instances only",
  diff: "compare a file send with another, or with a file on this machine",
  watch: "wait until a file send has ended; the exit code says how",
  history: "the local history of sends seen: its size, clearing it, switching it off",
  profiles: "keep the keys and regions that cafe connects with",
  regions: "list the regions of the service",
  doctor: "look at what a call depends on: config, keys, network, clock, terminal",
  emulator: "run the embedded endpoint for tests and trials",
  completion: "print a script that completes commands and options in a shell",
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

export const COMMAND_TEXTS: Readonly<Record<HelpTopic, CommandText>> = {
  explore: {
    usage: "cafe [explore] [options]",
    more: "Needs a terminal; press ? inside for the keys.",
    examples: ["cafe --demo", "cafe --status Failed --since 2h", "cafe --profile prod --region cn-beijing"],
  },
  open: {
    usage: "cafe open FILE [options]",
    more: `FILE is a bundle exported from the explorer, or what \`cafe list\` printed with --output json or ndjson (at most
256 MiB). No call is made and no key is needed; the file stays as it is.`,
    examples: ["cafe open incident.json", "cafe open sends.ndjson --status Failed --theme light"],
  },
  list: {
    usage: "cafe list [options]",
    more: `Data goes to stdout; counts, progress and errors go to stderr.
json   {"region","requestId","totalCount","pageNumber","pageSize","tasks":[...]}; a task has every field of the API
       reference under its own name; totalCount and pageNumber are null where the service counts no pages, and
       pageNumber with --all. Of several regions: {"regions":[{"region","requestId","totalCount","loaded","hasMore",
       "error"?}],"tasks":[...]}, and each task has its RegionId, as it has in ndjson
ndjson one task per line
csv    RegionId, InvokeId, Name, InvocationStatus, CreationTime, VmCount, Succeeded, Failed, Open, ErrorCodes,
       TargetDir, FileOwner, FileGroup, FileMode, Overwrite, ContentType, Tags, Description; what a spreadsheet
       would run as a formula starts with '`,
    examples: [
      "cafe list --status Failed",
      "cafe list --tag env=prod --tag team --page 2",
      "cafe list --all --since 1d --output ndjson | jq .InvokeId",
      "cafe list --all --output csv > sends.csv",
      "cafe list --region all --status Failed",
      "cafe list --region cn-hangzhou,cn-beijing --all",
      "cafe list --history --name nginx.conf --since 1w",
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
  diff: {
    usage: "cafe diff INVOKE_ID INVOKE_ID|FILE [options]",
    more: `Two tasks: their fields, the lines of their content, and what became of each instance. A file: the content only.
Secrets are masked; a carriage return shows as a mark. A difference is no error. A file named f-... is written ./f-...`,
    examples: [
      "cafe diff f-hz0jdfwd9f0001 f-hz0jdfwd9f0002",
      "cafe diff f-hz0jdfwd9f0001 ./nginx.conf",
      "cafe diff f-hz0jdfwd9f0001 f-hz0jdfwd9f0002 --output json | jq .instances.recovered",
    ],
  },
  watch: {
    usage: "cafe watch INVOKE_ID [options]",
    more: `Looks every 5 seconds, less often when throttled. stderr gets each change, stdout the end in one line.
Exit codes: 0 sent to all, 1 not sent to all (or no answer), 3 still open at --timeout, 130 Ctrl-C`,
    examples: ["cafe watch f-hz0jdfwd9f0001", "cafe watch f-hz0jdfwd9f0001 --timeout 600 && echo sent to all"],
  },
  history: {
    usage: "cafe history size|clear|on|off|content on|content off",
    more: `cafe keeps every task that it was answered with in history.db (mode 0600, in the config folder), under the name of
the profile, at most 200,000 tasks and none that was not seen for a year; the least lately seen go first. The explorer
shows the last known tasks while the service is asked, and --history reads them all. Contents are not kept, unless
"content on" says so.
size         path, bytes, tasks, oldest and newest, for each account and region
clear        forgets all of it; asks first, or takes --yes
off, on      keeps nothing more; what is there stays until it is cleared
content off  keeps no content more, and forgets those that were kept`,
    examples: [
      "cafe history size",
      "cafe history size --output json",
      "cafe history clear --yes",
      "cafe history content on",
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
    more: `Its first line says where it listens; then one line per request, until Ctrl-C.
With --record it reads every page of an account instead, and writes the tasks to a file, in which nobody's IDs, names,
descriptions, tag values and contents are; statuses, codes, times and counts are as they were. Filters and connection
are for that only. Look through the file before you share it.`,
    examples: [
      "cafe emulator --port 8080",
      "CAFE_ENDPOINT=http://127.0.0.1:8080 cafe list",
      "cafe emulator --port 8080 --fault throttle=0.2,latency=200ms+-100",
      "cafe emulator --record sends.json --profile prod --since 2d",
      "cafe emulator --data sends.json",
    ],
  },
  completion: {
    usage: "cafe completion bash|zsh|fish",
    more: `Completes commands, options and their values: profiles, regions, statuses, ErrorCodes, InvokeIds of the local
history. Each Tab runs cafe for a moment; it reads files and makes no call.`,
    examples: [
      "source <(cafe completion bash)",
      "source <(cafe completion zsh)",
      "cafe completion fish > ~/.config/fish/completions/cafe.fish",
    ],
  },
};
