/** Runs `main` against a real endpoint: real HTTP, real signatures, a config folder that does not exist. */
import type { Server } from "node:http";
import { join } from "node:path";
import type { ExitCode } from "../../../src/cli/io.ts";
import { main } from "../../../src/cli/main.ts";
import { DEFAULTS } from "../../../src/emulator/defaults.ts";
import { tempFolder } from "../../support/temp-folder.ts";
import { type FakeIo, fakeIo } from "../../unit/cli/fake-io.ts";

export interface Run extends Pick<FakeIo, "stdout" | "stderr"> {
  readonly code: ExitCode;
}

/** The environment of somebody whose endpoint is at `url`, with the keys that the emulator knows. */
export const environment = (url: string): Record<string, string> => ({
  CAFE_CONFIG_DIR: join(tempFolder("cli"), "config"),
  CAFE_ENDPOINT: url,
  ALIBABA_CLOUD_ACCESS_KEY_ID: DEFAULTS.accessKeyId,
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: DEFAULTS.accessKeySecret,
  ALIBABA_CLOUD_REGION_ID: "cn-hangzhou",
});

/** Runs `cafe LINE`; words are separated by blanks. */
export async function cafe(line: string, env: Record<string, string>, more: Partial<FakeIo> = {}): Promise<Run> {
  const io = fakeIo({ env, now: Date.now, ...more });
  const code = await main(line.split(" "), io);
  return { code, stdout: io.stdout, stderr: io.stderr };
}

/** Where a server listens. */
export function urlOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server does not listen on a port");
  return `http://127.0.0.1:${address.port}`;
}
