import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBundle } from "../../../src/archive/bundle.ts";
import { EXPORT_FORMATS, type ExportedView } from "../../../src/domain/exported-view.ts";
import { createPacker } from "../../../src/domain/pack.ts";
import type { Instance, Task } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { exportText } from "../../../src/share/export-text.ts";
import { failedInstance, NOW, task } from "../../support/make-state.ts";
import { makeInstance, makeTask } from "../domain/make-task.ts";
import { readMarkdown } from "./markdown-reader.ts";

const view: ExportedView = {
  command: "cafe --region cn-hangzhou --status Failed",
  leftOut: null,
  exportedAt: NOW,
  asOf: NOW - 40_000,
  withContent: false,
};

const FAILED = task(1, {
  name: "nginx.conf",
  status: "PartialFailed",
  instances: [failedInstance("i-1", "ClientNotRunning", "not running"), makeInstance()],
});
const EMPTY = task(2, { instances: [] });
const packed = (one: Task): Task => createPacker().pack(one);

describe("an export", () => {
  test("as JSON is a bundle that cafe open reads, without the content", () => {
    const text = exportText("json", view, [FAILED, EMPTY]);
    const { tasks: _, ...head } = JSON.parse(text);
    expect(head).toEqual({
      format: "cafe-bundle",
      version: 1,
      exportedAt: "2026-11-24T03:00:00.000Z",
      command: "cafe --region cn-hangzhou --status Failed",
    });
    expect(text).not.toContain("hello");
    const read = readBundle(text, safeText("other"));
    expect(read).toMatchObject({ ok: true, value: { unreadable: 0, exportedAt: NOW } });
    expect(read.ok && read.value.tasks.map(({ invokeId, profile, region }) => [invokeId, profile, region])).toEqual(
      expect.arrayContaining([
        ["f-1", "prod", "cn-hangzhou"],
        ["f-2", "prod", "cn-hangzhou"],
      ]),
    );
  });

  test("of packed tasks says under the same names what is known of them", () => {
    const whole = makeTask({ instances: FAILED.instances, tags: [{ key: safeText("env"), value: safeText("prod") }] });
    const read = readBundle(exportText("json", view, [packed(whole)]), safeText("other"));
    const { record: _, ...decoded } = whole;
    expect(read.ok && read.value.tasks).toMatchObject([
      { ...decoded, record: { InvokeInstances: [{ InstanceId: "i-1" }, {}], Tags: [{}] } },
    ]);
  });

  test("as NDJSON has a task on each line, with whose it is", () => {
    const lines = exportText("ndjson", view, [FAILED, packed(EMPTY)])
      .trimEnd()
      .split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { Profile: "prod", RegionId: "cn-hangzhou", InvokeId: "f-1" },
      { Profile: "prod", RegionId: "cn-hangzhou", InvokeId: "f-2" },
    ]);
  });

  test("as CSV has a line for each result, one for a task without any, and no formula", () => {
    const evil = makeTask({ name: safeText("=cmd|' /C calc'!A0") });
    const [head = "", ...lines] = exportText("csv", view, [FAILED, EMPTY, evil]).trimEnd().split("\n");
    expect(head.split(",").slice(0, 8)).toEqual([
      "Profile",
      "RegionId",
      "InvokeId",
      "Name",
      "TaskStatus",
      "TaskCreationTime",
      "InstanceId",
      "InvocationStatus",
    ]);
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /f-1,nginx\.conf,PartialFailed,[^,]+,i-1,Failed,ClientNotRunning,not running,Cloud Assis/u,
    );
    expect(lines[2]).toMatch(/f-2,[^,]+,Success,[^,]+,,,,,,,,,,/u);
    expect(lines[3]).toContain(",'=cmd|");
    expect(new Set(lines.slice(0, 3).map((line) => line.split(",").length))).toEqual(new Set([head.split(",").length]));
  });

  test.each(EXPORT_FORMATS)("as %s holds the content only where it is asked for", (format) => {
    const secret = {
      ...FAILED,
      record: {
        ...FAILED.record,
        InvokeInstances: [{ InstanceId: "i-1", InvocationStatus: "Failed" }],
        Content: "SECRET",
      },
    };
    expect(exportText(format, view, [secret])).not.toContain("SECRET");
    expect(exportText(format, { ...view, withContent: true }, [secret]).includes("SECRET")).toBe(format !== "csv");
  });
});

describe("the incident summary", () => {
  const summary = (tasks: readonly Task[], over: Partial<ExportedView> = {}) =>
    exportText("markdown", { ...view, ...over }, tasks);

  test("says what, when, where, how many, why, what to run, on which instances, and how it was made", () => {
    const text = summary([FAILED]);
    expect(text).toContain("| File | `nginx.conf` in `/etc/nginx`, content `");
    expect(text).toContain("| Where | `cn-hangzhou` 1 task |");
    expect(text).toContain("| Instances | 2 targeted: 1 ok, 1 failed, 0 running |");
    expect(text).toContain("| 1 | `ClientNotRunning` | `not running` | Cloud Assistant is not running |");
    expect(text).toContain("aliyun ecs DescribeCloudAssistantStatus --RegionId=cn-hangzhou --InstanceId.1=i-1\n");
    expect(text).toContain("cafe retry f-1 --region cn-hangzhou\n");
    expect(text).toContain("| `cn-hangzhou` | `i-1` | `Failed` | `ClientNotRunning` | `not running` | `f-1` | 1 |");
    expect(text).toContain("at 2026-11-24T03:00:00Z from what was loaded at 2026-11-24T02:59:20Z");
    expect(text).toContain("```sh\ncafe --region cn-hangzhou --status Failed\n```");
  });

  test("counts an instance that recovered among those that are ok, and has nothing to run for it", () => {
    const again = task(3, {
      name: "nginx.conf",
      minutesAgo: 1,
      instances: [makeInstance({ instanceId: safeText("i-1") })],
    });
    const text = summary([again, FAILED]);
    expect(text).toContain("2 targeted: 2 ok, 0 failed, 0 running, 1 of those ok had failed before");
    expect(text).not.toContain("aliyun ecs");
  });

  test("of sends without a failure says so", () => {
    expect(summary([EMPTY])).toContain("Nothing failed.");
  });

  test("stays short, and says how much it leaves out", () => {
    const many = Array.from({ length: 120 }, (_, n) =>
      task(n, { status: "Failed", instances: [failedInstance(`i-${n}`, `Code${n}`)] }),
    );
    const text = summary(many);
    expect(text.length).toBeLessThan(40_000);
    for (const more of ["100 more rollouts", "100 more causes", "20 more failed instances", "80 more like these"]) {
      expect(text).toContain(`nd ${more}`);
    }
  });

  test("lets no text of the service out of its place", () => {
    const hostile = fc.oneof(
      fc.string({ maxLength: 30, unit: fc.constantFrom(..."`|\\ \n\r#-*_<>[]()!&@:/.~=+1ahtpw") }),
      fc.constantFrom(
        "\n# Heading",
        "| a | b |\n|---|---|",
        "`` ` ```",
        "\\|",
        "\\\\|`|",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "http://evil.example @team a@b.example",
        "```\n# out",
        "a\n```\n# out\n````\n",
        "\n- item\n> quote\n***",
      ),
    );
    const fields = fc.record({ name: hostile, dir: hostile, info: hostile, errorCode: hostile, id: hostile });
    fc.assert(
      fc.property(fields, hostile, fc.boolean(), ({ name, dir, info, errorCode, id }, content, withContent) => {
        const instance: Instance = failedInstance(id, errorCode, info);
        const evil = makeTask({
          name: safeText(name),
          targetDir: safeText(dir),
          region: safeText(dir),
          invokeId: safeText(id),
          instances: [instance],
          tally: { ok: 0, failed: 1, open: 0 },
          record: {
            Name: name,
            Content: content,
            ContentType: "PlainText",
            InvokeInstances: [{ InstanceId: id, InvocationStatus: "Failed" }],
          },
        });
        const text = summary([evil], { withContent, command: `cafe --name '${name}'`, leftOut: safeText(info) });
        const { prose, tables, spans } = readMarkdown(text);
        for (const line of prose) expect(line).toMatch(PLAIN_WORDS);
        expect(prose.filter((line) => line.startsWith("#")).length).toBe(6);
        for (const rows of tables) expect(new Set(rows).size).toBe(1);
        for (const shown of [name, errorCode, info].map((one) => safeText(one)).filter((one) => one.trim() !== "")) {
          expect(spans.map(undoubled)).toContain(undoubled(shown));
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Our own words, with their escapes: nothing that starts a block inside a line, a link, a mention or HTML. */
const PLAIN_WORDS = /^(?:#{1,2} )?(?:[A-Za-z0-9 ,.;:?'"()/=%-]|\\[\\`*_{}[\]<>|#~])*$/u;

/** A backslash before a pipe may be shown twice. */
const undoubled = (text: string): string => text.replace(/\\+\|/gu, "|");
