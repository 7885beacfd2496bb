import { createHmac } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodePage } from "../../../../src/api/decode.ts";
import type { KeyedHash } from "../../../../src/cli/record/names.ts";
import { scrubTask } from "../../../../src/cli/record/scrub.ts";
import { decodeContent } from "../../../../src/domain/content.ts";
import type { Json, WholeTask } from "../../../../src/domain/task.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";

const hmac =
  (key: string): KeyedHash =>
  (text) =>
    createHmac("sha256", key).update(text).digest("hex");

/** Says only which texts are the same: what an observer of a perfect hash learns. */
function numbering(): KeyedHash {
  const known = new Map<string, number>();
  return (text) => {
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number.toString(16).padStart(8, "0").padEnd(64, "0");
  };
}

function decoded(...rows: readonly { readonly [field: string]: Json }[]): readonly WholeTask[] {
  const page = decodePage(
    { RequestId: "R", Invocations: { Invocation: rows } },
    { profile: safeText("prod"), region: safeText("cn-hangzhou") },
  );
  if (!page.ok) throw new Error(page.error);
  return page.value.tasks;
}

const ROW = {
  InvokeId: "f-hz0secret0001",
  Name: "acme-payroll.tar.gz",
  Description: "payroll of Acme",
  TargetDir: "/opt/acme/etc",
  FileOwner: "alice",
  FileGroup: "root",
  FileMode: "0640",
  Overwrite: true,
  ContentType: "PlainText",
  Content: "password=hunter2\n",
  CreationTime: "2026-11-20T08:00:00Z",
  InvocationStatus: "PartialFailed",
  VmCount: 2,
  NewField: "what a newer service says of Acme",
  InvokeInstances: {
    InvokeInstance: [
      {
        InstanceId: "i-bp1acme0001",
        InvocationStatus: "Success",
        CreationTime: "2026-11-20T08:00:00Z",
        StartTime: "2026-11-20T08:00:01Z",
        FinishTime: "2026-11-20T08:00:02Z",
        UpdateTime: "2026-11-20T08:00:02Z",
        ErrorCode: "",
        ErrorInfo: "",
      },
      {
        InstanceId: "mi-hz01acme0002",
        InvocationStatus: "Aborted",
        CreationTime: "2026-11-20T08:00:00Z",
        StartTime: "",
        FinishTime: "2026-11-20T08:00:02Z",
        UpdateTime: "2026-11-20T08:00:02Z",
        ErrorCode: "SecurityGroupRuleDenied",
        ErrorInfo: "security group sg-acme denies 10.1.2.3",
      },
    ],
  },
  Tags: { Tag: [{ TagKey: "team", TagValue: "acme" }] },
};

const scrub = (over: { readonly [field: string]: Json }, hash: KeyedHash = hmac("key")) => {
  const [task] = decoded({ ...ROW, ...over });
  if (task === undefined) throw new Error("no task");
  return scrubTask(task, hash, "rg-acme");
};

describe("a scrubbed task", () => {
  test("says of the send what was said, and nothing of whose it is", () => {
    const hex = (prefix: string) => expect.stringMatching(new RegExp(`^${prefix}[0-9a-f]{12,16}$`, "u"));
    const times = { CreationTime: "2026-11-20T08:00:00Z", UpdateTime: "2026-11-20T08:00:02Z" };
    expect(scrub({})).toEqual({
      RegionId: "cn-hangzhou",
      ResourceGroupId: hex("rg-"),
      InvokeId: hex("f-"),
      Name: expect.stringMatching(/^file-[0-9a-f]{12}\.tar\.gz$/u),
      Description: hex("description "),
      TargetDir: expect.stringMatching(/^\/opt\/dir-[0-9a-f]{12}\/etc$/u),
      FileOwner: hex("user-"),
      FileGroup: "root",
      FileMode: "0640",
      Overwrite: true,
      ContentType: "PlainText",
      Content: expect.stringMatching(/^# filler [0-9a-f]{54}\n$/u),
      CreationTime: "2026-11-20T08:00:00Z",
      InvokeInstances: {
        InvokeInstance: [
          {
            ...times,
            InstanceId: hex("mi-"),
            InvocationStatus: "Aborted",
            FinishTime: "2026-11-20T08:00:02Z",
            ErrorCode: "SecurityGroupRuleDenied",
            ErrorInfo: "another text of the service",
          },
          {
            ...times,
            InstanceId: hex("i-"),
            InvocationStatus: "Success",
            StartTime: "2026-11-20T08:00:01Z",
            FinishTime: "2026-11-20T08:00:02Z",
          },
        ],
      },
      Tags: { Tag: [{ TagKey: "team", TagValue: hex("value-") }] },
    });
  });

  test("is the same with the same key, and shares nothing with that of another", () => {
    expect(scrub({}, hmac("key"))).toEqual(scrub({}, hmac("key")));
    const [one, other] = [scrub({}, hmac("key")), scrub({}, hmac("other"))];
    for (const field of ["InvokeId", "Name", "Description", "TargetDir", "FileOwner", "Content"]) {
      expect(one[field]).not.toBe(other[field]);
    }
  });

  test.each<[string, string, string | RegExp]>([
    ["Name", "acme", /^file-\w{12}$/u],
    ["Name", "report.acme", /^file-\w{12}$/u],
    ["Name", ".env", /^file-\w{12}\.env$/u],
    ["Name", "SETUP.PS1", /^file-\w{12}\.PS1$/u],
    ["TargetDir", "/etc/", "/etc/"],
    ["TargetDir", "../acme", /^\.\.\/dir-\w{12}$/u],
    ["TargetDir", "C:\\Program Files\\Acme", /^C:\\Program Files\\dir-\w{12}$/u],
    ["FileOwner", "Administrator", "Administrator"],
    ["FileMode", "u=acme", "invalid"],
  ])("turns the %s %s into %s", (field, original, expected) => {
    expect(scrub({ [field]: original })[field]).toEqual(
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    );
  });

  test.each([
    ["team", true],
    ["acs:ros:stackId", true],
    ["k8s.io/role", true],
    ["负责人", true],
    ["i-bp1hsglsw0001", false],
    ["LTAI5tQxAcmeKey01", false],
    ["host 10.1.2.3", false],
    ["alice@acme.com", false],
  ])("keeps the tag key %s: %s", (key, kept) => {
    const tags = { Tag: [{ TagKey: key, TagValue: "" }] };
    const expected = kept ? key : expect.stringMatching(/^key-\w{12}$/u);
    expect(scrub({ Tags: tags })["Tags"]).toEqual({ Tag: [{ TagKey: expected, TagValue: "" }] });
  });

  test.each<[string, string]>([
    ["PlainText", "#!/bin/sh\necho hello\n"],
    ["PlainText", Buffer.from("#!/bin/sh\necho hello\n").toString("base64")],
    ["Base64", Buffer.from("#!/bin/sh\necho hello\n".repeat(50)).toString("base64")],
    ["Base64", Buffer.from([0, 255, 1, 254]).toString("base64")],
    ["Base64", "no Base64 at all!"],
    ["PlainText", ""],
  ])("has content of the same kind and about the same size: %s %j", (type, content) => {
    const filler = scrub({ ContentType: type, Content: content });
    const [was, is] = [decodeContent(content, type), decodeContent(String(filler["Content"] ?? ""), type)];
    expect(filler["ContentType"]).toBe(type);
    expect(is.kind).toBe(was.kind);
    expect("wasBase64" in is && is.wasBase64).toBe("wasBase64" in was && was.wasBase64);
    const ratio = String(filler["Content"] ?? "").length - content.length;
    expect(ratio).toBeGreaterThanOrEqual(0);
    expect(ratio).toBeLessThan(90);
  });
});

/** Words of letters that follow each other in no stand-in and no word of ours, so that what is found is a leak. */
const secret = fc.string({ unit: fc.constantFrom(..."GHIJ÷🚀"), minLength: 4, maxLength: 24 });
const hidden = (text: string): readonly string[] => text.match(/[GHIJ÷🚀]{4,}/gu) ?? [];

/** A row of a reply, with the content still in plain text. */
const rows = fc.array(
  fc.record({
    InvokeId: secret.map((id) => `f-${id}`),
    Name: fc.tuple(secret, fc.constantFrom("", ".conf", ".tar.gz")).map((parts) => parts.join("")),
    Description: secret,
    TargetDir: fc.array(fc.oneof(secret, fc.constantFrom("etc", "opt")), { minLength: 1 }).map((all) => all.join("/")),
    FileOwner: secret,
    FileGroup: fc.oneof(secret, fc.constant("root")),
    ContentType: fc.constantFrom("PlainText", "Base64"),
    Content: fc.array(secret, { maxLength: 6 }).map((lines) => lines.map((line) => `# ${line}\n`).join("")),
    CreationTime: fc.constant("2026-11-20T08:00:00Z"),
    More: secret,
    InvokeInstances: fc.array(
      fc.record({
        InstanceId: secret.map((id) => `i-${id}`),
        InvocationStatus: fc.constantFrom("Success", "Failed", "Aborted", "Pending"),
        ErrorCode: fc.constantFrom("", "ClientNotRunning"),
        ErrorInfo: fc.oneof(secret, fc.constant("File already exists")),
        More: secret,
      }),
      { minLength: 1, maxLength: 4 },
    ),
    Tags: fc.array(fc.record({ TagKey: fc.constantFrom("team", "env"), TagValue: secret }), { maxLength: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

type Row = (typeof rows extends fc.Arbitrary<infer List> ? List : never) extends readonly (infer One)[] ? One : never;

const encoded = (row: Row): Row =>
  row.ContentType === "Base64" ? { ...row, Content: Buffer.from(row.Content).toString("base64") } : row;

const scrubbed = (all: readonly Row[], hash: KeyedHash) =>
  decoded(...all.map(encoded)).map((task) => scrubTask(task, hash, ""));

/** Other letters, in the same order: instances are sorted by their IDs. */
function renamed<Value>(value: Value): Value {
  const letters: Readonly<Record<string, string>> = { G: "U", H: "V", I: "W", J: "X" };
  const others = (text: string) => text.replaceAll(/[GHIJ]/gu, (letter) => letters[letter] ?? letter);
  return JSON.parse(JSON.stringify(value, (_, inner) => (typeof inner === "string" ? others(inner) : inner)));
}

describe("whatever the account", () => {
  test("no ID, name, folder, account, description, content, tag value or other text of it is in the record", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const records = scrubbed(all, hmac("key"));
        const written = JSON.stringify(records);
        const contents = records.map(({ Content: content }) => Buffer.from(String(content), "base64").toString());
        expect(hidden(JSON.stringify(all)).length).toBeGreaterThan(0);
        expect([written, ...contents].flatMap(hidden)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("of its texts is told only which are the same: under other names throughout, it gives the same records", () => {
    fc.assert(
      fc.property(rows, (all) => {
        expect(scrubbed(renamed(all), numbering())).toEqual(scrubbed(all, numbering()));
      }),
      { numRuns: 300 },
    );
  });

  test("what was equal is equal, and what was not is not", () => {
    fc.assert(
      fc.property(rows, (all) => {
        const tasks = decoded(...all.map(encoded));
        const records = scrubbed(all, hmac("key"));
        for (const field of ["InvokeId", "Name", "Description", "TargetDir", "FileOwner", "FileGroup", "Content"]) {
          const pairs = new Set(tasks.map(({ record }, at) => JSON.stringify([record[field], records[at]?.[field]])));
          expect(pairs.size).toBe(new Set(tasks.map(({ record }) => record[field])).size);
          expect(pairs.size).toBe(new Set(records.map((record) => record[field])).size);
        }
      }),
      { numRuns: 200 },
    );
  });
});
