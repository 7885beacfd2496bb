import { describe, expect, test } from "vitest";
import { type Import, reach, readSource, SOURCES, type Source } from "./sources.ts";

/** What a folder may import of others. `type:` is for what is erased; a trailing slash is a folder, else one file. */
interface Rule {
  readonly may: readonly string[];
  readonly packages: readonly (string | RegExp)[];
  readonly why: string;
}

const NODE = /^node:/u;

const RULES: Readonly<Record<string, Rule>> = {
  contract: { may: [], packages: [], why: "it says what the API reference says, and nothing else" },
  lib: { may: [], packages: ["string-width"], why: "it helps everybody, so it knows nobody" },
  domain: { may: ["lib/", "type:contract/"], packages: [], why: "it is our words, pure" },
  core: { may: ["domain/", "lib/"], packages: [], why: "it decides, without React, Ink or Node" },
  copy: { may: ["type:core/", "domain/", "lib/"], packages: [], why: "it says things, and decides nothing" },
  share: {
    may: ["copy/", "domain/", "lib/", "type:core/"],
    packages: [],
    why: "it writes what is taken along, pure; who writes it where is no matter of it",
  },
  input: { may: ["core/", "copy/", "lib/"], packages: [], why: "keys become commands, whatever draws" },
  present: {
    may: ["input/", "core/", "copy/", "domain/", "lib/"],
    packages: [],
    why: "view models, without colour or JSX",
  },
  ui: {
    may: ["present/", "input/", "core/", "copy/", "lib/", "type:runtime/"],
    packages: ["react", "ink", "ink-table", /^zustand(?:\/react\/shallow)?$/u],
    why: "it draws view models; it knows no service, no wire and no Node",
  },
  runtime: { may: ["core/", "lib/"], packages: ["zustand/vanilla"], why: "it runs the loop, whatever draws" },
  api: {
    may: ["type:contract/", "copy/", "domain/", "type:core/ports.ts", "lib/"],
    packages: [NODE],
    why: "it is the only part of the client that knows the wire",
  },
  archive: {
    may: ["api/decode.ts", "api/json.ts", "copy/", "domain/", "type:core/ports.ts", "lib/"],
    packages: [NODE],
    why: "it keeps and finds tasks without a service; it reads them as they come from the wire",
  },
  profiles: {
    may: ["copy/", "domain/", "type:core/ports.ts", "lib/"],
    packages: [NODE, "conf"],
    why: "an adapter knows its port",
  },
  platform: {
    may: ["copy/", "domain/", "type:core/ports.ts", "lib/"],
    packages: [NODE, "lowlight", /^highlight\.js\/lib\/languages\//u],
    why: "an adapter knows its port",
  },
  emulator: {
    may: ["type:contract/"],
    packages: [NODE],
    why: "it is a stranger: what it shared with the client, it could not test",
  },
  cli: {
    may: [
      "api/",
      "archive/",
      "copy/",
      "core/",
      "domain/",
      "emulator/",
      "input/",
      "lib/",
      "platform/",
      "present/",
      "profiles/",
      "runtime/",
      "share/",
      "ui/",
    ],
    packages: [NODE, "ink"],
    why: "it puts everything together",
  },
};

/** Breaches that are let pass. It is empty, and stays so. */
const EXCEPTIONS: readonly string[] = [];

function isAllowed(folder: string, { target, isFile, kind }: Import): boolean {
  const rule = RULES[folder];
  if (!rule) return false;
  if (!isFile) return rule.packages.some((one) => (typeof one === "string" ? one === target : one.test(target)));
  if (target.startsWith(`${folder}/`)) return true;
  return rule.may.some((entry) => {
    const [typeOnly, place] = entry.startsWith("type:") ? [true, entry.slice(5)] : [false, entry];
    const reaches = place.endsWith("/") ? target.startsWith(place) : target === place;
    return reaches && (!typeOnly || kind === "type");
  });
}

const breaches = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ path, folder, imports }) =>
    imports
      .filter((one) => !isAllowed(folder, one))
      .map(({ target, kind }) => `${path} imports ${target} (${kind}), but of ${folder}: ${RULES[folder]?.why}`),
  );

describe("imports", () => {
  test("go one way", () => {
    expect(breaches(SOURCES).filter((breach) => !EXCEPTIONS.includes(breach))).toEqual([]);
  });

  test("have no exceptions", () => {
    expect(EXCEPTIONS).toEqual([]);
  });

  test("are ruled for every folder, and every rule has its folder", () => {
    expect([...new Set(SOURCES.map(({ folder }) => folder))].sort()).toEqual(Object.keys(RULES).sort());
  });

  test.each([
    ["core/x.ts", 'import { y } from "../ui/y.ts";'],
    ["core/x.ts", 'import type { y } from "../ui/y.ts";'],
    ["core/x.ts", 'import { readFile } from "node:fs";'],
    ["core/update/x.ts", 'import {\n  a,\n  b,\n} from "../../present/y.ts";'],
    ["domain/x.ts", 'import { y } from "../contract/y.ts";'],
    ["emulator/x.ts", 'import { safeText } from "../lib/safe-text.ts";'],
    ["ui/x.tsx", 'import { createRuntime } from "../runtime/runtime.ts";'],
    ["ui/x.tsx", 'export { y } from "../api/client.ts";'],
    ["api/x.ts", 'import type { AppState } from "../core/state.ts";'],
    ["profiles/x.ts", 'import { y } from "../platform/y.ts";'],
    ["present/x.ts", 'const y = await import("../emulator/y.ts");'],
    ["lib/x.ts", 'import "react";'],
  ])("of %s that go the wrong way are found: %s", (path, text) => {
    expect(breaches([readSource(path, text)])).toHaveLength(1);
  });

  test("between two files go to files that exist", () => {
    const paths = new Set(SOURCES.map(({ path }) => path));
    const lost = SOURCES.flatMap(({ path, imports }) =>
      imports.filter(({ target, isFile }) => isFile && !paths.has(target)).map(({ target }) => `${path} -> ${target}`),
    );
    expect(lost).toEqual([]);
  });
});

describe("what is loaded", () => {
  const now = ["value"] as const;

  test.each(["cli/main.ts", "cli/open-explorer.ts", "cli/read-aloud.ts"])(
    "at the start by %s is neither React nor Ink nor conf",
    (entry) => {
      const packages = [...reach(entry, now)].filter((one) => !one.includes(".ts") && !one.startsWith("node:"));
      expect(
        packages.filter((one) => /^(?:react|ink|conf|lowlight|highlight\.js)/u.test(one) || one === "zustand"),
      ).toEqual([]);
    },
  );

  test("of the client by the emulator is nothing", () => {
    const files = [...reach("emulator/command.ts", ["value", "type", "later"])].filter((one) => one.includes(".ts"));
    expect(files.filter((path) => !/^(?:emulator|contract)\//u.test(path))).toEqual([]);
  });

  test("of contract is nothing: it compiles to nothing", () => {
    const contract = SOURCES.filter(({ folder }) => folder === "contract");
    expect(contract.length).toBeGreaterThan(0);
    const values = contract.filter(({ code }) =>
      /^export (?!interface |type )|^(?:const|function|class|let) /mu.test(code),
    );
    expect(values.map(({ path }) => path)).toEqual([]);
  });

  test("can be reached from the command line: no source file is left over", () => {
    const used = reach("cli/main.ts", ["value", "type", "later"]);
    expect(SOURCES.map(({ path }) => path).filter((path) => !used.has(path))).toEqual([]);
  });
});
