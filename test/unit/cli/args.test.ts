import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../src/cli/args.ts";
import { type ArgumentProblem, explainArgumentProblem } from "../../../src/copy/problems.ts";
import { FLAGS as connection } from "./fake-flags.ts";

const NOW = Date.parse("2026-11-24T12:00:00Z");

const parse = (line: string): object => {
  const result = parseArgv(line === "" ? [] : line.split(" "), NOW);
  return result.ok ? result.value : { problem: result.error };
};

const listing = { query: { tags: [] }, page: null, pageSize: 50, narrow: {} };
const look = { refresh: null, theme: null, ascii: false, mouse: false, screenReader: false };

const scope = { profiles: [], regions: [] };

describe("parseArgv", () => {
  test.each<[string, object]>([
    ["", { command: "explore", connection, listing, scope, look }],
    ["--demo", { command: "explore", connection: { ...connection, demo: true }, listing, scope, look }],
    ["--demo explore", { command: "explore", connection: { ...connection, demo: true }, listing, scope, look }],
    [
      "explore --refresh off --theme mono --ascii --mouse --screen-reader",
      {
        command: "explore",
        connection,
        listing,
        scope,
        look: { refresh: "off", theme: "mono", ascii: true, mouse: true, screenReader: true },
      },
    ],
    ["--refresh=3", { command: "explore", connection, listing, scope, look: { ...look, refresh: 3 } }],
    ["--region all", { command: "explore", connection, listing, scope: { profiles: [], regions: "all" }, look }],
    ["open sends.json", { command: "open", file: "sends.json", connection, listing, scope, look }],
    [
      "open a.json --name a.conf --region cn-b,cn-c",
      {
        command: "open",
        file: "a.json",
        connection: { ...connection, region: "cn-b" },
        listing: { ...listing, query: { tags: [], name: "a.conf" } },
        scope: { profiles: [], regions: ["cn-b", "cn-c"] },
        look,
      },
    ],
    [
      "list --history --profile prod",
      {
        command: "list",
        connection: { ...connection, history: true, profile: "prod" },
        listing,
        regions: null,
        all: false,
        output: "table",
      },
    ],
    ["history size --output json", { command: "history", verb: "size", yes: false, output: "json" }],
    ["history clear --yes", { command: "history", verb: "clear", yes: true, output: "text" }],
    ["history content off", { command: "history", verb: "content off", yes: false, output: "text" }],
    ["list", { command: "list", connection, listing, regions: null, all: false, output: "table" }],
    ["--output json list --all", { command: "list", connection, listing, regions: null, all: true, output: "json" }],
    [
      "list --status Failed --name a.conf --tag env=prod --tag team --tag empty= --invoke-id f-1 --instance-id i-1 --resource-group rg-1 --page 3 --page-size 20",
      {
        command: "list",
        connection,
        regions: null,
        all: false,
        output: "table",
        listing: {
          ...listing,
          page: 3,
          pageSize: 20,
          query: {
            status: "Failed",
            name: "a.conf",
            invokeId: "f-1",
            instanceId: "i-1",
            resourceGroupId: "rg-1",
            tags: [{ key: "env", value: "prod" }, { key: "team" }, { key: "empty", value: "" }],
          },
        },
      },
    ],
    [
      "list --since 2h --until 2026-11-24T11:30:00Z",
      {
        command: "list",
        connection,
        regions: null,
        all: false,
        output: "table",
        listing: { ...listing, narrow: { since: NOW - 7_200_000, until: Date.parse("2026-11-24T11:30:00Z") } },
      },
    ],
    [
      "failures --failures-only --error-code ClientNotRunning --error-code Timeout --instance-status Aborted --owner root --dir /etc/ --search !nginx",
      {
        command: "failures",
        connection,
        regions: null,
        all: false,
        output: "table",
        listing: {
          ...listing,
          narrow: {
            failuresOnly: true,
            errorCodes: ["ClientNotRunning", "Timeout"],
            instanceStatus: "Aborted",
            owner: "root",
            dir: "/etc/",
            search: "!nginx",
          },
        },
      },
    ],
    [
      "show f-hz01 --content --profile prod --region cn-beijing --endpoint ecs.aliyuncs.com --timeout 3",
      {
        command: "show",
        invokeId: "f-hz01",
        content: true,
        output: "text",
        connection: {
          ...connection,
          profile: "prod",
          region: "cn-beijing",
          endpoint: "ecs.aliyuncs.com",
          timeoutMs: 3000,
        },
      },
    ],
    ["show -- --odd", { command: "show", invokeId: "--odd", content: false, output: "text", connection }],
    [
      "list --region cn-b,cn-a --region cn-b",
      {
        command: "list",
        connection: { ...connection, region: "cn-b" },
        listing,
        regions: ["cn-b", "cn-a"],
        all: false,
        output: "table",
      },
    ],
    [
      "failures --region cn-b,all",
      { command: "failures", connection, listing, regions: "all", all: false, output: "table" },
    ],
    [
      "list --region cn-b,cn-b --page 2",
      {
        command: "list",
        connection: { ...connection, region: "cn-b" },
        listing: { ...listing, page: 2 },
        regions: null,
        all: false,
        output: "table",
      },
    ],
    [
      "rollouts",
      { command: "rollouts", connection, listing, regions: null, all: false, gapMs: 1_800_000, output: "table" },
    ],
    [
      "rollouts --all --gap 5 --output json",
      { command: "rollouts", connection, listing, regions: null, all: true, gapMs: 300_000, output: "json" },
    ],
    ["failures --all", { command: "failures", connection, listing, regions: null, all: true, output: "table" }],
    [
      "failures --name a --output csv",
      {
        command: "failures",
        connection,
        listing: { ...listing, query: { name: "a", tags: [] } },
        regions: null,
        all: false,
        output: "csv",
      },
    ],
    ["completion zsh", { command: "completion", shell: "zsh" }],
    ["diff f-1 f-2", { command: "diff", invokeId: "f-1", other: "f-2", connection, output: "text" }],
    ["diff f-1 -- -a", { command: "diff", invokeId: "f-1", other: "-a", connection, output: "text" }],
    ["watch f-1", { command: "watch", invokeId: "f-1", connection, limitMs: null }],
    ["watch f-1 --timeout 900", { command: "watch", invokeId: "f-1", connection, limitMs: 900_000 }],
    ["retry f-1", { command: "retry", invokeId: "f-1", output: "shell", connection }],
    ["retry --output ids f-1", { command: "retry", invokeId: "f-1", output: "ids", connection }],
    ["regions --insecure", { command: "regions", connection: { ...connection, insecure: true }, output: "table" }],
    ["regions --output json", { command: "regions", connection, output: "json" }],
    ["doctor --profile p", { command: "doctor", connection: { ...connection, profile: "p" }, output: "text" }],
    [
      "regions --network vpc --ca-file ca.pem --max-rps 2",
      {
        command: "regions",
        connection: { ...connection, network: "vpc", caFile: "ca.pem", maxRps: 2 },
        output: "table",
      },
    ],
    ["emulator", { command: "emulator", flags: {} }],
    [
      "emulator --data f.json --regions cn-beijing --retention 1d --records 9 --speed 60 --fault drop=1",
      {
        command: "emulator",
        flags: { data: "f.json", regions: "cn-beijing", retention: "1d", records: 9, speed: 60, fault: "drop=1" },
      },
    ],
    [
      "emulator --port 0 --seed 7 --tasks 10 --instances 20 --access-key-id a --access-key-secret b",
      {
        command: "emulator",
        flags: { port: 0, seed: 7, tasks: 10, instances: 20, accessKeyId: "a", accessKeySecret: "b" },
      },
    ],
    [
      "emulator --record f.json --profile p --region cn-a,cn-b --status Failed --since 2h",
      {
        command: "record",
        file: "f.json",
        connection: { ...connection, profile: "p", region: "cn-a" },
        regions: ["cn-a", "cn-b"],
        all: true,
        listing: { ...listing, query: { status: "Failed", tags: [] }, narrow: { since: NOW - 7_200_000 } },
      },
    ],
    ["profiles add p --aliyun list -o json", { command: "profiles", args: "add p --aliyun list -o json".split(" ") }],
    ["--region cn-beijing profiles list", { command: "profiles", args: ["--region", "cn-beijing", "list"] }],
    ["profiles", { command: "profiles", args: [] }],
    ["--help profiles", { command: "profiles", args: ["--help"] }],
    ["--help", { command: "help", topic: null }],
    ["-h", { command: "help", topic: null }],
    ["list --help", { command: "help", topic: "list" }],
    ["--help show", { command: "help", topic: "show" }],
    ["--version", { command: "version" }],
    ["list --version", { command: "version" }],
  ])("reads `cafe %s`", (line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  test("keeps an option's value that starts with a dash or holds an equals sign", () => {
    expect(parse("list --name -x")).toMatchObject({ listing: { query: { name: "-x" } } });
    expect(parse("list --name=--x=y")).toMatchObject({ listing: { query: { name: "--x=y" } } });
  });
});

describe("a wrong command line", () => {
  const long = "k".repeat(65);
  test.each<[string, ArgumentProblem["rule"], string]>([
    ["lst", "unknown-command", 'There is no command "lst"; did you mean "cafe list", else see "cafe --help".'],
    ["wach f-1", "unknown-command", 'There is no command "wach"; did you mean "cafe watch", else see "cafe --help".'],
    [
      "f-hz0jdfwd9f01",
      "invoke-id-as-command",
      '"f-hz0jdfwd9f01" is the InvokeId of a task, not a command; to see it, run "cafe show f-hz0jdfwd9f01".',
    ],
    [
      "list --statu Failed",
      "unknown-option",
      'There is no option "--statu"; did you mean --status, else see "cafe list --help".',
    ],
    ["list --lang fr", "choice", '--lang takes en or zh, not "fr"; choose one of these.'],
    ["list --colour red", "unknown-option", 'There is no option "--colour"; see "cafe list --help".'],
    ["-x", "unknown-option", 'There is no option "-x"; see "cafe explore --help".'],
    ["list --=x", "unknown-option", 'There is no option "--"; see "cafe list --help".'],
    ["--constructor", "unknown-option", 'There is no option "--constructor"; see "cafe explore --help".'],
    [
      "show f-1 --all",
      "option-elsewhere",
      "--all does not go with cafe show; it is an option of cafe list, cafe failures or cafe rollouts.",
    ],
    [
      "list --theme dark",
      "option-elsewhere",
      "--theme does not go with cafe list; it is an option of cafe explore or cafe open.",
    ],
    ["open", "file-missing", 'cafe open needs the path of a file of tasks; run "cafe open FILE".'],
    [
      "history",
      "history-verb",
      "cafe history needs a word that says what to do: size, clear, on, off, content on or content off.",
    ],
    [
      "history shrink",
      "history-verb",
      'cafe history takes size, clear, on, off, content on or content off, not "shrink"; write one of them.',
    ],
    [
      "list --history --demo",
      "together",
      "--history cannot go with --demo: --history reads what was seen before, and asks nobody; leave one of them out.",
    ],
    [
      "list --history --resource-group rg-1",
      "together",
      "--history cannot go with --resource-group: --history reads what was seen before, and asks nobody; leave one of them out.",
    ],
    ["emulator --demo", "needs", "--demo needs --record beside it; give both or neither."],
    ["emulator --tag a=b --port 0", "needs", "--tag needs --record beside it; give both or neither."],
    [
      "emulator --record f.json --port 0",
      "together",
      "--record cannot go with --port: --record writes a file and starts no endpoint; leave one of them out.",
    ],
    [
      "emulator --record f.json --regions cn-beijing",
      "together",
      "--record cannot go with --regions: --record writes a file and starts no endpoint; leave one of them out.",
    ],
    [
      "emulator --record f.json --page 2",
      "option-elsewhere",
      "--page does not go with cafe emulator; it is an option of cafe explore, cafe list, cafe failures, cafe rollouts or cafe open.",
    ],
    ["emulator --record", "value-missing", "--record needs a value; write --record FILE."],
    ["list --all=yes", "no-value-taken", "--all takes no value; write it alone."],
    ["list --name", "value-missing", "--name needs a value; write --name NAME."],
    ["list --output --all", "value-missing", "--output needs a value; write --output table|json|ndjson|csv."],
    ["list --name=", "empty-value", "--name has an empty value; give NAME or leave the option out."],
    ["--profile=", "empty-value", "--profile has an empty value; give NAME or leave the option out."],
    ["list --page 1 --page 2", "given-twice", "--page is given more than once and takes one value; keep one of them."],
    [
      "list nginx.conf",
      "surplus",
      'cafe list has no use for "nginx.conf"; leave it out, or see "cafe list --help" for the options that filter.',
    ],
    [
      "show f-1 f-2",
      "surplus",
      'cafe show has no use for "f-2"; leave it out, or see "cafe show --help" for the options that filter.',
    ],
    [
      "show",
      "invoke-id-missing",
      'cafe show needs the InvokeId of a task; take one from "cafe list" and run "cafe show INVOKE_ID".',
    ],
    [
      "retry",
      "invoke-id-missing",
      'cafe retry needs the InvokeId of a task; take one from "cafe list" and run "cafe retry INVOKE_ID".',
    ],
    ["completion", "completion-shell", "cafe completion needs the name of a shell: bash, zsh or fish."],
    [
      "completion tcsh",
      "completion-shell",
      'cafe completion writes for bash, zsh or fish, not "tcsh"; name one of them.',
    ],
    [
      "diff f-1",
      "diff-words",
      "cafe diff compares two things: the InvokeId of a task, and another InvokeId or the path of a file; give both.",
    ],
    ["list --output xml", "choice", '--output takes table, json, ndjson or csv, not "xml"; choose one of these.'],
    ["show f-1 --output csv", "choice", '--output takes text or json, not "csv"; choose one of these.'],
    ["regions --output jsn", "choice", '--output takes table or json, not "jsn"; did you mean json?'],
    [
      "list --status failed",
      "choice",
      '--status takes Failed, PartialFailed, Running, Pending or Success, not "failed"; did you mean Failed?',
    ],
    [
      "--theme pink",
      "choice",
      '--theme takes auto, dark, light, mono or high-contrast, not "pink"; choose one of these.',
    ],
    ["list --timeout 0", "number", '--timeout takes a whole number from 1 to 600, not "0".'],
    ["list --timeout 1.5", "number", '--timeout takes a whole number from 1 to 600, not "1.5".'],
    ["list --page 0", "number", '--page takes a whole number from 1 to 1000000, not "0".'],
    ["--refresh on", "number", '--refresh takes a whole number from 1 to 3600, or off, not "on".'],
    ["emulator --speed 3601", "number", '--speed takes a whole number from 0 to 3600, not "3601".'],
    ["emulator --records 0", "number", '--records takes a whole number from 1 to 1000000, not "0".'],
    [
      "emulator --data f.json --tasks 5",
      "together",
      "--data cannot go with --tasks: --data brings its own tasks and instances; leave one of them out.",
    ],
    ["emulator --port 65536", "number", '--port takes a whole number from 0 to 65535, not "65536".'],
    ["emulator --seed x", "number", '--seed takes a whole number from 0 to 4294967295, not "x".'],
    ["emulator --tasks -1", "number", '--tasks takes a whole number from 0 to 100000, not "-1".'],
    ["emulator --instances 0", "number", '--instances takes a whole number from 1 to 100000, not "0".'],
    [
      "list --search /[/",
      "search",
      "--search: /[/ is no pattern: Unterminated character class. Mend it, or write '/ to look for a slash.",
    ],
    [
      "list --search /(a+)+$/",
      "search",
      "--search: /(a+)+$/ could take for ever, so it is not run: what is repeated may hold no * + ? {} or | itself, and at most three repetitions may follow each other. Make it simpler, or write several terms with blanks between.",
    ],
    [
      "list --since yesterday",
      "time",
      '--since takes an age such as 30m, 2h, 3d or 1w, or a time such as 2026-11-20T08:00Z, not "yesterday".',
    ],
    [
      "list --until 2026-02-30",
      "time",
      '--until takes an age such as 30m, 2h, 3d or 1w, or a time such as 2026-11-20T08:00Z, not "2026-02-30".',
    ],
    [
      "list --since 1h --until 2h",
      "time-order",
      "--since must lie before --until, so no task could match; swap them or leave one out.",
    ],
    [
      "list --region cn-beijing,,cn-hangzhou",
      "region",
      '--region takes a region ID such as cn-hangzhou, not ""; "cafe regions" lists them.',
    ],
    [
      "list --region all --page 2",
      "together",
      "--page cannot go with --region: each region has pages of its own, and several are named; leave one of them out.",
    ],
    [
      "list --region Hangzhou",
      "region",
      '--region takes a region ID such as cn-hangzhou, not "Hangzhou"; "cafe regions" lists them.',
    ],
    [
      "show f-1 --region cn-beijing --region cn-hangzhou",
      "several-regions",
      "cafe show takes one --region, and several are given; name one, or use cafe list, cafe failures or cafe rollouts, which take several.",
    ],
    [
      "show f-1 --region cn-beijing,cn-hangzhou",
      "several-regions",
      "cafe show takes one --region, and several are given; name one, or use cafe list, cafe failures or cafe rollouts, which take several.",
    ],
    [
      "show f-1 --region all",
      "several-regions",
      "cafe show takes one --region, and several are given; name one, or use cafe list, cafe failures or cafe rollouts, which take several.",
    ],
    [
      "list --network vpc --endpoint x",
      "together",
      "--network cannot go with --endpoint: --endpoint names the host itself; leave one of them out.",
    ],
    [
      "list --demo --ca-file x",
      "together",
      "--demo cannot go with --ca-file: --demo brings its own endpoint and keys; leave one of them out.",
    ],
    ["list --network lan", "choice", '--network takes public or vpc, not "lan"; choose one of these.'],
    ["list --max-rps 0", "number", '--max-rps takes a whole number from 1 to 100, not "0".'],
    ["list --all --page 2", "together", "--all cannot go with --page: --all reads every page; leave one of them out."],
    [
      "--demo --profile prod",
      "together",
      "--demo cannot go with --profile: --demo brings its own endpoint and keys; leave one of them out.",
    ],
    [
      "--demo --endpoint x.y",
      "together",
      "--demo cannot go with --endpoint: --demo brings its own endpoint and keys; leave one of them out.",
    ],
    [
      "emulator --access-key-id a",
      "needs",
      "--access-key-id needs --access-key-secret beside it; give both or neither.",
    ],
    [
      "emulator --access-key-secret a",
      "needs",
      "--access-key-secret needs --access-key-id beside it; give both or neither.",
    ],
    ["list --page-size 51", "query", 'The page size is a whole number from 1 to 50, not "51".'],
    ["list --page-size 0", "query", 'The page size is a whole number from 1 to 50, not "0".'],
    [
      "list --tag =x",
      "query",
      'The tag "=x" has no key; write KEY=VALUE, KEY= for the empty value, or KEY for any value.',
    ],
    [
      `list --tag ${long}`,
      "query",
      `The tag key "${"k".repeat(59)}…" has 65 characters and at most 64 are allowed; shorten it.`,
    ],
    [
      "list --tag acs:x",
      "query",
      'The tag key "acs:x" starts with acs: or aliyun, which the service keeps for itself; choose another key.',
    ],
    [
      "list --tag a=1 --tag a=2",
      "query",
      'The tag key "a" is given twice and a task has each key once; keep one of them.',
    ],
    [
      `list --tag k=${"v".repeat(129)}`,
      "query",
      'The value of tag "k" has 129 characters and at most 128 are allowed; shorten it.',
    ],
    [
      `list ${Array.from({ length: 21 }, (_, i) => `--tag k${i}`).join(" ")}`,
      "query",
      "The service filters by at most 20 tags and 21 are given; leave some out.",
    ],
  ])("`cafe %s` breaks the rule %s and is told so in one sentence", (line, rule, sentence) => {
    const result = parseArgv(line.split(" "), NOW);
    if (result.ok) expect.fail(`was accepted: ${JSON.stringify(result.value)}`);
    expect(result.error.rule).toBe(rule);
    expect(explainArgumentProblem(result.error)).toBe(sentence);
  });
});
