/** The words of `--help`: what each option is for, the headings, and what stands in every help. How it is laid out: help.ts. */

/** What each option does. The parser's table has exactly these names. */
export const OPTION_TEXTS = {
  status: "only tasks in this overall status",
  name: "only sends of the file with exactly this name",
  tag: "only tasks with this tag: K=V, K= (empty value) or K (any value); repeat for more, up to 20",
  "invoke-id": "only this task",
  "instance-id": "only tasks that sent to this instance",
  "resource-group": "only tasks sent with this resource group",
  page: "page to read, from 1",
  "page-size": "tasks per page, 1 to 50 (default 50)",
  since:
    "only tasks created since: 30m, 2h, 3d, 1w ago, or a time like 2026-11-20T08:00Z; local time without Z or an offset",
  until: "only tasks created before; same forms as --since",
  "failures-only": "only tasks in which something failed",
  "error-code": "only tasks with an instance that failed with this ErrorCode; repeat for one of several",
  "instance-status": "only tasks with an instance in this status; with --error-code: the same instance",
  owner: "only tasks with this FileOwner",
  dir: "only tasks with this TargetDir; with a / at its end also those below it",
  search: "only tasks with this in any field, as / in the explorer: words in any order, 'exact, !not, /pattern/",
  gap: "minutes without a send of the file after which a new rollout begins, 1 to 10080 (default 30)",
  all: "read every page, not just one",
  yes: "clear without asking",
  demo: "use the embedded demo endpoint: no account, no network",
  history:
    "read the local history instead of the service: what was seen before, past the service's retention; makes no call",
  profile: "profile to sign with (default: the current one); the explorer takes several, joined by commas",
  region:
    "region to ask (default: the profile's); the explorer, list, failures, rollouts and --record take several: repeat, join by commas, or all",
  endpoint: "service endpoint to call instead of the region's",
  timeout:
    "seconds to wait for one reply, 1 to 600 (default 10); with watch, for the task to end, 1 to 86400 (default: no limit)",
  insecure: "allow a plain-http endpoint, or credentials URI, that is not on this machine",
  network: "which endpoints of the regions: public, or vpc from inside a VPC (default: the profile's, else public)",
  "ca-file": "also trust the certificates in this PEM file, such as those of a proxy that inspects TLS",
  "max-rps":
    "ceiling of calls per second for each account and region, 1 to 100 (default 5; none for an endpoint on this machine)",
  refresh: "refresh while a task is Pending or Running: seconds from 1 to 3600, or off (default 5)",
  theme: "colours (default: auto, as the terminal's background is; mono where NO_COLOR is set)",
  ascii: "draw with ASCII characters only (default: where the locale is no UTF-8)",
  "screen-reader": "write lines to be read aloud, and draw nothing (default: where INK_SCREEN_READER is true)",
  mouse: "let clicks and the wheel reach cafe; the terminal then selects text with Shift (default: off)",
  output: "form of the output",
  content: "also show the content of the file, what is wrong with it, and its secrets masked",
  port: "TCP port on 127.0.0.1; 0 takes a free one (default 0)",
  seed: "seed of the data set: same seed, same tasks",
  tasks: "number of tasks to begin with",
  instances: "number of instances in the fleet",
  regions: "regions there are, joined by commas (default: the public ones, eight of them with data)",
  data: "JSON file with tasks in the API's field names, instead of made-up ones (docs/emulator.md)",
  record:
    "write the tasks of a real account to this new file, scrubbed, for --data, and end; takes the filters and the connection",
  retention: "how long a task is kept: 1d, 42d, or off for ever (default 42d; off with --data)",
  records: "most tasks kept in a region, the newest (default: all)",
  speed: "seconds of the tasks' life that pass in one, 0 to 3600; 0 stops it (default 1)",
  fault:
    "what goes wrong, and how often: throttle, e500, e503, hang, drop, html and truncate with a probability; latency=200ms+-100; expire-after=5m; cn-beijing:drop=1 for one region",
  "access-key-id": "AccessKey ID",
  "access-key-secret": "AccessKey secret that the emulator accepts; never a real one",
  debug: "keep a log of calls, keys and answers for a report, without secrets and contents; where, is said at the end",
  lang: "language of cafe's texts (default: as CAFE_LANG, settings.json or the locale says)",
  help: "show this help",
  version: "show the version",
} as const;

/** Headings of the options. */
export const OPTION_GROUPS = {
  filters: "Filters",
  here: "Filters applied here, to what was loaded: the service has none like them",
  connection: "Connection",
  look: "Look",
  output: "Output",
  emulator: "Emulator",
  other: "Other",
} as const;

/** What stands in every help, or in that of all commands. */
export const HELP_TEXTS = {
  what: "cafe: which file sends of Cloud Assistant failed, on which instances, why, and what to do next",
  usage: "Usage: cafe [command] [options]",
  commands: 'Commands ("cafe COMMAND --help" says more)',
  examples: "Examples",
  environment: `Environment
  ALIBABA_CLOUD_ACCESS_KEY_ID, ALIBABA_CLOUD_ACCESS_KEY_SECRET, ALIBABA_CLOUD_SECURITY_TOKEN,
  ALIBABA_CLOUD_REGION_ID, ALIBABA_CLOUD_PROFILE, CAFE_CONFIG_DIR, CAFE_ENDPOINT, CAFE_LANG, CAFE_PASSPHRASE_FILE,
  HTTPS_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NO_COLOR, CLICOLOR, COLORTERM, COLORFGBG;
  more places of keys: "cafe profiles --help"`,
  exitCodes: `Exit codes
  0 done   1 the service or the network said no   2 the call is wrong   130 Ctrl-C`,
} as const;
