import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { obtain } from "../../../src/profiles/obtain.ts";
import type { Recipe } from "../../../src/profiles/recipe.ts";
import { asKeys, issued, nobody, startServices, unreachable } from "./key-world.ts";
import { tempFolder } from "./temp-folder.ts";

const END = Date.now() + 3_600_000;
const role = {
  stsHost: "sts.example",
  roleArn: "acs:ram::1:role/r",
  sessionName: "cafe",
  durationSeconds: 900,
};
const keys: Recipe = { kind: "keys", keys: { accessKeyId: "LTAIlong", accessKeySecret: () => "hush" } };
const SECRETS = ["hush", "secret-of", "token-of"];

const granted = (id: string) => [200, { RequestId: "r", Credentials: issued(id, END) }] as const;

function expectNoSecret(value: unknown): void {
  expect(SECRETS.filter((secret) => JSON.stringify(value).includes(secret))).toEqual([]);
}

it("gives keys that it holds, and asks nobody", async () => {
  expect(await obtain(keys, nobody)).toEqual({
    ok: true,
    value: { accessKeyId: "LTAIlong", accessKeySecret: "hush" },
  });
});

describe("AssumeRole", () => {
  it("is signed with the keys below it, and gives the role's keys with their end", async () => {
    const { outside, asked } = await startServices(() => granted("STS.a"));
    const recipe: Recipe = { kind: "assume-role", from: keys, role: { ...role, externalId: "x", policy: "{}" } };
    expect(await obtain(recipe, outside)).toEqual({ ok: true, value: asKeys("STS.a", END) });
    expect(asked[0]?.headers).toMatchObject({ "x-acs-action": "AssumeRole", "x-acs-version": "2015-04-01" });
    expect(asked[0]?.headers["authorization"]).toContain("Credential=LTAIlong");
    expect(Object.fromEntries(asked[0]?.query ?? [])).toEqual({
      RoleArn: "acs:ram::1:role/r",
      RoleSessionName: "cafe",
      DurationSeconds: "900",
      ExternalId: "x",
      Policy: "{}",
    });
  });

  it("of a chain is asked with the keys of the role before", async () => {
    const { outside, asked } = await startServices((_, count) => granted(`STS.${count}`));
    const inner: Recipe = { kind: "assume-role", from: keys, role };
    const chain: Recipe = { kind: "assume-role", from: inner, role: { ...role, roleArn: "acs:ram::2:role/far" } };
    expect(await obtain(chain, outside)).toMatchObject({ value: { accessKeyId: "STS.2" } });
    expect(asked[1]?.headers).toMatchObject({ "x-acs-security-token": "token-of-STS.1" });
  });

  it("that is refused says what to check, and no secret", async () => {
    const denied = { Code: "NoPermission", Message: "You are not authorized. hush", RequestId: "r-1" };
    const { outside } = await startServices(() => [403, denied]);
    const failed = await obtain({ kind: "assume-role", from: keys, role }, outside);
    expect(failed).toMatchObject({
      error: {
        kind: "permission",
        code: "NoPermission",
        requestId: "r-1",
        remedy:
          "STS gave no keys for acs:ram::1:role/r: check the role's name, its trust policy, and that these keys may call sts:AssumeRole.",
      },
    });
    expectNoSecret(failed);
  });

  it.each<[string, object]>([
    ["no Credentials", {}],
    ["half of them", { Credentials: { AccessKeyId: "a", AccessKeySecret: "hush" } }],
  ])("that answers with %s is a reply that cannot be read", async (_, body) => {
    const { outside } = await startServices(() => [200, body]);
    const failed = await obtain({ kind: "assume-role", from: keys, role }, outside);
    expect(failed).toMatchObject({ error: { kind: "malformed" } });
    expectNoSecret(failed);
  });
});

describe("AssumeRoleWithOIDC", () => {
  const oidc = (tokenFile: string): Recipe => ({
    kind: "oidc",
    role,
    providerArn: "acs:ram::1:oidc-provider/p",
    tokenFile,
  });
  const tokenFile = (token: string): string => {
    const path = join(tempFolder(), "token");
    writeFileSync(path, token);
    return path;
  };

  it("sends the token in the body, unsigned, and reads it anew each time", async () => {
    const { outside, asked } = await startServices(() => granted("STS.o"));
    const path = tokenFile("first\n");
    expect(await obtain(oidc(path), outside)).toEqual({ ok: true, value: asKeys("STS.o", END) });
    writeFileSync(path, "second");
    await obtain(oidc(path), outside);
    expect(asked.map(({ form }) => form.get("OIDCToken"))).toEqual(["first", "second"]);
    expect(asked[0]?.form.get("OIDCProviderArn")).toBe("acs:ram::1:oidc-provider/p");
    expect(asked[0]?.query.get("Action")).toBe("AssumeRoleWithOIDC");
    expect(asked[0]?.headers["authorization"]).toBeUndefined();
  });

  it("that is refused does not repeat the token", async () => {
    const refusal = { Code: "AuthenticationFail.OIDCToken.Expired", Message: "This hush token is expired" };
    const { outside } = await startServices(() => [400, refusal]);
    const failed = await obtain(oidc(tokenFile("hush")), outside);
    expect(failed).toMatchObject({ error: { code: refusal.Code, remedy: expect.stringContaining("trust policy") } });
    expectNoSecret(failed);
  });

  it.each([
    ["there is no token file", "/nowhere/token"],
    ["the token file is empty", null],
  ])("is not tried where %s", async (_, path) => {
    expect(await obtain(oidc(path ?? tokenFile(" \n")), nobody)).toMatchObject({
      error: { code: "Cafe.NoKeysFromSource", message: expect.stringContaining("is missing or empty") },
    });
  });

  it("that answers with something else is a reply that cannot be read", async () => {
    const { outside } = await startServices(() => [200, "<html>"]);
    expect(await obtain(oidc(tokenFile("t")), outside)).toMatchObject({ error: { kind: "malformed" } });
  });
});

describe("the metadata service", () => {
  const ROLES = "/latest/meta-data/ram/security-credentials/";
  const instance = (name: string, body: object | string, status = 200) =>
    startServices(({ method, path, headers }) => {
      const session = method === "PUT" || headers["x-aliyun-ecs-metadata-token"] === "session";
      const answers: Readonly<Record<string, readonly [number, object | string]>> = {
        "PUT /latest/api/token": [200, "session"],
        [`GET ${ROLES}`]: name === "" ? [404, ""] : [200, `${name}\n`],
        [`GET ${ROLES}${name}`]: name === "" ? [404, ""] : [status, body],
      };
      return (session ? answers[`${method} ${path}`] : [403, ""]) ?? [404, ""];
    });

  it("is asked for a session, for the role and for its keys", async () => {
    const { outside, asked } = await instance("web", { Code: "Success", ...issued("STS.m", END) });
    expect(await obtain({ kind: "ecs-metadata", role: null }, outside)).toEqual({
      ok: true,
      value: asKeys("STS.m", END),
    });
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "PUT /latest/api/token",
      `GET ${ROLES}`,
      `GET ${ROLES}web`,
    ]);
  });

  it("is not asked for a role that is known", async () => {
    const { outside, asked } = await instance("web", { Code: "Success", ...issued("STS.m", END) });
    expect((await obtain({ kind: "ecs-metadata", role: "web" }, outside)).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });

  it.each<[string, string, string | null, object | string, number, string]>([
    ["the instance has no role", "", null, "", 200, "This instance has no RAM role."],
    ["it has another role", "web", "other", "", 200, "This instance has no RAM role other."],
    ["it has trouble", "web", null, "", 500, "The ECS metadata service answered HTTP 500."],
    [
      "its answer is a page",
      "web",
      null,
      "<html>",
      200,
      "The ECS metadata service answered with something that is not a JSON object.",
    ],
    ["it says no", "web", null, { Code: "Failed" }, 200, "The ECS metadata service answered with the code Failed."],
    [
      "the keys have ended",
      "web",
      null,
      issued("STS.m", 0),
      200,
      "The ECS metadata service gave keys that expired at 1970-01-01T00:00:00Z.",
    ],
    [
      "a part is missing",
      "web",
      null,
      { ...issued("STS.m", END), AccessKeySecret: "" },
      200,
      "The ECS metadata service gave no usable AccessKeySecret.",
    ],
  ])("gives no keys where %s", async (_, has, wanted, body, status, message) => {
    const { outside } = await instance(has, body, status);
    const failed = await obtain({ kind: "ecs-metadata", role: wanted }, outside);
    expect(failed).toMatchObject({ error: { kind: "credentials", code: "Cafe.NoKeysFromSource", message } });
    expectNoSecret(failed);
  });

  it("gives no keys where the first version of it is all there is", async () => {
    const { outside } = await startServices(({ method }) =>
      method === "PUT" ? [404, ""] : [200, issued("STS.m", END)],
    );
    expect(await obtain({ kind: "ecs-metadata", role: "web" }, outside)).toMatchObject({
      error: { message: "The ECS metadata service answered HTTP 404." },
    });
  });

  it("that does not answer is said to be missing, and how it is switched off", async () => {
    const failed = await obtain({ kind: "ecs-metadata", role: null }, unreachable());
    expect(failed).toMatchObject({
      error: {
        message: expect.stringContaining("does not answer"),
        remedy: expect.stringContaining("ALIBABA_CLOUD_ECS_METADATA_DISABLED=true"),
      },
    });
  });
});

describe("a credentials URI", () => {
  it("gives keys", async () => {
    const { outside, url } = await startServices(() => [200, { Code: "Success", ...issued("STS.u", END) }]);
    expect(await obtain({ kind: "credentials-uri", uri: url }, outside)).toEqual({
      ok: true,
      value: asKeys("STS.u", END),
    });
  });

  it.each<[number, object | string, string]>([
    [404, "", "answered HTTP 404."],
    [200, "no", "answered with something that is not a JSON object."],
  ])("that answers %i %j gives none, and neither path nor answer is told", async (status, body, words) => {
    const { outside, url } = await startServices(() => [status, body]);
    const failed = await obtain({ kind: "credentials-uri", uri: new URL("/hush", url) }, outside);
    expect(failed).toMatchObject({
      error: { message: `The credentials URI at ${url.host} ${words}` },
    });
    expectNoSecret(failed);
  });

  it("that nobody answers gives none", async () => {
    expect(await obtain({ kind: "credentials-uri", uri: new URL("http://127.0.0.1:1") }, unreachable())).toMatchObject({
      error: {
        kind: "timeout",
        message: "The credentials URI gave no keys: nobody there.",
        remedy: "Check that whoever hands out keys at 127.0.0.1:1 runs.",
      },
    });
  });
});

describe("an external command", () => {
  const printed = {
    mode: "StsToken",
    access_key_id: "STS.e",
    access_key_secret: "secret-of-STS.e",
    sts_token: "token-of-STS.e",
  };

  async function run(command: (script: string) => string, script: string, mode = 0o600) {
    const dir = tempFolder();
    const path = join(dir, "keys.cjs");
    writeFileSync(path, script);
    const file = join(dir, "config.json");
    writeFileSync(file, "");
    chmodSync(file, mode);
    const { outside } = await startServices(() => [500, ""]);
    return obtain({ kind: "external", command: command(path), file }, outside);
  }
  const node = (path: string): string => `${process.execPath} ${path} $HOME;echo`;

  it("is run without a shell, and prints keys", async () => {
    const script = `
      if (process.argv[2] !== "$HOME;echo") process.exit(9);
      console.error("hush");
      console.log(JSON.stringify(${JSON.stringify({ ...printed, expiration: new Date(END).toISOString() })}));`;
    expect(await run(node, script)).toEqual({ ok: true, value: asKeys("STS.e", END) });
  });

  it.each([
    ["in seconds", { sts_expiration: Math.ceil(END / 1000) }, Math.ceil(END / 1000) * 1000],
    ["not at all", {}, undefined],
    ["as nonsense", { expiration: "soon" }, undefined],
  ])("says %s when they end", async (_, over, end) => {
    const keysOf = await run(node, `console.log(${JSON.stringify(JSON.stringify({ ...printed, ...over }))})`);
    expect(keysOf.ok && keysOf.value.expiresAt).toBe(end);
  });

  it.each<[string, string, string]>([
    ["fails", `console.log("hush"); console.error("hush"); process.exit(3)`, "ended with exit code 3."],
    ["prints no JSON", `console.log("hush")`, "answered with something that is not a JSON object."],
    ["prints no keys", `console.log("{}")`, "gave no usable access_key_id."],
    ["prints too much", `console.log("hush".repeat(1e6))`, "printed more than 1 MiB."],
    [
      "waits for input",
      `process.stdin.on("data", () => {}).on("end", () => process.exit(4))`,
      "ended with exit code 4.",
    ],
  ])("that %s gives none, and nothing of what it says is told", async (_, script, words) => {
    const failed = await run(node, script);
    expect(failed).toMatchObject({
      error: { code: "Cafe.NoKeysFromSource", message: `The process_command ${process.execPath} ${words}` },
    });
    expectNoSecret(failed);
  });

  it("that is not there gives none, and its arguments are not told", async () => {
    const failed = await run(() => "/nowhere/tool --password hush", "");
    expect(failed).toMatchObject({ error: { message: "The process_command /nowhere/tool was not found." } });
    expectNoSecret(failed);
  });

  it.each([0o620, 0o602, 0o666])("is not run where others can write the file that names it (%o)", async (mode) => {
    expect(await run(node, "process.exit(5)", mode)).toMatchObject({
      error: {
        code: "Cafe.ExternalRefused",
        message: expect.stringContaining("is not run: others can write the file"),
      },
    });
  });
});
