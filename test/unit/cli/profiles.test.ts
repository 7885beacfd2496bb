import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runProfiles } from "../../../src/cli/commands/profiles.ts";
import { start } from "../../support/pty.ts";
import { ID, modeOf, SECRET, tempFolder } from "../profiles/temp-folder.ts";
import { fakeIo } from "./profiles-io.ts";

const CLI = {
  current: "default",
  profiles: [
    { name: "default", mode: "AK", access_key_id: ID, access_key_secret: "c", region_id: "cn-qingdao" },
    { name: "role", mode: "RsaKeyPair" },
    { name: "no good", mode: "AK" },
  ],
};

function home(cli?: object): Readonly<Record<string, string>> {
  const HOME = tempFolder();
  mkdirSync(join(HOME, ".aliyun"));
  if (cli !== undefined) writeFileSync(join(HOME, ".aliyun", "config.json"), JSON.stringify(cli));
  return { HOME };
}

async function run(env: Readonly<Record<string, string>>, args: string, rest: Parameters<typeof fakeIo>[0] = {}) {
  const io = fakeIo({ ...rest, env });
  return { exit: await runProfiles(args.split(" ").filter(Boolean), io), io };
}

const stored = (
  env: Readonly<Record<string, string>>,
): readonly { source: Record<string, string>; region?: string }[] =>
  JSON.parse(readFileSync(join(env["HOME"] ?? "", ".config", "cafe", "config.json"), "utf8")).profiles;

describe("cafe profiles edit", () => {
  const NEW = "LTAI5tExampleNew9876";

  it("asks for new keys, and leaves the region", async () => {
    const env = home();
    await run(env, "add prod --region cn-beijing", { answers: [ID, SECRET] });
    const { exit, io } = await run(env, "edit prod", { answers: [NEW, "freshSecret"] });
    expect([exit, io.said()]).toEqual([0, "Changed the profile prod (LTAI****9876).\n"]);
    expect(stored(env)).toMatchObject([
      { region: "cn-beijing", source: { accessKeyId: NEW, accessKeySecret: "freshSecret" } },
    ]);
  });

  it("changes the region alone, and keys into a reference", async () => {
    const env = home(CLI);
    await run(env, "add prod", { answers: [ID, SECRET] });
    const { exit, io } = await run(env, "edit prod --region cn-wuhan");
    expect([exit, io.prompts]).toEqual([0, []]);
    await run(env, "edit prod --aliyun default");
    expect(stored(env)).toEqual([
      { name: "prod", region: "cn-wuhan", source: { kind: "aliyun-cli", profile: "default" } },
    ]);
  });

  it("keeps a locked profile locked, under the passphrase it has", async () => {
    const env = home();
    await run(env, "add prod", { answers: [ID, SECRET] });
    await run(env, "lock prod", { answers: ["open sesame", "open sesame"] });
    const wrong = await run(env, "edit prod", { answers: ["shut", NEW, "freshSecret"] });
    expect([wrong.exit, wrong.io.said()]).toEqual([
      2,
      "That passphrase does not fit the profile prod; nothing is changed.\n",
    ]);
    expect((await run(env, "edit prod", { answers: ["open sesame", NEW, "freshSecret"] })).exit).toBe(0);
    expect(stored(env)[0]?.source).toMatchObject({ kind: "locked", accessKeyId: NEW });
    expect((await run(env, "unlock prod", { answers: ["open sesame"] })).exit).toBe(0);
    expect(stored(env)[0]?.source).toMatchObject({ kind: "stored", accessKeySecret: "freshSecret" });
  });
});

describe("cafe profiles lock", () => {
  const added = async () => {
    const env = home();
    await run(env, "add prod", { answers: [ID, SECRET] });
    return env;
  };

  it("takes secrets out of the file, and unlock brings them back", async () => {
    const env = await added();
    const locked = await run(env, "lock prod", { answers: ["open sesame", "open sesame"] });
    expect([locked.exit, locked.io.said()]).toEqual([
      0,
      "The keys of prod are locked; cafe asks for the passphrase once per run. Nobody can recover it.\n",
    ]);
    expect(JSON.stringify(stored(env))).not.toContain(SECRET);
    const { io } = await run(env, "list");
    expect(io.stdout()).toContain("profile prod (stored, locked)");
    expect((await run(env, "lock prod")).io.said()).toBe("The profile prod is locked already.\n");
    expect((await run(env, "unlock prod", { answers: ["open sesame"] })).exit).toBe(0);
    expect(stored(env)[0]?.source).toEqual({ kind: "stored", accessKeyId: ID, accessKeySecret: SECRET });
    expect((await run(env, "unlock prod")).io.said()).toBe("The profile prod is not locked.\n");
  });

  it("takes the passphrase from a private file, without asking", async () => {
    const env = await added();
    const path = join(env["HOME"] ?? "", "passphrase");
    writeFileSync(path, "open sesame\n", { mode: 0o600 });
    const withFile = { ...env, CAFE_PASSPHRASE_FILE: path };
    expect((await run(withFile, "lock prod", { stdin: "" })).exit).toBe(0);
    expect((await run(withFile, "unlock prod", { stdin: "" })).exit).toBe(0);
  });

  it.each<[string, readonly (string | null)[], number, string]>([
    ["too short", ["short"], 2, "A passphrase has at least 8 characters; nothing is locked.\n"],
    ["mistyped", ["open sesame", "open seasame"], 2, "The two passphrases differ; nothing is locked.\n"],
    ["not typed", [null], 130, ""],
  ])("changes nothing where the passphrase is %s", async (_, answers, code, words) => {
    const env = await added();
    const { exit, io } = await run(env, "lock prod", { answers });
    expect([exit, io.said(), stored(env)[0]?.source["kind"]]).toEqual([code, words, "stored"]);
  });

  it("has nothing to lock in a reference, and nobody to ask in a script", async () => {
    const env = await added();
    await run(env, "add e --from-environment");
    expect((await run(env, "lock e")).io.said()).toContain("keeps no secret, so there is nothing to lock");
    expect((await run(env, "lock prod", { stdin: "" })).io.said()).toBe(
      "A passphrase is typed on a terminal, or read from the file CAFE_PASSPHRASE_FILE.\n",
    );
  });
});

describe("cafe profiles add", () => {
  it("asks for what it was not given, stores it privately, and uses the first profile", async () => {
    const env = home();
    const { exit, io } = await run(env, "add prod --region cn-beijing", { answers: [ID, ` ${SECRET} `] });
    expect([exit, io.prompts]).toEqual([0, ["AccessKey ID (not shown): ", "AccessKey secret (not shown): "]]);
    expect(io.said()).toBe(
      "A reference (`cafe profiles --help`) keeps no secret here. Ctrl-C leaves.\nAdded the profile prod (LTAI****1234).\ncafe uses the profile prod now.\n",
    );
    const path = join(env["HOME"] ?? "", ".config", "cafe", "config.json");
    expect(modeOf(path)).toBe("600");
    expect(JSON.parse(readFileSync(path, "utf8")).profiles[0].source.accessKeySecret).toBe(SECRET);
  });

  it("asks for the security token of a temporary key", async () => {
    const env = home();
    const { exit, io } = await run(env, "add tmp --access-key-id STS.NUexample123", { answers: [SECRET, "token"] });
    expect([exit, io.prompts.at(-1)]).toEqual([0, "Security token (not shown): "]);
  });

  it("reads the secret from stdin where that is no terminal", async () => {
    const env = home();
    expect((await run(env, `add prod --access-key-id ${ID}`, { stdin: `${SECRET}\r\n` })).exit).toBe(0);
    expect((await run(env, "list")).io.stdout()).toContain("*  prod  profile prod (stored)  LTAI****1234  -");
  });

  it("stores references without keys", async () => {
    const env = home(CLI);
    expect((await run(env, "add e --from-environment")).exit).toBe(0);
    expect((await run(env, "add w --aliyun default --region cn-wuhan")).exit).toBe(0);
    expect((await run(env, "list")).io.stdout()).toContain(
      "   w        profile w (aliyun CLI profile default)  LTAI****1234  cn-wuhan",
    );
  });

  it.each<[string, object, string]>([
    ["--ecs-role auto", { kind: "ecs-role" }, "profile p (ECS role)"],
    ["--ecs-role web", { kind: "ecs-role", role: "web" }, "profile p (ECS role web)"],
    [
      "--credentials-uri http://127.0.0.1:1/keys",
      { kind: "credentials-uri", uri: "http://127.0.0.1:1/keys" },
      "profile p (credentials URI)",
    ],
    ["--credentials-file ci", { kind: "credentials-file", section: "ci" }, "profile p (credentials file section ci)"],
  ])("stores the reference %s, and asks nobody for it", async (option, source, words) => {
    const env = home();
    mkdirSync(join(env["HOME"] ?? "", ".alibabacloud"));
    writeFileSync(join(env["HOME"] ?? "", ".alibabacloud", "credentials"), "[ci]\ntype=ecs_ram_role\n");
    expect((await run(env, `add p ${option}`)).exit).toBe(0);
    expect(stored(env)[0]?.source).toEqual(source);
    const { io } = await run(env, "list --output json");
    expect(JSON.parse(io.stdout()).profiles[0]).toMatchObject({
      source: words,
      accessKeyId: "on demand",
      problem: null,
    });
  });

  it("advises a reference before it asks for a secret, by name where the aliyun CLI has one", async () => {
    const { io } = await run(home(CLI), "add prod", { answers: [null] });
    expect(io.said()).toBe("`cafe profiles add prod --aliyun default` would keep no secret here. Ctrl-C leaves.\n");
  });

  it("ends with 130 and stores nothing where the prompt is cancelled", async () => {
    const env = home();
    const { exit, io } = await run(env, `add prod --access-key-id ${ID}`, { answers: [null] });
    expect([exit, io.said()]).toEqual([130, ""]);
    expect((await run(env, "list")).io.stdout()).toBe("");
  });

  it("ends with 1 and one sentence where nothing can be saved", async () => {
    const folder = join(tempFolder(), "file");
    writeFileSync(folder, "");
    const { exit, io } = await run({ CAFE_CONFIG_DIR: folder }, "add e --from-environment");
    expect([exit, io.said()]).toEqual([
      1,
      `Nothing is saved: ${folder} is not a folder. Set CAFE_CONFIG_DIR to one, or move what is there.\n`,
    ]);
    const nowhere = await run({}, "add e --from-environment");
    expect([nowhere.exit, nowhere.io.said()]).toEqual([
      1,
      "Nothing is saved: no folder for it is known. Set CAFE_CONFIG_DIR (or HOME).\n",
    ]);
  });
});

describe("cafe profiles list", () => {
  it("prints JSON with masked IDs, and what is wrong with a profile", async () => {
    const { io } = await run(home(CLI), "list --output json");
    expect(JSON.parse(io.stdout())).toMatchObject({
      current: "default",
      profiles: [
        {
          name: "default",
          source: "aliyun CLI profile default",
          accessKeyId: "LTAI****1234",
          current: true,
          problem: null,
        },
        { name: "role", accessKeyId: null, current: false, problem: expect.stringContaining("mode RsaKeyPair") },
        { name: "no good", problem: expect.stringContaining("lacks a part of its keys") },
      ],
    });
  });

  it("says what to do where there are no profiles, and keeps stdout empty", async () => {
    const { exit, io } = await run(home(), "list");
    expect([exit, io.stdout()]).toEqual([0, ""]);
    expect(io.stderr()).toContain("There are no profiles yet; add one with `cafe profiles add NAME`");
  });

  it("says that a broken file of the aliyun CLI is left out", async () => {
    const { exit, io } = await run(home([]), "list");
    expect([exit, io.stderr()]).toEqual([
      0,
      expect.stringContaining("is no valid config of the aliyun CLI, so its profiles are left out."),
    ]);
  });
});

describe("cafe profiles use, remove and import", () => {
  it("say what they did, and what goes before", async () => {
    const env = home(CLI);
    const imported = await run(env, "import");
    expect([imported.exit, imported.io.stderr()]).toEqual([
      0,
      "Imported as references: default.\nSkipped: role (mode RsaKeyPair, which cafe cannot use), no good (a name that cafe cannot take).\n",
    ]);
    expect((await run(env, "import")).io.stderr()).toContain(
      "Nothing was imported.\nSkipped: default (exists already)",
    );
    const used = await run({ ...env, ALIBABA_CLOUD_PROFILE: "x" }, "use default");
    expect(used.io.stderr()).toBe(
      "cafe uses the profile default now.\nBut ALIBABA_CLOUD_PROFILE is set and goes before it: unset it, or give --profile default.\n",
    );
    expect((await run(env, "remove default")).exit).toBe(0);
    expect((await run(env, "remove default")).exit).toBe(2);
  });

  it("import keeps the path of a file that is not the aliyun CLI's own", async () => {
    const from = join(tempFolder(), "other.json");
    writeFileSync(from, JSON.stringify(CLI));
    const env = home();
    expect((await run(env, `import --from ${from}`)).exit).toBe(0);
    expect((await run(env, "list")).io.stdout()).toContain("LTAI****1234  cn-qingdao");
  });
});

describe("a wrong call", () => {
  it.each([
    [
      "",
      "`cafe profiles` takes one of list, add, edit, test, use, remove, lock, unlock, import; `cafe profiles --help` shows examples.",
    ],
    [
      "frob",
      "`cafe profiles` takes one of list, add, edit, test, use, remove, lock, unlock, import; `cafe profiles --help` shows examples.",
    ],
    ["add", "`cafe profiles add` takes one NAME."],
    ["use a b", "`cafe profiles use` takes one NAME."],
    ["list x", "`cafe profiles list` takes options only, no names."],
    ["import x", "`cafe profiles import` takes options only, no names."],
    ["list --output xml", "--output takes table or json here."],
    [
      "list --region cn-beijing",
      "An option is given that this command does not have; `cafe profiles --help` shows which it has.",
    ],
    ["add x --bogus", "An option is given that this command does not have; `cafe profiles --help` shows which it has."],
    ["add x --region", "--region needs a value."],
    ["add x --region --aliyun", "--region needs a value."],
    ["add x --region a/b", "--region takes a region ID such as cn-hangzhou; `cafe regions` lists them."],
    ["add x --region cn-a --region cn-b", "Give --region once."],
    ["add x --from-environment=1", "--from-environment takes no value."],
    [
      "add x --from-environment --aliyun y",
      "Give one of --from-environment, --aliyun, --credentials-file, --ecs-role, --credentials-uri, --access-key-id.",
    ],
    [
      "add x --access-key-id ü",
      "--access-key-id takes an AccessKey ID such as LTAI5tExample: letters and digits, no blanks.",
    ],
    ["add x --ecs-role a/b", "--ecs-role takes the name of a RAM role, or auto for the one that the instance has."],
    ["add x --credentials-uri hush", "--credentials-uri is no URL."],
    ["add x --credentials-file nope", "The credentials file has no section nope."],
    ["edit x", "There is no profile x; `cafe profiles list` shows which there are."],
    ["lock x", "There is no profile x; `cafe profiles list` shows which there are."],
    ["unlock x", "There is no profile x; `cafe profiles list` shows which there are."],
    ["lock x --passphrase hush", expect.stringMatching(/^Secrets are never taken from the command line, [^\n]+\.$/u)],
    ["add ecs-role", "The name ecs-role has a meaning of its own: choose another."],
    ["add demo", "The name demo has a meaning of its own: choose another."],
    ["add ü", "A profile name is 1 to 64 letters, digits, dots, underscores and hyphens, for example prod-beijing."],
    ["add x --aliyun y", "The aliyun CLI has no profile y; `aliyun configure list` shows which it has."],
    ["use x", "There is no profile x; `cafe profiles list` shows which there are."],
    ["import --from /none", "Nothing to import: there is no /none; name one with --from FILE."],
    [
      "add x --access-key-secret hush",
      expect.stringMatching(/^Secrets are never taken from the command line, [^\n]+\.$/u),
    ],
    [
      "add x --access-key-secret=hush",
      expect.stringMatching(/^Secrets are never taken from the command line, [^\n]+\.$/u),
    ],
    ["add x", "Give --access-key-id, or run this on a terminal, where it is asked for."],
    ["add x --access-key-id LTAIx", "No AccessKey secret was given; nothing is stored."],
  ])("%s ends with 2 and one sentence on stderr", async (args, sentence) => {
    const { exit, io } = await run(home(), args, { stdin: "" });
    expect([exit, io.stdout(), io.stderr().trimEnd()]).toEqual([2, "", sentence]);
  });

  it.each([
    ["two\nlines\nmore", "stdin takes the secret on one line, and a security token on a second."],
    ["with blank", "The secret has a blank or a character that no key has; nothing is stored."],
    [`${SECRET}\nto ken`, "The security token has a blank or a character that no token has; nothing is stored."],
  ])("with %j on stdin ends with 2 and stores nothing", async (stdin, sentence) => {
    const { exit, io } = await run(home(), `add x --access-key-id ${ID}`, { stdin });
    expect([exit, io.said()]).toEqual([2, `${sentence}\n`]);
  });

  it("is helped by --help, on stdout, with examples", async () => {
    const { exit, io } = await run(home(), "--help");
    expect([exit, io.stderr()]).toEqual([0, ""]);
    expect(io.stdout()).toContain("Examples\n  cafe profiles add work --aliyun default");
  });
});

describe("cafe profiles add on a real terminal", () => {
  const PROGRAM = join(import.meta.dirname, "profiles-process.ts");
  const shell = (env: Readonly<Record<string, string>>) =>
    start("sh", ["-c", `"${process.execPath}" "${PROGRAM}" add prod --access-key-id ${ID}; echo "exit $?"; stty -a`], {
      env,
    });

  it("shows nothing of the secret, takes corrections and a paste, and gives the terminal back", async () => {
    const env = home();
    const session = shell(env);
    await session.waitFor(/not shown\):/u);
    session.key("wrong\u0015right\u007f\u007fXY\u001b[D\u001b[200~Pasted\u001b[201~\r");
    const screen = await session.waitFor(/exit 0[\s\S]* echo /u);
    expect(screen).toContain("Added the profile prod (LTAI****1234).");
    expect(screen).toMatch(/(?<!-)icanon/u);
    for (const typed of ["wrong", "rig", "Pasted"]) expect(session.raw()).not.toContain(typed);
    const file = readFileSync(join(env["HOME"] ?? "", ".config", "cafe", "config.json"), "utf8");
    expect(JSON.parse(file).profiles[0].source.accessKeySecret).toBe("rigXYPasted");
    await session.exit;
  });

  it.each([
    ["Ctrl-C", "\u0003"],
    ["Ctrl-D", "\u0004"],
  ])("is cancelled by %s, and the terminal echoes again", async (_, key) => {
    const session = shell(home());
    await session.waitFor(/not shown\):/u);
    session.key(`half${key}`);
    expect(await session.waitFor(/exit 130[\s\S]* echo /u)).toMatch(/(?<!-)icanon/u);
    expect(session.raw()).not.toContain("half");
    await session.exit;
  });
});
