/** Documents that are made from the code are what the code makes, and name what it reads. */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
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

/** The anchor that a heading has. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

test("files that the documents name are there", () => {
  const documents = ["README.md", ...readdirSync(path("docs")).map((name) => `docs/${name}`)];
  const lost = documents
    .filter((document) => document.endsWith(".md"))
    .flatMap((document) =>
      [...readFileSync(path(document), "utf8").matchAll(/`(?<file>(?:src|test|scripts|docs|bin)\/[\w./-]+)`/gu)]
        .map(({ groups }) => groups?.["file"] ?? "")
        .filter((file) => !existsSync(path(file)))
        .map((file) => `${document}: ${file}`),
    );
  expect(lost).toEqual([]);
});

test("links in the documents lead to files and headings that there are", () => {
  const documents = [
    "README.md",
    ...readdirSync(path("docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
  ];
  const lost = documents
    .filter((document) => document.endsWith(".md"))
    .flatMap((document) => {
      const text = readFileSync(path(document), "utf8");
      const links = [...text.matchAll(/\]\((?!https?:)(?<file>[^)#]*)(?:#(?<anchor>[^)]+))?\)/gu)];
      return links
        .map(({ groups }) => ({
          to: join(dirname(document), groups?.["file"] ?? ""),
          file: groups?.["file"],
          anchor: groups?.["anchor"],
        }))
        .filter(({ to, file, anchor }) => {
          const target = path(file === "" ? document : to);
          if (!existsSync(target)) return true;
          const headings = anchor === undefined ? [] : readFileSync(target, "utf8").matchAll(/^#+ (?<title>.+)$/gmu);
          return (
            anchor !== undefined && ![...headings].some(({ groups }) => anchorOf(groups?.["title"] ?? "") === anchor)
          );
        })
        .map(({ to, anchor }) => `${document}: ${to}#${anchor ?? ""}`);
    });
  expect(lost).toEqual([]);
});
