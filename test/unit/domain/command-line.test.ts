import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseArgv } from "../../../src/cli/args.ts";
import { cafeCommand, type Viewed } from "../../../src/domain/command-line.ts";
import { parseSearch } from "../../../src/domain/search.ts";
import { OVERALL_STATUSES } from "../../../src/domain/status.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { recordedCalls, SHELLS } from "../../support/shell.ts";

const viewed: Viewed = {
  command: "explore",
  reach: { kind: "service", flags: [] },
  profiles: [],
  regions: [],
  query: { tags: [] },
  narrow: {},
  all: false,
};

const lineOf = (over: Partial<Viewed>): string => {
  const command = cafeCommand({ ...viewed, ...over });
  if (!command.ok) throw new Error(`--${command.error.option}: ${command.error.problem}`);
  return command.value.line;
};

describe("the command that opens a view", () => {
  test.each<[Partial<Viewed>, string]>([
    [{}, "cafe"],
    [{ reach: { kind: "demo" }, profiles: ["demo"] }, "cafe --demo"],
    [{ reach: { kind: "history" }, profiles: ["prod"] }, "cafe --history --profile prod"],
    [{ reach: { kind: "file", path: "-my file.json" }, regions: "all" }, "cafe open './-my file.json' --region all"],
    [
      { command: "failures", profiles: ["prod", "test"], regions: ["cn-hangzhou", "cn-beijing"], all: true },
      "cafe failures --profile prod,test --region cn-hangzhou,cn-beijing --all",
    ],
    [
      {
        regions: "all",
        reach: {
          kind: "service",
          flags: [
            ["endpoint", "ecs.example.com"],
            ["insecure", null],
          ],
        },
        all: true,
      },
      "cafe --region all --endpoint ecs.example.com --insecure",
    ],
    [
      { query: { status: "Failed", name: "it's", tags: [{ key: "env", value: "" }, { key: "team" }] } },
      String.raw`cafe --status Failed --name 'it'\''s' --tag 'env=' --tag team`,
    ],
    [{ query: { name: "--all", tags: [] } }, "cafe --name=--all"],
    [
      { narrow: { failuresOnly: true, since: Date.parse("2026-11-24T10:00:00Z"), until: 1, dir: safeText("/etc/") } },
      "cafe --failures-only --dir /etc/ --since 2026-11-24T10:00:00Z --until 1970-01-01T00:00:00.001Z",
    ],
  ])("of %j is %s", (over, line) => {
    expect(lineOf(over)).toBe(line);
  });

  test("says what no option can say", () => {
    const narrow = { tasks: { label: safeText("rollout of nginx.conf"), keys: new Set(["x"]) } };
    expect(cafeCommand({ ...viewed, narrow })).toEqual({
      ok: true,
      value: { line: "cafe", leftOut: "rollout of nginx.conf" },
    });
  });

  test.each<[Partial<Viewed>, object]>([
    [{ query: { name: "a\0b", tags: [] } }, { option: "name", problem: "nul" }],
    [{ query: { instanceId: "\ud800", tags: [] } }, { option: "instance-id", problem: "not-unicode" }],
    [{ narrow: { owner: safeText("") } }, { option: "owner", problem: "empty" }],
  ])("does not exist for %j", (over, error) => {
    expect(cafeCommand({ ...viewed, ...over })).toEqual({ ok: false, error });
  });

  test.each(SHELLS)("is read back as the same view, through %s", (shell) => {
    const text = fc
      .string({
        minLength: 1,
        maxLength: 12,
        unit: fc.oneof(
          fc.constantFrom(..."'\"`$\\-=, \n\t|&;*#~"),
          fc.string({ minLength: 1, maxLength: 1, unit: "binary" }),
        ),
      })
      .filter((one) => !one.includes("\0") && one.isWellFormed());
    const safe = text.map(safeText);
    const key = fc.string({ minLength: 1, maxLength: 8 }).filter((one) => /^(?!acs:|aliyun)[^=]+$/iu.test(one));
    const views = fc.record({
      command: fc.constantFrom("explore" as const, "list" as const, "failures" as const, "rollouts" as const),
      profiles: fc.constantFrom([], ["prod"]),
      regions: fc.constantFrom([], ["cn-hangzhou"]),
      endpoint: fc.constantFrom(null, "https://ecs.example.com:8443"),
      query: fc.record(
        {
          status: fc.constantFrom(...OVERALL_STATUSES),
          name: text,
          invokeId: text,
          instanceId: text,
          resourceGroupId: text,
          tags: fc.uniqueArray(fc.oneof(fc.record({ key }), fc.record({ key, value: text })), {
            selector: (tag) => tag.key,
            maxLength: 3,
          }),
        },
        { requiredKeys: ["tags"] },
      ),
      narrow: fc.record(
        {
          failuresOnly: fc.constant(true as const),
          errorCodes: fc.array(safe, { minLength: 1, maxLength: 2 }),
          instanceStatus: safe,
          owner: safe,
          dir: safe,
          search: safe.filter((one) => parseSearch(one).ok),
          since: fc.integer({ min: 0, max: 1_790_000_000_000 }),
          until: fc.integer({ min: 1_790_000_000_001, max: 1_795_000_000_000 }),
        },
        { requiredKeys: [] },
      ),
    });
    const samples = fc.sample(views, 100);
    const script = samples
      .map(
        (one) =>
          `${lineOf({ ...one, reach: { kind: "service", flags: one.endpoint === null ? [] : [["endpoint", one.endpoint]] }, all: one.command !== "explore" })}\n`,
      )
      .join("");
    const calls = recordedCalls(shell, script, "cafe");
    expect(calls).toHaveLength(samples.length);
    for (const [at, { command, profiles, regions, endpoint, query, narrow }] of samples.entries()) {
      const read = parseArgv(calls[at] ?? [], 0);
      expect(read).toMatchObject({
        ok: true,
        value: {
          command,
          listing: { query, narrow, page: null },
          connection: { profile: profiles[0] ?? null, region: regions[0] ?? null, endpoint, demo: false },
        },
      });
      expect(read.ok && "listing" in read.value && read.value.listing).toMatchObject({ query, narrow });
    }
  });
});
