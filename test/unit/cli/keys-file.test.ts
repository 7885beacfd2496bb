import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readKeys } from "../../../src/cli/keys-file.ts";
import { DEFAULT_KEYMAP, lookUp } from "../../../src/input/keymap.ts";
import { tempFolder } from "../../support/temp-folder.ts";

const folder = tempFolder("keys");
const env = { CAFE_CONFIG_DIR: folder };
const path = join(folder, "keys.json");

function readOf(text: string) {
  writeFileSync(path, text);
  return readKeys(env);
}

describe("keys.json", () => {
  test("may be absent, and may have no place", () => {
    const nothing = { exists: false, keymap: DEFAULT_KEYMAP, problems: [], notice: null, keyless: [] };
    expect(readKeys({ CAFE_CONFIG_DIR: tempFolder("no-keys") })).toMatchObject(nothing);
    expect(readKeys({})).toEqual({ path: null, ...nothing });
  });

  test("as docs/keys.md shows it holds", () => {
    const [, example = ""] = /```json\n(.*?)```/su.exec(readFileSync("docs/keys.md", "utf8")) ?? [];
    const { keymap, problems, notice, keyless } = readOf(example);
    expect([problems, notice, keyless]).toEqual([[], null, ["list.reverse"]]);
    expect(lookUp(keymap, "lists", "F")).toBe("view.failures");
    expect(lookUp(keymap, "reader", "space")).toBe("cursor.down");
  });

  test.each([
    ["{", `${path}: this is not a JSON object, so no key of it holds; write it like {"view.failures": ["F"]}.`],
    ['\ufeff{"x\\u001b": []}', `${path}: there is no command "x␛"; docs/keys.md lists them.`],
    ['{"curser.down": []}', `${path}: there is no command "curser.down"; did you mean "cursor.down"?`],
    ['{"tasks/list.nope": []}', `${path}: there is no command "tasks/list.nope"; docs/keys.md lists them.`],
    [
      '{"tasks/copy.json": []}',
      `${path}: "tasks/copy.json" names a place where the command has no key; it has some in copyMenu, lists.`,
    ],
    [
      '{"list.sort": "z"}',
      `${path}: "list.sort" takes a list of keys, like ["F", "Ctrl-F"]; an empty one takes its keys away.`,
    ],
    ['{"list.sort": ["Ctrl-C"]}', `${path}: "list.sort": Ctrl-C always means "quit at once".`],
    [
      '{"picker.choose": ["o"]}',
      `${path}: "picker.choose": o is typed as text there; take a key that is no character.`,
    ],
    [
      '{"view.tasks": ["s"]}',
      `${path}: "view.tasks" keeps its own keys: s would be that of "list.sort" (Task list) and of "view.tasks" (Lists).`,
    ],
  ])("with %s keeps the default, and says why in a sentence", (text, sentence) => {
    const { keymap, problems, notice } = readOf(text);
    expect([problems, notice]).toEqual([[sentence], sentence.replace(path, "keys.json")]);
    expect(keymap.bindings).toEqual(DEFAULT_KEYMAP.bindings);
  });

  test("names the keys that there are where one is none", () => {
    const [problem] = readOf('{"list.sort": ["F1"]}').problems;
    expect(problem).toContain('"list.sort": "F1" is no key; there are single characters, Ctrl-A to Ctrl-Z');
    expect(problem).toContain("Enter, Esc, Tab, Shift-Tab, Space");
  });

  test("says the first of several problems, and where the others are", () => {
    const { problems, notice } = readOf('{"a": [], "b": [], "c": [], "list.sort": ["o"]}');
    expect(problems).toHaveLength(3);
    expect(notice).toBe('keys.json: there is no command "a"; docs/keys.md lists them. And 2 more: see "cafe doctor".');
  });

  test("may be a folder: that is said, and nothing is thrown", () => {
    const odd = tempFolder("keys-dir");
    mkdirSync(join(odd, "keys.json"));
    const sentence = `${join(odd, "keys.json")} is not a file, so no key of it holds.`;
    expect(readKeys({ CAFE_CONFIG_DIR: odd })).toMatchObject({ exists: true, problems: [sentence] });
  });
});
