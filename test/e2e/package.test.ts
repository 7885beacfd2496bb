/** The package as it is installed: what is in it, and that it runs from a clean prefix without having asked any network. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, statSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { definedOnly, newHome } from "../support/explorer.ts";
import { start } from "../support/pty.ts";
import { tempFolder } from "../support/temp-folder.ts";

const FILES = [
  "README.md",
  "bin/cafe.js",
  "bin/package.json",
  "dist/LICENSES.txt",
  "dist/build-id",
  "dist/cafe.cjs",
  "dist/complete.cjs",
  "dist/conf.cjs",
  "dist/debug.cjs",
  "dist/doctor.cjs",
  "dist/emulator.cjs",
  "dist/engine.cjs",
  "dist/explore.cjs",
  "dist/history.cjs",
  "dist/launch.cjs",
  "dist/manage-profiles.cjs",
  "dist/profiles.cjs",
  "dist/read-aloud.cjs",
  "dist/reading.cjs",
  "dist/scriptable.cjs",
  "dist/zh/cafe.cjs",
  "dist/zh/complete.cjs",
  "dist/zh/debug.cjs",
  "dist/zh/doctor.cjs",
  "dist/zh/engine.cjs",
  "dist/zh/explore.cjs",
  "dist/zh/history.cjs",
  "dist/zh/manage-profiles.cjs",
  "dist/zh/profiles.cjs",
  "dist/zh/read-aloud.cjs",
  "dist/zh/reading.cjs",
  "dist/zh/scriptable.cjs",
  "docs/man/cafe.1",
  "package.json",
];

const MAX_BYTES = 1.25 * 2 ** 20;

describe("the packed package", () => {
  const folder = tempFolder("package");
  const prefix = join(folder, "prefix");
  const env = {
    ...newHome(),
    PATH: [join(prefix, "bin"), dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    // Nobody listens there, and nothing is kept of earlier installations.
    npm_config_registry: "http://127.0.0.1:9/",
    npm_config_cache: join(folder, "cache"),
    npm_config_update_notifier: "false",
  };
  const run = (command: string, ...args: readonly string[]): string =>
    execFileSync(command, [...args], { env: definedOnly(env), cwd: folder, encoding: "utf8", stdio: "pipe" });
  let tarball = "";

  beforeAll(() => {
    tarball = run(process.execPath, resolve("scripts/pack.mjs"), "--out", folder).trim();
    run("npm", "install", "--global", "--prefix", prefix, "--offline", tarball);
  });

  test("has the program, its licences, its man page, and nothing else", () => {
    const files = run("tar", "-tzf", tarball)
      .trim()
      .split("\n")
      .map((path) => path.replace("package/", ""));
    expect(files.toSorted()).toEqual(FILES);
    expect(statSync(tarball).size).toBeLessThan(MAX_BYTES);
  });

  test("is what npm pack in the repository would pack, too, but for the dependencies", () => {
    const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
    const [{ files }] = JSON.parse(execFileSync("npm", args, { encoding: "utf8", stdio: "pipe" }));
    expect(files.map(({ path }: { readonly path: string }) => path).toSorted()).toEqual(FILES);
  });

  test("brings along no other package and no script", () => {
    const installed = join(prefix, "lib/node_modules");
    expect(run("ls", installed)).toBe("cafe\n");
    expect(existsSync(join(installed, "cafe/node_modules"))).toBe(false);
    const fields = JSON.parse(readFileSync(join(installed, "cafe/package.json"), "utf8"));
    expect(Object.keys(fields).filter((name) => /dependencies|scripts|private/iu.test(name))).toEqual([]);
  });

  test("answers, lists, has its manual, and explores in a terminal from where it was installed", async () => {
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect(run("cafe", "--version")).toBe(`cafe ${version}\n`);
    expect(run("cafe", "list", "--demo", "--page-size", "3", "--output", "csv").split("\n")).toHaveLength(5);
    expect(run("cafe", "list", "--demo", "--page-size", "3", "--lang", "zh")).toMatch(/\p{Script=Han}/u);
    expect(readFileSync(join(prefix, "share/man/man1/cafe.1"), "utf8")).toContain(".TH CAFE 1");
    const session = start("cafe", ["--demo"], { env, cwd: folder });
    await session.waitFor(/ tasks, page 1 of \d/u);
    session.key("p");
    await session.waitFor(/SHA-256/u);
    session.key("\u0003");
    expect(await session.exit).toEqual({ code: 130, signal: 0 });
  });
});
