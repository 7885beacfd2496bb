/**
 * Measures the emulator as shipped (dist/, so build first) with 100,000 tasks of one region: how long a page takes, by
 * the clock of a client on the same machine and in the emulator's own CPU time (which a busy machine inflates less), and how
 * much memory it holds.
 *
 *   node scripts/bench-emulator.mjs [--tasks N] [--instances N] [--rounds N]
 *
 * Prints one line per kind of query. To reach: p95 below 20 ms on 2 cores, peak below 600 MiB.
 */
import { spawn } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    tasks: { type: "string", default: "100000" },
    instances: { type: "string", default: "20000" },
    rounds: { type: "string", default: "60" },
  },
});

/** Calls before anything is measured: the first ones pay for the compiler. */
const WARM_UP = 40;
const KEY = ["bench", "bench-secret"];
const args = ["--tasks", values.tasks, "--instances", values.instances, "--regions", "cn-hangzhou"];
const cafe = join(import.meta.dirname, "../bin/cafe.js");
const startedAt = performance.now();
const child = spawn(process.execPath, [
  cafe,
  "emulator",
  ...args,
  "--access-key-id",
  KEY[0],
  "--access-key-secret",
  KEY[1],
]);
child.stderr.pipe(process.stderr);
const lines = createInterface(child.stdout);
const url = await new Promise((resolve, reject) => {
  lines.on("line", (line) => line.startsWith("listening on ") && resolve(line.slice("listening on ".length)));
  child.once("exit", () => reject(new Error("the emulator has ended")));
});
const listening = performance.now() - startedAt;
const agent = new Agent({ keepAlive: true });

const first = await ask({});
const planned = performance.now() - startedAt;
const [task] = first.Invocations.Invocation;
const deep = (await ask({ MaxResults: 50 })).NextToken;
for (let round = 0; round < WARM_UP; round += 1) await send({ PageSize: 50, PageNumber: 1 + round });
console.log(
  `${first.TotalCount} tasks; listening after ${listening.toFixed(0)} ms, first answer after ${planned.toFixed(0)} ms`,
);
console.log(`${"query, 50 tasks a page".padEnd(44)} median     p95     max   CPU ms      KiB`);

await measure("first page", { PageSize: 50 });
await measure("page 1,900 by number", { PageSize: 50, PageNumber: 1900 });
await measure("second page by token", { MaxResults: 50, NextToken: deep });
await measure("first page as XML", { PageSize: 50, Format: "XML" });
await measure("InvocationStatus=PartialFailed", { PageSize: 50, InvocationStatus: "PartialFailed" });
await measure("Name", { PageSize: 50, Name: "nginx.conf" });
await measure("Name that is not there", { PageSize: 50, Name: "none" });
await measure("InstanceId", { PageSize: 50, InstanceId: task.InvokeInstances.InvokeInstance[0].InstanceId });
await measure("InvokeId", { PageSize: 50, InvokeId: task.InvokeId });
await measure("one tag", { PageSize: 50, "Tag.1.Key": "env" });
await measure("two tags and a status", {
  PageSize: 50,
  InvocationStatus: "Success",
  "Tag.1.Key": "env",
  "Tag.1.Value": "prod",
  "Tag.2.Key": "team",
});

const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
const mebibytes = (name) => (Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024).toFixed(0);
console.log(`memory ${mebibytes("VmRSS")} MiB, peak ${mebibytes("VmHWM")} MiB`);
agent.destroy();
child.kill("SIGINT");

async function measure(name, parameters) {
  const times = [];
  let bytes = 0;
  const busy = cpuTime();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const from = performance.now();
    bytes = (await send(parameters)).length;
    times.push(performance.now() - from);
  }
  const cpu = ((cpuTime() - busy) / times.length).toFixed(1).padStart(9);
  times.sort((left, right) => left - right);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1).padStart(8);
  console.log(`${name.padEnd(43)}${at(0.5)}${at(0.95)}${at(1)}${cpu}${(bytes / 1024).toFixed(0).padStart(9)}`);
}

/** Milliseconds of CPU that the emulator has used, all its threads together. */
function cpuTime() {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function ask(parameters) {
  return JSON.parse(await send(parameters));
}

/** One V1 call over a kept connection. */
function send(parameters) {
  const all = {
    Action: "DescribeSendFileResults",
    Version: "2014-05-26",
    Format: "JSON",
    RegionId: "cn-hangzhou",
    AccessKeyId: KEY[0],
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    SignatureNonce: randomUUID(),
    Timestamp: `${new Date().toISOString().slice(0, 19)}Z`,
    ...parameters,
  };
  const query = Object.keys(all)
    .sort()
    .map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(all[name])}`)
    .join("&");
  const signature = createHmac("sha1", `${KEY[1]}&`)
    .update(`GET&%2F&${encodeURIComponent(query)}`)
    .digest("base64");
  return new Promise((resolve, reject) => {
    request(`${url}/?${query}&Signature=${encodeURIComponent(signature)}`, { agent }, (reply) => {
      let body = "";
      reply.setEncoding("utf8");
      reply.on("data", (chunk) => (body += chunk));
      reply.on("end", () => (reply.statusCode === 200 ? resolve(body) : reject(new Error(body))));
    })
      .on("error", reject)
      .end();
  });
}
