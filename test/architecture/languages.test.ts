/**
 * Every text is there in every language: the compiler compares each module of src/copy with its twin in src/copy/zh, here
 * the modules themselves are counted. A new module of texts: write its twin, and add a line to COMPLETE.
 */
import { describe, expect, test } from "vitest";
import { INFO_CODES, INFO_REFINEMENTS } from "../../src/copy/error-codes.ts";
import type { Translation } from "../../src/lib/translation.ts";
import { SOURCES } from "./sources.ts";

/** `true` where both export the same names, and each has the shape of the other. */
type Same<En, Zh> = [keyof En, keyof Zh] extends [keyof Zh, keyof En]
  ? Zh extends { readonly [Name in keyof En]: Translation<En[Name]> }
    ? true
    : never
  : never;

const COMPLETE = {
  "ages.ts": true satisfies Same<typeof import("../../src/copy/ages.ts"), typeof import("../../src/copy/zh/ages.ts")>,
  "apart.ts": true satisfies Same<
    typeof import("../../src/copy/apart.ts"),
    typeof import("../../src/copy/zh/apart.ts")
  >,
  "archive.ts": true satisfies Same<
    typeof import("../../src/copy/archive.ts"),
    typeof import("../../src/copy/zh/archive.ts")
  >,
  "chips.ts": true satisfies Same<
    typeof import("../../src/copy/chips.ts"),
    typeof import("../../src/copy/zh/chips.ts")
  >,
  "collection.ts": true satisfies Same<
    typeof import("../../src/copy/collection.ts"),
    typeof import("../../src/copy/zh/collection.ts")
  >,
  "command-texts.ts": true satisfies Same<
    typeof import("../../src/copy/command-texts.ts"),
    typeof import("../../src/copy/zh/command-texts.ts")
  >,
  "commands.ts": true satisfies Same<
    typeof import("../../src/copy/commands.ts"),
    typeof import("../../src/copy/zh/commands.ts")
  >,
  "connecting.ts": true satisfies Same<
    typeof import("../../src/copy/connecting.ts"),
    typeof import("../../src/copy/zh/connecting.ts")
  >,
  "crash.ts": true satisfies Same<
    typeof import("../../src/copy/crash.ts"),
    typeof import("../../src/copy/zh/crash.ts")
  >,
  "credentials.ts": true satisfies Same<
    typeof import("../../src/copy/credentials.ts"),
    typeof import("../../src/copy/zh/credentials.ts")
  >,
  "debug.ts": true satisfies Same<
    typeof import("../../src/copy/debug.ts"),
    typeof import("../../src/copy/zh/debug.ts")
  >,
  "doctor.ts": true satisfies Same<
    typeof import("../../src/copy/doctor.ts"),
    typeof import("../../src/copy/zh/doctor.ts")
  >,
  "error-words.ts": true satisfies Same<
    typeof import("../../src/copy/error-words.ts"),
    typeof import("../../src/copy/zh/error-words.ts")
  >,
  "failure-codes.ts": true satisfies Same<
    typeof import("../../src/copy/failure-codes.ts"),
    typeof import("../../src/copy/zh/failure-codes.ts")
  >,
  "findings.ts": true satisfies Same<
    typeof import("../../src/copy/findings.ts"),
    typeof import("../../src/copy/zh/findings.ts")
  >,
  "joined.ts": true satisfies Same<
    typeof import("../../src/copy/joined.ts"),
    typeof import("../../src/copy/zh/joined.ts")
  >,
  "keys-file.ts": true satisfies Same<
    typeof import("../../src/copy/keys-file.ts"),
    typeof import("../../src/copy/zh/keys-file.ts")
  >,
  "labels.ts": true satisfies Same<
    typeof import("../../src/copy/labels.ts"),
    typeof import("../../src/copy/zh/labels.ts")
  >,
  "language.ts": true satisfies Same<
    typeof import("../../src/copy/language.ts"),
    typeof import("../../src/copy/zh/language.ts")
  >,
  "network.ts": true satisfies Same<
    typeof import("../../src/copy/network.ts"),
    typeof import("../../src/copy/zh/network.ts")
  >,
  "notices.ts": true satisfies Same<
    typeof import("../../src/copy/notices.ts"),
    typeof import("../../src/copy/zh/notices.ts")
  >,
  "option-texts.ts": true satisfies Same<
    typeof import("../../src/copy/option-texts.ts"),
    typeof import("../../src/copy/zh/option-texts.ts")
  >,
  "printed-heads.ts": true satisfies Same<
    typeof import("../../src/copy/printed-heads.ts"),
    typeof import("../../src/copy/zh/printed-heads.ts")
  >,
  "printed.ts": true satisfies Same<
    typeof import("../../src/copy/printed.ts"),
    typeof import("../../src/copy/zh/printed.ts")
  >,
  "problems.ts": true satisfies Same<
    typeof import("../../src/copy/problems.ts"),
    typeof import("../../src/copy/zh/problems.ts")
  >,
  "profiles-command.ts": true satisfies Same<
    typeof import("../../src/copy/profiles-command.ts"),
    typeof import("../../src/copy/zh/profiles-command.ts")
  >,
  "profiles-help.ts": true satisfies Same<
    typeof import("../../src/copy/profiles-help.ts"),
    typeof import("../../src/copy/zh/profiles-help.ts")
  >,
  "reader.ts": true satisfies Same<
    typeof import("../../src/copy/reader.ts"),
    typeof import("../../src/copy/zh/reader.ts")
  >,
  "run-command.ts": true satisfies Same<
    typeof import("../../src/copy/run-command.ts"),
    typeof import("../../src/copy/zh/run-command.ts")
  >,
  "search.ts": true satisfies Same<
    typeof import("../../src/copy/search.ts"),
    typeof import("../../src/copy/zh/search.ts")
  >,
  "settings.ts": true satisfies Same<
    typeof import("../../src/copy/settings.ts"),
    typeof import("../../src/copy/zh/settings.ts")
  >,
  "spoken.ts": true satisfies Same<
    typeof import("../../src/copy/spoken.ts"),
    typeof import("../../src/copy/zh/spoken.ts")
  >,
  "store.ts": true satisfies Same<
    typeof import("../../src/copy/store.ts"),
    typeof import("../../src/copy/zh/store.ts")
  >,
  "summary.ts": true satisfies Same<
    typeof import("../../src/copy/summary.ts"),
    typeof import("../../src/copy/zh/summary.ts")
  >,
  "task-notices.ts": true satisfies Same<
    typeof import("../../src/copy/task-notices.ts"),
    typeof import("../../src/copy/zh/task-notices.ts")
  >,
  "tour.ts": true satisfies Same<typeof import("../../src/copy/tour.ts"), typeof import("../../src/copy/zh/tour.ts")>,
  "ui.ts": true satisfies Same<typeof import("../../src/copy/ui.ts"), typeof import("../../src/copy/zh/ui.ts")>,
  "verbs.ts": true satisfies Same<
    typeof import("../../src/copy/verbs.ts"),
    typeof import("../../src/copy/zh/verbs.ts")
  >,
  "views.ts": true satisfies Same<
    typeof import("../../src/copy/views.ts"),
    typeof import("../../src/copy/zh/views.ts")
  >,
  "welcome.ts": true satisfies Same<
    typeof import("../../src/copy/welcome.ts"),
    typeof import("../../src/copy/zh/welcome.ts")
  >,
};

/** They choose and lay out, and every word in them comes from another module. */
const WORDLESS = ["error-codes.ts", "fix-commands.ts", "help.ts", "palette-text.ts", "remedies.ts"];

const modulesIn = (folder: string): readonly string[] =>
  SOURCES.flatMap(({ path }) => {
    const name = path.slice(folder.length);
    return path.startsWith(folder) && !name.includes("/") ? [name] : [];
  });

describe("the Chinese texts", () => {
  test("are there for every module of texts, and for no other", () => {
    expect(modulesIn("copy/zh/")).toEqual(modulesIn("copy/").filter((name) => !WORDLESS.includes(name)));
  });

  test("are compared with the English ones by the compiler", () => {
    expect(Object.keys(COMPLETE).sort()).toEqual(modulesIn("copy/zh/"));
  });

  test("take nothing from the English modules but types, and what has no words", () => {
    const taken = SOURCES.filter(({ path }) => path.startsWith("copy/zh/")).flatMap(({ path, imports }) =>
      imports
        .filter(({ target, kind }) => kind !== "type" && /^copy\/[^/]+$/u.test(target))
        .map(({ target }) => ({ path, target })),
    );
    expect(taken.filter(({ target }) => !WORDLESS.includes(target.slice("copy/".length)))).toEqual([]);
  });

  test("leave no English sentence behind", () => {
    const english = SOURCES.filter(({ path }) => path.startsWith("copy/zh/")).flatMap(({ path, code }) =>
      wordsIn(code)
        .filter((text) => /(?:\b[a-z]{2,} ){3}/u.test(text) && !/\p{Script=Han}/u.test(text) && !isNoText(text))
        .map((text) => `${path}: ${text}`),
    );
    expect(english).toEqual([]);
  });
});

describe("a module without words", () => {
  test.each(WORDLESS)("%s has none", (name) => {
    const source = SOURCES.find(({ path }) => path === `copy/${name}`);
    const words = wordsIn(source?.code ?? "").filter((text) => /[a-z]{2,} [a-z]{2,}/iu.test(text) && !isNoText(text));
    expect([source?.path, words]).toEqual([`copy/${name}`, []]);
  });
});

/** Commands, and the service's own texts as they are matched, are the same in every language. */
const isNoText = (text: string): boolean =>
  /^(?:cafe|aliyun|source) /u.test(text) || Object.hasOwn(INFO_CODES, text) || Object.hasOwn(INFO_REFINEMENTS, text);

/** The texts of a file, with what is put into them left out. */
const wordsIn = (code: string): readonly string[] =>
  [...code.matchAll(/`(?<template>(?:[^`\\]|\\.)*)`|"(?<string>(?:[^"\\\n]|\\.)*)"/gu)].map(({ groups }) =>
    (groups?.["template"] ?? groups?.["string"] ?? "").replaceAll(/\$\{[^}]*\}/gu, ""),
  );
