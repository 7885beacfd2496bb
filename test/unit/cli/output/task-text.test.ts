import { describe, expect, test } from "vitest";
import { taskText } from "../../../../src/cli/output/task-text.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { at, makeInstance, makeTask } from "../../domain/make-task.ts";

const plain = (text: string): string => text;
const failed = makeInstance({
  instanceId: safeText("i-failed"),
  status: safeText("Failed"),
  errorCode: safeText("ClientNotRunning"),
  errorInfo: safeText("the aliyun service is not running on the instance"),
  startedAt: at(""),
});

describe("taskText", () => {
  test("shows every field under its own name, and what is empty as a dash", () => {
    const text = taskText(
      makeTask({ description: safeText(""), tags: [{ key: safeText("env"), value: safeText("prod") }] }),
      null,
      plain,
    );
    expect(text.split("\n\n")[1]).toBe(
      [
        "InvokeId          f-hz0vk9000001",
        "RegionId          cn-hangzhou",
        "InvocationStatus  Success",
        "CreationTime      2026-11-20T08:30:55Z",
        "Name              nginx.conf",
        "TargetDir         /etc/nginx",
        "FileOwner         root",
        "FileGroup         root",
        "FileMode          0644",
        "Overwrite         true",
        "Description       -",
        "Tags              env=prod",
        "ContentType       PlainText",
        "Content           8 B of text; --content shows it",
        "VmCount           1",
        "Instances         1 sent, 0 failed, 0 open",
      ].join("\n"),
    );
  });

  test("groups instances by cause, failed first, with meaning, ErrorInfo, what to do and the exact times", () => {
    const text = taskText(makeTask({ instances: [failed, makeInstance()] }), null, plain);
    const [, , first, second] = text.split("\n\n");
    expect(first).toMatch(/^Failed {2}ClientNotRunning {2}\(1 instance\)\n {2}Meaning /u);
    expect(first).toContain("\n  ErrorInfo   the aliyun service is not running on the instance\n");
    expect(first).toMatch(/\n {2}What to do {2}\S/u);
    expect(first).toContain(
      "\n  i-failed                created 2026-11-20T08:30:55Z  started -                     finished 2026-11-20T08:30:57Z  updated 2026-11-20T08:30:58Z",
    );
    expect(second).toMatch(/^Success {2}\(1 instance\)\n {2}i-bp1hsglsw0001 /u);
  });

  test("shows the content only when asked, decoded and line by line", () => {
    const secret = Buffer.from("line one\nline\u001b[31m two\ttab\n").toString("base64");
    const task = makeTask({ contentType: safeText("Base64"), record: { Content: secret } });
    expect(taskText(task, null, plain)).not.toContain("line one");
    expect(taskText(task, [], plain)).toMatch(/\n\nContent\nline one\nline␛\[31m two {3}tab\n$/u);
  });

  test("says of binary content what it is and does not show it", () => {
    const bytes = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 0xff]).toString("base64");
    const text = taskText(makeTask({ contentType: safeText("Base64"), record: { Content: bytes } }), [], plain);
    expect(text).toContain("Content           8 B of binary data; not shown\n");
    expect(text).not.toContain("ELF");
  });

  test("says so where the service sent no content or content that cannot be decoded", () => {
    expect(taskText(makeTask({ record: {} }), [], plain)).toContain("Content           -\n");
    const broken = makeTask({ contentType: safeText("Base64"), record: { Content: "%%%" } });
    expect(taskText(broken, [], plain)).toContain("cannot be decoded as Base64; see below\n");
  });

  test("shows what is wrong with the content above it, and masks its secrets", () => {
    const task = makeTask({ record: { Content: "user=app\npassword=hunter22" } });
    const text = taskText(task, [{ kind: "no-final-newline" }], plain);
    expect(text).toMatch(/\n\nContent\n! The last line has no line end; [^\n]+\nuser=app\npassword=\*{4}\n$/u);
  });
});
