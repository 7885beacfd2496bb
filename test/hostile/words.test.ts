/** What arguments, environment and config files hold never reaches the output as it is. Commands run in this process. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { environment } from "../contract/cli/run-cafe.ts";
import { type AnsweringServer, startAnswering } from "../support/answering-server.ts";
import { HOSTILE_TEXTS, hostileReply, hostileText, inTurn, unprintableIn } from "../support/hostile.ts";
import { tempFolder } from "../support/temp-folder.ts";
import { type FakeIo, fakeIo } from "../unit/cli/fake-io.ts";

let server: AnsweringServer;
let env: Record<string, string>;
let next = inTurn();
beforeAll(async () => {
  server = await startAnswering(() => ({ body: hostileReply(next) }));
  env = environment(server.url);
});
afterAll(() => server.close());

async function cafe(argv: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<FakeIo> {
  const io = fakeIo({ env: { ...env, ...more }, now: Date.now });
  const code = await main(argv, io);
  expect([0, 1, 2]).toContain(code);
  expect(io.stderr()).not.toContain("did not foresee");
  expect(unprintableIn(io.stdout() + io.stderr())).toBeNull();
  return io;
}

const NUMBERED = HOSTILE_TEXTS.map((text, number) => [number, text] as const);

const PLACES: readonly ((text: string) => readonly string[])[] = [
  (text) => [text],
  (text) => ["list", text],
  (text) => [`--${text}`],
  (text) => ["list", "--name", text],
  (text) => ["list", `--status=${text}`],
  (text) => ["list", "--tag", text],
  (text) => ["list", "--instance", text],
  (text) => ["list", "--region", text],
  (text) => ["list", "--since", text],
  (text) => ["list", "--endpoint", text],
  (text) => ["list", "--ca-file", text],
  (text) => ["list", "--output", text],
  (text) => ["list", "--profile", text],
  (text) => ["list", "--output", "json", "--name", text],
  (text) => ["list", "--page-size", text],
  (text) => ["show", text],
  (text) => ["diff", text, `${text}2`],
  (text) => ["profiles", text],
  (text) => ["profiles", "use", text],
  (text) => ["profiles", "add", text, "--access-key-id", text],
  (text) => ["completion", text],
  (text) => ["help", text],
];

describe("an argument", () => {
  test.each(NUMBERED)(
    "such as text %i of the corpus is refused or echoed in printable text, wherever it stands",
    async (_, text) => {
      for (const place of PLACES) await cafe(place(text));
    },
  );

  test("of any text likewise", async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, fc.constantFrom(...PLACES), async (text, place) => {
        await cafe(place(text));
      }),
      { numRuns: 400 },
    );
  });
});

test.each([
  "ALIBABA_CLOUD_PROFILE",
  "ALIBABA_CLOUD_REGION_ID",
  "ALIBABA_CLOUD_ACCESS_KEY_ID",
  "ALIBABA_CLOUD_SECURITY_TOKEN",
  "CAFE_ENDPOINT",
  "CAFE_CONFIG_DIR",
  "HTTP_PROXY",
])("%s of any text is echoed in printable text only", async (variable) => {
  for (const text of HOSTILE_TEXTS) {
    // A folder of that name is made where cafe keeps its history.
    const value = variable === "CAFE_CONFIG_DIR" ? join(tempFolder("words"), text) : text;
    for (const line of [["list"], ["doctor"], ["profiles", "list"]]) await cafe(line, { [variable]: value });
  }
});

test.each([
  ["list"],
  ["list", "--output", "csv"],
  ["list", "--output", "json"],
  ["list", "--output", "ndjson"],
  ["failures"],
  ["failures", "--output", "csv"],
  ["rollouts"],
  ["rollouts", "--output", "json"],
  ["show", "f-1", "--content"],
])("a reply made of the corpus is printable in `cafe %s %s %s`, piped as it is here", async (...argv) => {
  for (let from = 0; from < HOSTILE_TEXTS.length; from += 1) {
    next = inTurn(HOSTILE_TEXTS, from);
    const { stdout } = await cafe(argv);
    if (argv.includes("json")) expect(() => JSON.parse(stdout())).not.toThrow();
  }
});

describe("config files", () => {
  /** A home whose files hold the text wherever they can hold one. */
  function homeOf(text: string): Readonly<Record<string, string>> {
    const home = tempFolder("words");
    const write = (folder: string, name: string, content: string): void => {
      mkdirSync(join(home, folder), { mode: 0o700 });
      writeFileSync(join(home, folder, name), content, { mode: 0o600 });
    };
    const own = { version: 1, current: text, [text]: text, remembered: [{ profile: text, region: text, query: text }] };
    const sources = [
      { kind: "stored", accessKeyId: text, accessKeySecret: text },
      { kind: "aliyun-cli", profile: text, file: text },
      { kind: "credentials-file", section: text },
      { kind: "ecs-role", role: text },
      { kind: "credentials-uri", uri: `https://x.example/${text}` },
      { kind: text },
    ];
    const profiles = sources.flatMap((source, i) => [
      { name: `p${i}`, source },
      { name: text, region: text, source },
      { name: `r${i}`, region: text, source: { kind: "environment" } },
    ]);
    write("config", "config.json", JSON.stringify({ ...own, profiles }));
    const cli = { name: text, mode: text, access_key_id: text, access_key_secret: text, region_id: text };
    write(".aliyun", "config.json", JSON.stringify({ current: text, profiles: [cli, { ...cli, mode: "AK" }] }));
    write(".alibabacloud", "credentials", `[${text}]\ntype = ${text}\n[default]\ntype = access_key\n${text}\n`);
    return {
      HOME: home,
      CAFE_CONFIG_DIR: join(home, "config"),
      ALIBABA_CLOUD_ACCESS_KEY_ID: "",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: "",
      ALIBABA_CLOUD_ECS_METADATA_DISABLED: "true",
    };
  }

  test.each(NUMBERED)("made of text %i of the corpus are told of in printable text only", async (_, text) => {
    const home = homeOf(text);
    const lines = [["profiles", "list"], ["profiles", "list", "--output", "json"], ["list"], ["doctor"]];
    for (const line of lines) await cafe(line, home);
    for (let i = 0; i < 6; i += 1) await cafe(["list", "--profile", `p${i}`], home);
  });
});
