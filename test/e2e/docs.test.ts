/** Every command in README.md and docs/*.md is run against an endpoint, or says why not, and is then at least parsed. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseArgv } from "../../src/cli/args.ts";
import { parseProfilesArgs } from "../../src/cli/commands/profiles-args.ts";
import { wordsOf } from "../../src/cli/completion/shell-line.ts";
import { DEFAULTS } from "../../src/emulator/defaults.ts";
import { type Emulator, startEmulator } from "../../src/emulator/server.ts";
import { type Fence, fencesOf, isRun, runFence, shows } from "../support/doc-fences.ts";
import { definedOnly, LAUNCHER, newHome } from "../support/explorer.ts";
import { tempFolder } from "../support/temp-folder.ts";

const DOCUMENTS = [
  "README.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const fences = DOCUMENTS.flatMap(fencesOf);

/** Why a fence may not be run here, and how many of these there are at most. */
const REASONS: ReadonlyMap<string, number> = new Map([
  ["it needs a terminal", 8],
  ["it needs an account", 3],
  ["it runs until Ctrl-C", 5],
  ["it needs the aliyun CLI", 1],
  ["it installs, builds or tests the repository", 5],
]);

const missing = (program: string): boolean => spawnSync("sh", ["-c", `command -v ${program}`]).status !== 0;
const MISSING = ["python3", "curl", "openssl", "jq"].filter(missing);

/** The program that a fence needs and this machine does not have. */
const lackOf = ({ text, language }: Fence): string | undefined =>
  MISSING.find((program) =>
    program === "python3" ? language === "python" : new RegExp(`\\b${program} `, "u").test(text),
  );

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ ...DEFAULTS, now: Date.now });
});
afterAll(() => emulator.close());

/** A home with what the documents take for granted: the program, an aliyun CLI, a profile, files to work with. */
function home(): { readonly cwd: string; readonly env: Record<string, string> } {
  const cwd = tempFolder("docs");
  const config = join(cwd, ".config/cafe");
  for (const folder of [join(cwd, "bin"), join(cwd, ".aliyun"), config])
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(cwd, "bin/cafe"), `#!/bin/sh\nexec '${process.execPath}' '${LAUNCHER}' "$@"\n`);
  chmodSync(join(cwd, "bin/cafe"), 0o755);
  const keys = { access_key_id: DEFAULTS.accessKeyId, access_key_secret: DEFAULTS.accessKeySecret };
  const cli = { current: "default", profiles: [{ name: "default", mode: "AK", region_id: "cn-hangzhou", ...keys }] };
  writeFileSync(join(cwd, ".aliyun/config.json"), JSON.stringify(cli), { mode: 0o600 });
  const profiles = ["prod", "test"].map((name) => ({ name, source: { kind: "aliyun-cli", profile: "default" } }));
  writeFileSync(join(config, "config.json"), JSON.stringify({ version: 1, profiles }), { mode: 0o600 });
  writeFileSync(join(cwd, "nginx.conf"), "worker_processes 4;\n");
  writeFileSync(join(cwd, "secret.txt"), "cafe-demo-secret\n");
  const env = {
    ...newHome(),
    HOME: cwd,
    CAFE_CONFIG_DIR: undefined,
    NODE_OPTIONS: undefined,
    CAFE_ENDPOINT: emulator.url,
    PATH: [join(cwd, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
    NODE_PATH: resolve("node_modules"),
  };
  return { cwd, env: definedOnly(env) };
}

describe.each(DOCUMENTS)("%s", (document) => {
  const own = fences.filter((fence) => fence.document === document);
  // In the order of the document, as somebody reads it: what one writes, the next may read.
  const place = { cwd: "", env: {} };
  beforeAll(() => {
    Object.assign(place, home());
  });

  for (const fence of own.filter(isRun)) {
    const lack = lackOf(fence);
    const name = `line ${fence.line} does what it says`;
    test.skipIf(lack !== undefined)(
      lack === undefined ? name : `${name} (skipped: ${lack} is not on this machine)`,
      async () => {
        // 8080 stands for the port of whoever reads it.
        const text = fence.text.replaceAll("127.0.0.1:8080", new URL(emulator.url).host);
        const { code, output } = await runFence({ ...fence, text }, place);
        expect(code, `${text}\nended with ${code}:\n${output}`).toBe(0);
        const next = own[own.indexOf(fence) + 1];
        if (next?.language === "text")
          expect(shows(output, next.text), `${next.text}\nis not in\n${output}`).toBe(true);
      },
    );
  }

  test(`${own.length} fences have a language or are pictures, and JSON is JSON`, () => {
    for (const { line, language, text } of own) {
      expect(["sh", "python", "js", "ts", "json", "text", ""], `${document}:${line}`).toContain(language);
      if (language === "json") expect(() => JSON.parse(text), `${document}:${line}`).not.toThrow();
      if (language === "") expect(text, `${document}:${line}`).not.toMatch(/^(?:\$ )?(?:cafe|npm|npx|node|aliyun) /mu);
    }
  });
});

describe("commands that are not run", () => {
  const notRun = fences.filter((fence) => fence.notRun !== null);

  test.each([...REASONS])("because %s are at most %i fences", (reason, most) => {
    expect(notRun.filter((fence) => fence.notRun === reason).length).toBeLessThanOrEqual(most);
  });

  test("have one of these reasons, and cafe would take their arguments", () => {
    for (const { document, line, notRun: reason, text } of notRun) {
      expect([...REASONS.keys()], `${document}:${line}`).toContain(reason);
      for (const call of text.matchAll(
        /^(?:\w+=\S+ )*(?:npx )?cafe(?<args>(?: (?![#<>|&]).*?)?)(?: +[#<>|&].*)?$/gmu,
      )) {
        const { words } = wordsOf(call.groups?.["args"]?.trim() ?? "");
        const args = words.filter((word) => word !== "");
        const parsed = args[0] === "profiles" ? parseProfilesArgs(args.slice(1)) : parseArgv(args, 0);
        expect(parsed.ok, `${document}:${line}: ${call[0]}`).toBe(true);
      }
    }
  });
});
