/** Places of keys in a folder of the test's own, and a world outside that is a server on this machine, or nobody. */
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { failureFromFault } from "../../../src/api/network-failure.ts";
import { createStsClient } from "../../../src/api/sts.ts";
import { createTransport } from "../../../src/api/transport.ts";
import type { ClockPort } from "../../../src/core/ports.ts";
import { err, ok } from "../../../src/lib/result.ts";
import { safeText, say } from "../../../src/lib/safe-text.ts";
import { runCommand } from "../../../src/platform/run-command.ts";
import type { Outside } from "../../../src/profiles/outside.ts";
import type { KeyPlaces } from "../../../src/profiles/sources.ts";
import { openProfiles } from "../../../src/profiles/store.ts";
import { serveHttp } from "../api/servers.ts";
import { realClock, tempFolder } from "./temp-folder.ts";

/** Nothing is there, and nobody is asked. */
export function emptyPlaces(over: Partial<KeyPlaces> = {}): KeyPlaces {
  const dir = tempFolder();
  return {
    env: {},
    store: openProfiles(join(dir, "cafe"), realClock),
    aliyunConfigPath: join(dir, "aliyun.json"),
    credentialsFilePath: join(dir, "credentials"),
    isEcs: () => false,
    unlocked: () => null,
    insecure: false,
    now: Date.now,
    ...over,
  };
}

const NOBODY = async () => {
  throw new Error("a source asked somebody, and must not");
};

/** A world in which whoever asks anything fails the test. */
export const nobody: Outside = {
  clock: realClock,
  web: NOBODY,
  sts: { assumeRole: NOBODY, assumeRoleWithOidc: NOBODY },
  run: NOBODY,
  metadata: new URL("http://127.0.0.1:1/"),
  userId: null,
};

/** What a service was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface Services {
  readonly outside: Outside;
  /** For a credentials URI. */
  readonly url: URL;
  readonly asked: Asked[];
}

/** Metadata service, STS and credentials URI in one server; `answer` gives the status and the body. */
export async function startServices(
  answer: (asked: Asked, count: number) => readonly [number, object | string],
  clock: ClockPort = realClock,
): Promise<Services> {
  const asked: Asked[] = [];
  const server = await serveHttp((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const url = new URL(request.url ?? "/", "http://x");
      const { method = "", headers } = request;
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      asked.push({ method, path: url.pathname, query: url.searchParams, form, headers });
      const [status, body] = answer(
        { method, path: url.pathname, query: url.searchParams, form, headers },
        asked.length,
      );
      response.writeHead(status, { "content-type": "application/json" });
      response.end(typeof body === "string" ? body : JSON.stringify(body));
    });
  });
  onTestFinished(server.close);
  const sts = createStsClient({ env: {}, clock, timeoutMs: 2_000, random: () => 0 });
  const outside: Outside = {
    clock,
    web: async (call) => {
      const sent = await createTransport({ env: {}, clock: realClock, timeoutMs: call.timeoutMs }).send(
        call,
        new AbortController().signal,
      );
      return sent.ok ? ok(sent.value) : err(failureFromFault(sent.error, safeText(call.url.host)));
    },
    sts: {
      assumeRole: (keys, role) => sts.assumeRole(keys, { ...role, endpoint: server.url }),
      assumeRoleWithOidc: (role) => sts.assumeRoleWithOidc({ ...role, endpoint: server.url }),
    },
    run: (program, args) => runCommand(program, args, { env: process.env, timeoutMs: 5_000 }),
    metadata: server.url,
    userId: process.getuid?.() ?? null,
  };
  return { outside, url: server.url, asked };
}

/** Keys as STS, the metadata service and credential URIs spell them. */
export const issued = (id: string, expiresAt: number) => ({
  AccessKeyId: id,
  AccessKeySecret: `secret-of-${id}`,
  SecurityToken: `token-of-${id}`,
  Expiration: new Date(expiresAt).toISOString(),
});

/** The same, as keys of the port. */
export const asKeys = (id: string, expiresAt: number) => ({
  accessKeyId: id,
  accessKeySecret: `secret-of-${id}`,
  securityToken: `token-of-${id}`,
  expiresAt,
});

export const unreachable = (): Outside => ({
  ...nobody,
  web: async () =>
    err({
      kind: "timeout",
      code: say`Cafe.Timeout`,
      message: say`nobody there.`,
      requestId: null,
      httpStatus: null,
      retryAfterMs: null,
    }),
});
