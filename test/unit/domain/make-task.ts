/** Builds tasks and instances for tests: plausible by default, any field as the test says. */
import { outcomeOf } from "../../../src/domain/status.ts";
import { type Instance, type Timestamp, tallyOf, type WholeTask } from "../../../src/domain/task.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

/** A time as the service writes it. */
export const at = (text: string): Timestamp => ({
  text: safeText(text),
  ms: text === "" ? null : Date.parse(text),
});

export function makeInstance(over: Partial<Instance> = {}): Instance {
  const status = over.status ?? safeText("Success");
  return {
    instanceId: safeText("i-bp1hsglsw0001"),
    status,
    outcome: outcomeOf(status),
    errorCode: safeText(""),
    errorInfo: safeText(""),
    createdAt: at("2026-11-20T08:30:55Z"),
    startedAt: at("2026-11-20T08:30:56Z"),
    finishedAt: at("2026-11-20T08:30:57Z"),
    updatedAt: at("2026-11-20T08:30:58Z"),
    ...over,
  };
}

export function makeTask(over: Partial<WholeTask> = {}): WholeTask {
  const status = over.status ?? safeText("Success");
  const instances = over.instances ?? [makeInstance()];
  return {
    profile: safeText("prod"),
    region: safeText("cn-hangzhou"),
    invokeId: safeText("f-hz0vk9000001"),
    name: safeText("nginx.conf"),
    description: safeText("nginx of the shop"),
    targetDir: safeText("/etc/nginx"),
    owner: safeText("root"),
    group: safeText("root"),
    mode: safeText("0644"),
    overwrite: true,
    contentType: safeText("PlainText"),
    status,
    outcome: outcomeOf(status),
    createdAt: at("2026-11-20T08:30:55Z"),
    vmCount: instances.length,
    instances,
    tally: tallyOf(instances),
    tags: [],
    record: { InvokeId: "f-hz0vk9000001", Name: "nginx.conf", Content: "aGVsbG8=", ContentType: "Base64" },
    ...over,
  };
}
