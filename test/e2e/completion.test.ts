/** Tab in the real shells: what they put into the line reaches cafe as one argument, whatever it holds, and runs nothing. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHistory } from "../../src/archive/history.ts";
import { type CompletingShell, completingShell, isInstalled, type ShellName } from "../support/completing-shell.ts";
import { wholeTask } from "../unit/archive/make-record.ts";

/** What is typed, raw, and the name of the aliyun CLI that it is the beginning of. */
const NAMES: readonly (readonly [string, string])[] = [
  ["my", "my prod"],
  ['"my', "my prod"],
  ["my\\ p", "my prod"],
  ["it", "it's"],
  ["'it", "it's"],
  ["\\$", "$(touch pwned-1)"],
  ['"tick', "tick `touch pwned-2`"],
  ["semi", "semi;touch pwned-3;#&|<>*?[~"],
  ["quo", 'quo"te\\back'],
  ['"quo', 'quo"te\\back'],
  ["bang", "bang!!x"],
  ["配", "配置 一"],
];

const UNSEEN = ["red\u001b[31m", "line\nfeed", "bidi\u202ex"];

function prepare(home: string): void {
  const profiles = [...new Set(NAMES.map(([, name]) => name)), ...UNSEEN].map((name) => ({ name, mode: "AK" }));
  mkdirSync(join(home, ".aliyun"));
  writeFileSync(join(home, ".aliyun/config.json"), JSON.stringify({ current: "", profiles }));
  const config = join(home, ".config/cafe");
  mkdirSync(config, { recursive: true, mode: 0o700 });
  const own = { name: "prod-beijing", source: { kind: "environment" } };
  writeFileSync(join(config, "config.json"), JSON.stringify({ version: 1, profiles: [own] }), { mode: 0o600 });
  const history = openHistory(join(config, "history.db"), 0, false);
  if (!history.ok) throw new Error(history.error.why);
  history.value.history.remember("prod", [wholeTask("f-hz0known1")], 0);
  history.value.history.close();
  writeFileSync(join(home, "a file.json"), "{}");
}

describe.each(["bash", "zsh", "fish"] as const)("completion in %s", (shell: ShellName) => {
  const missing = !isInstalled(shell);
  const name = (text: string): string => (missing ? `${text} (skipped: ${shell} is not on this machine)` : text);
  let open: CompletingShell;

  beforeAll(async () => {
    if (!missing) open = await completingShell(shell, prepare);
  });
  afterAll(() => open?.end());

  test.skipIf(missing)(
    name("a name with blanks, quotes or commands in it arrives as it is, and is not run"),
    async () => {
      for (const [typed, meant] of NAMES) {
        // Within double quotes the shells differ in what is typed for a dollar or an exclamation mark.
        expect(await open.complete(`cafe list --profile ${typed}`), typed).toEqual(["list", "--profile", meant]);
      }
      for (const file of ["pwned-1", "pwned-2", "pwned-3"]) expect(existsSync(join(open.home, file)), file).toBe(false);
    },
  );

  test.skipIf(missing)(
    name("commands, options, values, own profiles, regions, InvokeIds and files are completed"),
    async () => {
      for (const [typed, ...words] of [
        ["cafe roll", "rollouts"],
        ["cafe list --failures-o", "list", "--failures-only"],
        ["cafe list --output nd", "list", "--output", "ndjson"],
        ["cafe list --status PartialF", "list", "--status", "PartialFailed"],
        ["cafe list --status=PartialF", "list", "--status=PartialFailed"],
        ["cafe list --region cn-hangz", "list", "--region", "cn-hangzhou"],
        ["cafe list --region=cn-hangz", "list", "--region=cn-hangzhou"],
        ["cafe list --region cn-beijing,cn-hangz", "list", "--region", "cn-beijing,cn-hangzhou"],
        ["cafe profiles use prod", "profiles", "use", "prod-beijing"],
        ["cafe profiles add x --aliyun bang", "profiles", "add", "x", "--aliyun", "bang!!x"],
        ["cafe show f-hz0k", "show", "f-hz0known1"],
        ["cafe open a", "open", "a file.json"],
        ["cafe --ca-file a", "--ca-file", "a file.json"],
        ["cafe completion f", "completion", "fish"],
      ] as const) {
        expect(await open.complete(typed), typed).toEqual(words);
      }
    },
  );

  test.skipIf(missing)(name("lists several, and no name that would steer the terminal"), async () => {
    const list = await open.listed("cafe --profile ", ["prod-beijing", "my", "semi"]);
    for (const unseen of UNSEEN) expect(list).not.toContain(unseen.slice(0, 3));
  });

  test.skipIf(missing)(name("offers nothing, files least of all, where any text may stand"), async () => {
    expect(await open.complete("cafe list --name a")).toEqual(["list", "--name", "a"]);
  });
});
