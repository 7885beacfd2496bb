import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runProfiles } from "../../../src/cli/commands/profiles.ts";
import { openAliyunConfig } from "../../../src/profiles/aliyun-config.ts";
import { choose } from "../../../src/profiles/choice.ts";
import { resolveIdentity } from "../../../src/profiles/identity.ts";
import { listProfiles } from "../../../src/profiles/listing.ts";
import { maskId } from "../../../src/profiles/profile.ts";
import { openProfiles } from "../../../src/profiles/store.ts";
import { fakeIo } from "../cli/profiles-io.ts";
import { emptyPlaces, nobody } from "./key-world.ts";
import { ID, realClock, tempFolder } from "./temp-folder.ts";

/** Long enough not to occur by chance. */
const secrets = fc
  .array(fc.stringMatching(/^[A-Za-z0-9+/=%$&]{24,40}$/u), { minLength: 4, maxLength: 4 })
  .filter((all) => new Set(all).size === 4);

describe("secrets", () => {
  it("show in nothing that the store, an identity, a listing, a failure or a command says", async () => {
    const home = tempFolder();
    await fc.assert(
      fc.asyncProperty(secrets, fc.boolean(), async ([stored = "", token = "", env = "", cli = ""], broken) => {
        const dir = join(home, `c${token.length}-${stored.length}-${Math.abs(hash(stored + token))}`);
        const aliyunConfigPath = join(home, "aliyun.json");
        const mode = broken ? "External" : "AK";
        const profiles = [{ name: "cli", mode, access_key_id: ID, access_key_secret: cli, process_command: cli }];
        writeFileSync(aliyunConfigPath, `${JSON.stringify({ current: "cli", profiles })}${broken ? "" : "\n"}`);
        const io = fakeIo({
          env: {
            CAFE_CONFIG_DIR: dir,
            HOME: home,
            ALIBABA_CLOUD_ACCESS_KEY_ID: broken ? "" : ID,
            ALIBABA_CLOUD_ACCESS_KEY_SECRET: env,
          },
          stdin: `${stored}\n${token}\n`,
        });
        const calls = [
          ["add", "prod", "--access-key-id", ID],
          ["add", "prod", "--access-key-id", ID],
          ["add", "other", "--access-key-secret", stored],
          ["add", "other", `--access-key-secret=${stored}`],
          ["add", "other", stored],
          [stored],
          ["add", "cli2", "--aliyun", "cli"],
          ["import", "--from", aliyunConfigPath],
          ["list"],
          ["list", "--output", "json"],
        ];
        for (const call of calls) await runProfiles(call, io);
        const locking = fakeIo({ env: io.env, answers: [env, env] });
        await runProfiles(["lock", "prod"], locking);
        await runProfiles(["unlock", "prod"], fakeIo({ env: io.env, answers: [env] }));
        const credentialsFilePath = join(home, "credentials");
        writeFileSync(credentialsFilePath, `[ini]\naccess_key_id=${ID}\naccess_key_secret=${cli}\n`);
        const store = openProfiles(dir, realClock);
        const request = {
          ...emptyPlaces({ env: io.env, store, aliyunConfigPath, credentialsFilePath }),
          outside: nobody,
        };
        const said = [
          store,
          store.list(),
          openAliyunConfig(aliyunConfigPath)(),
          listProfiles(request),
          choose(request, undefined),
        ];
        const names = [undefined, "prod", "environment", "cli", "cli2", "ini", "none"];
        const resolved = names.map((name) => resolveIdentity({ ...request, ...(name && { flagProfile: name }) }));
        const all = [
          io.said(),
          locking.said(),
          ...[...said, ...resolved].flatMap((each) => [
            inspect(each, { depth: 9, showHidden: true }),
            JSON.stringify(each),
            String(each),
          ]),
        ].join("\n");
        expect([stored, token, env, cli].filter((secret) => all.includes(secret))).toEqual([]);
        // The test would pass on a store that keeps nothing at all.
        const prod = resolveIdentity({ ...request, flagProfile: "prod" });
        expect(prod.ok && (await prod.value.credentials.get())).toMatchObject({
          value: { accessKeySecret: stored, securityToken: token },
        });
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ["LTAI5tExampleAbCd1234", "LTAI****1234"],
    ["LTAI123456781234", "LTAI****1234"],
    ["LTAI12345678123", "LT****23"],
    ["12345678", "12****78"],
    ["1234567", "****"],
    ["", "****"],
  ])("are not what an ID is: %s shows as %s", (id, masked) => {
    expect(maskId(id)).toBe(masked);
  });
});

const hash = (text: string): number => [...text].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7);
