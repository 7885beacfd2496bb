/** Documents that are made from the code are what the code makes, and name what it reads. */
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { VARIABLES } from "../../scripts/docs/surroundings.ts";
import { SOURCES } from "./sources.ts";

const path = (relative: string): string => new URL(`../../${relative}`, import.meta.url).pathname;

test.each([
  ["docs/man/cafe.1", "scripts/man.mjs"],
  ["docs/configuration.md", "scripts/configuration-doc.mjs"],
  ["docs/errors.md", "scripts/errors-doc.mjs"],
])("%s is what %s makes with --write", (document, script) => {
  const made = execFileSync(process.execPath, ["--no-warnings", path(script)], { encoding: "utf8" });
  expect(readFileSync(path(document), "utf8")).toBe(made);
});

const LINTERS = [
  ["mandoc", ["-T", "lint", "-W", "warning"]],
  ["man", ["--warnings", "-E", "UTF-8", "-Tutf8", "-Z", "-l"]],
] as const;

for (const [linter, args] of LINTERS) {
  const missing = spawnSync("sh", ["-c", `command -v ${linter}`]).status !== 0;
  const name = `the man page has no fault that ${linter} finds`;
  test.skipIf(missing)(missing ? `${name} (skipped: ${linter} is not on this machine)` : name, () => {
    const run = spawnSync(linter, [...args, path("docs/man/cafe.1")], { encoding: "utf8" });
    expect([run.status, run.stderr]).toEqual([0, ""]);
    if (linter === "mandoc") expect(run.stdout).toBe("");
  });
}

test("every variable of the environment that the sources read is in the tables, and no other", () => {
  const launcher = readdirSync(path("bin")).map((file) => readFileSync(path(`bin/${file}`), "utf8"));
  const texts = [...SOURCES.filter(({ folder }) => folder !== "copy").map(({ code }) => code), ...launcher];
  const read = texts.flatMap((text) => [
    ...[...text.matchAll(/\benv(?:\.|\["|\?\.\[")(?<name>[A-Z][A-Z_]+)/gu)].map(({ groups }) => groups?.["name"] ?? ""),
    ...[...text.matchAll(/\{ (?<name>[A-Z][A-Z_]+)[^{}]*\}: Environment/gu)].map(
      ({ groups }) => groups?.["name"] ?? "",
    ),
    ...[...text.matchAll(/"(?<name>(?:ALIBABA_CLOUD|CAFE)_[A-Z_]+|HTTPS?_PROXY|NO_COLOR)"/gu)].map(
      ({ groups }) => groups?.["name"] ?? "",
    ),
  ]);
  // The version is put in when the bundle is made, SNAP is taken away from a library, and Node itself reads the last.
  const ours = new Set(read.filter((name) => !["CAFE_VERSION", "SNAP"].includes(name)));
  const told = VARIABLES.flatMap(([names]) => names.split(", ")).filter((name) => name !== "NODE_EXTRA_CA_CERTS");
  expect(told.toSorted()).toEqual([...ours].toSorted());
});
