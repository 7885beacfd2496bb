/** Replies that the emulator never gives, from a hand-made endpoint: no JSON, tasks without instances, late answers. */
import { expect, test } from "vitest";
import { type Reply, startAnswering } from "../support/answering-server.ts";
import { explore, exploreLoaded, KEY } from "../support/explorer.ts";

const TASKS = "4 Tasks";

const TASK = {
  InvokeId: "f-bare",
  Name: "bare.conf",
  InvocationStatus: "Success",
  CreationTime: "2026-11-01T00:00:00Z",
  VmCount: 0,
};
const page = (tasks: readonly object[]): object => ({
  RequestId: "9F1C0B2A-0000-0000-0000-000000000000",
  PageNumber: 1,
  PageSize: 50,
  TotalCount: tasks.length,
  Invocations: { Invocation: tasks },
});

test.each<[string, Reply]>([
  ["a sign-in page in HTML", { body: "<html><body>Sign in</body></html>", headers: { "content-type": "text/html" } }],
  ["JSON that was cut off", { body: JSON.stringify(page([TASK])).slice(0, 150) }],
  ["JSON of another shape", { body: "[1,2]" }],
  ["an empty reply", { body: "" }],
])("%s is told as not the service's answer, and r gets the right one", async (_, wrong) => {
  let reply = wrong;
  const server = await startAnswering(() => reply);
  const explorer = explore(server.url);
  await explorer.waitForPane(TASKS, /Nothing could be loaded yet\./u);
  expect(explorer.screen()).toMatch(/✗ Not the service's answer .*Cafe\.\w+[\s\S]*Check the endpoint: a proxy/u);
  reply = { body: page([TASK]) };
  explorer.key("r");
  await explorer.waitForPane(TASKS, /^│▌✓ Success +bare\.conf[\s\S]* 1 task, page 1 of 1 ─╯$/mu);
  explorer.key("q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  await server.close();
});

test("a task with no instance is shown and can be opened", async () => {
  const server = await startAnswering(() => ({ body: page([TASK]) }));
  const explorer = await exploreLoaded(server.url);
  expect(explorer.pane(TASKS)).toMatch(/bare\.conf +0\/0 /u);
  explorer.key(KEY.enter);
  const detail = await explorer.waitForPane("5 Detail", /^│▌✓ Success {2}0 failed · 0 ok · 0 open of 0/mu);
  expect(detail).toContain("The service lists no instance for this task.");
  explorer.key("Gi");
  await explorer.waitFor(/ there is no instance under the cursor /u);
  await server.close();
});

test("throttling is waited out with nothing to see of it but the wait", async () => {
  const reply = (): Reply =>
    server.calls() <= 1
      ? {
          status: 429,
          body: {
            RequestId: "B7",
            HostId: "h",
            Code: "Throttling.User",
            Message: "Request was denied: user flow control.",
          },
          headers: { "x-acs-retry-after": "700" },
        }
      : { body: page([TASK]) };
  const server = await startAnswering(reply);
  const explorer = await exploreLoaded(server.url);
  expect(server.calls()).toBe(2);
  expect(explorer.screen()).not.toContain("failing since");
  await server.close();
});

test("a slow answer is waited for in sight, with since when, and quitting does not wait for it", async () => {
  let reply = Promise.withResolvers<Reply>();
  const server = await startAnswering(() => reply.promise);
  const explorer = explore(server.url);
  await explorer.waitForPane(TASKS, /Asking cn-hangzhou for its file sends/u);
  await explorer.waitFor(/→ asking since \d\d:\d\d:\d\d *$/mu);
  reply.resolve({ body: page([TASK]) });
  await explorer.waitForPane(TASKS, /bare\.conf/u);
  reply = Promise.withResolvers();
  explorer.key("r");
  await explorer.waitFor(/→ refreshing since \d\d:\d\d:\d\d *$/mu);
  expect(explorer.pane(TASKS)).toContain("bare.conf");
  explorer.key("q");
  expect(await explorer.exit).toEqual({ code: 0, signal: 0 });
  await server.close();
});
