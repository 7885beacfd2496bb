import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isFuzzyIn } from "../../../src/domain/fuzzy.ts";
import { createPacker } from "../../../src/domain/pack.ts";
import { matchesInstance, parseSearch, type Search, searchTasks } from "../../../src/domain/search.ts";
import type { Task } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { anyTask } from "./any-task.ts";
import { makeInstance, makeTask } from "./make-task.ts";

function search(text: string): Search {
  const parsed = parseSearch(text);
  if (!parsed.ok) throw new Error(parsed.error.id);
  return parsed.value;
}

const finds = (text: string, task: Task): boolean => searchTasks([task], search(text)).length === 1;

const TASK = makeTask({
  profile: safeText("shop-account"),
  region: safeText("eu-central-1"),
  invokeId: safeText("f-hz0vk9000001"),
  name: safeText("nginx.conf"),
  description: safeText("limits of the big shop"),
  targetDir: safeText("/etc/proxy"),
  owner: safeText("deploy"),
  group: safeText("www-data"),
  mode: safeText("0640"),
  status: safeText("PartialFailed"),
  tags: [{ key: safeText("env"), value: safeText("prod") }],
  instances: [
    makeInstance({ instanceId: safeText("i-bp1aaa") }),
    makeInstance({
      instanceId: safeText("i-bp1bbb"),
      status: safeText("Timeout"),
      errorCode: safeText("ClientNotRunning"),
      errorInfo: safeText("The client is silent."),
    }),
  ],
});

const PACKED = createPacker().pack(TASK);

describe("a search", () => {
  test.each<[string, string, boolean]>([
    ["nothing", "", true],
    ["nothing but spaces", "   ", true],
    ["the name", "ginx", true],
    ["the InvokeId", "vk9000001", true],
    ["the TargetDir", "/etc/proxy", true],
    ["the description", "limits", true],
    ["the status", "partial", true],
    ["the owner", "deploy", true],
    ["the group", "www-data", true],
    ["the mode", "0640", true],
    ["the profile", "shop-acc", true],
    ["the region", "eu-central", true],
    ["a tag", "env=prod", true],
    ["an InstanceId", "bp1bbb", true],
    ["an instance's status", "timeout", true],
    ["an ErrorCode", "clientnot", true],
    ["an ErrorInfo", "silent", true],
    ["what is nowhere", "apache", false],
    ["all terms, each anywhere", "nginx bp1aaa prod", true],
    ["one term of two", "nginx apache", false],
    ["small letters find capitals", "partialfailed", true],
    ["capitals mind case", "Partial", true],
    ["other capitals find nothing", "PARTIAL", false],
    ["characters in order", "ngcf", true],
    ["initials", "cltnotrun", true],
    ["characters in order are not exact", "'ngcf", false],
    ["exact", "'nginx.c", true],
    ["exact minds capitals, too", "'Nginx", false],
    ["not, which is there", "!nginx", false],
    ["not, which is nowhere", "!apache", true],
    ["not, which only looks like it", "!ngcf", true],
    ["not exact", "!'nginx", false],
    ["not on an instance", "!ClientNotRunning", false],
    ["a pattern", "/^nginx\\.conf$/", true],
    ["a pattern of any case", "/^NGINX/", true],
    ["a pattern over several words", "/client is silent/", true],
    ["a pattern over the words of several fields", "/nginx.*proxy/", false],
    ["a pattern and a word", "/ngin[xy]/ prod", true],
    ["not a pattern", "!/ngin[xy]/", false],
    ["not a pattern that is nowhere", "!/apache|iis/", true],
    ["a pattern with a slash in it", "/etc\\/pro/", true],
    ["a pattern not yet closed is a word", "/etc", true],
    ["not one character of it special", "/[a", false],
    ["no pattern between two slashes", "//", false],
    ["a lone not, while typing", "nginx !", true],
    ["a lone quote, while typing", "nginx '", true],
    ["a lone not with a quote", "nginx !'", true],
    ["IDs are not found by what looks like them", "fhz0vk9", false],
  ])("finds %s: %s", (_, text, isFound) => {
    expect(finds(text, TASK)).toBe(isFound);
    expect(finds(text, PACKED)).toBe(isFound);
  });

  test("keeps the order, and is the list itself where nothing is looked for", () => {
    const tasks = ["b", "a", "c"].map((id) => makeTask({ invokeId: safeText(`f-${id}`) }));
    expect(searchTasks(tasks, search(" "))).toBe(tasks);
    expect(searchTasks(tasks, search("nginx !f-a"))).toEqual([tasks[0], tasks[2]]);
  });

  test.each(["/(/", "/[z-a]/", "nginx /a{2,1}/", "!/*/"])("%s is no pattern, and it says why", (text) => {
    const parsed = parseSearch(text);
    expect(parsed).toMatchObject({ ok: false, error: { id: "bad-pattern" } });
    expect(parsed.ok || parsed.error.id !== "bad-pattern" ? "" : parsed.error.reason).toMatch(/^[A-Za-z][^:]+$/u);
  });

  test("finds the same among packed tasks as among whole ones, whatever is looked for", () => {
    const anyTerm = fc.constantFrom("ngi", "'root", "!cn-a", "cnr", "/^i-[12]$/", "no space", "f-1", "!Failed", "I/O");
    const anySearch = fc.oneof(
      fc.array(anyTerm, { maxLength: 3 }).map((terms) => terms.join(" ")),
      fc.string({ unit: "binary", maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(anyTask, { maxLength: 6 }), anySearch, (tasks, text) => {
        const parsed = parseSearch(text);
        if (!parsed.ok) return;
        const { pack } = createPacker();
        const found = new Set(searchTasks(tasks, parsed.value));
        const packed = tasks.map((task) => pack(task));
        const foundPacked = new Set(searchTasks(packed, parsed.value));
        expect(packed.map((task) => foundPacked.has(task))).toEqual(tasks.map((task) => found.has(task)));
      }),
    );
  });
});

describe("matchesInstance", () => {
  const [ok, silent] = TASK.instances;
  test.each([
    ["nginx", false, false],
    ["nginx silent", false, true],
    ["bp1", true, true],
    ["bp1aaa timeout", true, true],
    ["!apache", false, false],
    ["", false, false],
    ["/not ?running/", false, true],
  ])("%s leads to the instances that it is found by", (text, first, second) => {
    const wanted = search(text);
    expect([ok, silent].map((one) => one !== undefined && matchesInstance(wanted, one))).toEqual([first, second]);
  });
});

describe("isFuzzyIn", () => {
  test.each<[string, string, boolean, string]>([
    ["ngcf", "nginx.conf", true, "in order"],
    ["ncgf", "nginx.conf", false, "out of order"],
    ["cnr", "ClientNotRunning", true, "from a capital on"],
    ["cng", "ClientNotRunning", false, "farther than twice its length and four"],
    ["lntr", "ClientNotRunning", false, "from the midst of a word"],
    ["conf", "app.c_o_n_f", true, "after a stop"],
    ["hlo", "he lost", false, "over a space"],
    ["nx", "nginx", false, "too short a word"],
  ])("%s in %s: %s (%s)", (word, text, expected) => {
    expect(isFuzzyIn(word, text.toLowerCase(), text)).toBe(expected);
  });

  test("a word of five letters is not in everything", () => {
    const words = ["apple", "stone", "route", "night", "clean"];
    const prose =
      "The specified Cloud Assistant client could not create the file on the instance because no space is left";
    expect(words.filter((word) => isFuzzyIn(word, prose.toLowerCase(), prose))).toEqual([]);
  });
});
