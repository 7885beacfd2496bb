import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { listProfiles } from "../../../src/profiles/listing.ts";
import { emptyPlaces } from "./key-world.ts";
import { storedProfile } from "./temp-folder.ts";

const cliProfile = (name: string) => ({ name, mode: "AK", access_key_id: "LTAI000000cli1111", access_key_secret: "c" });

async function listed(own: readonly string[], current: string | null, env: Readonly<Record<string, string>> = {}) {
  const places = emptyPlaces({ env });
  const { store } = places;
  if (own.length > 0) await store.add(...own.map(storedProfile));
  if (current !== null) await store.use(current);
  writeFileSync(
    places.aliyunConfigPath ?? "",
    JSON.stringify({ current: "default", profiles: ["default", "other"].map(cliProfile) }),
  );
  const all = listProfiles(places);
  return all.map(({ name, origin, current: is }) => `${is ? "*" : ""}${origin}:${name}`);
}

describe("the list of profiles", () => {
  it("has cafe's, then the environment, then the aliyun CLI's, and marks the one that wins", async () => {
    expect(await listed(["prod"], "prod")).toEqual(["*cafe:prod", "aliyun-cli:default", "aliyun-cli:other"]);
    expect(await listed([], null)).toEqual(["*aliyun-cli:default", "aliyun-cli:other"]);
  });

  it("marks a half-set environment, since it is what cafe would use", async () => {
    expect(await listed(["prod"], "prod", { ALIBABA_CLOUD_ACCESS_KEY_ID: "x" })).toEqual([
      "cafe:prod",
      "*environment:environment",
      "aliyun-cli:default",
      "aliyun-cli:other",
    ]);
  });

  it("leaves out a profile of the aliyun CLI whose name cafe has, unless it is the one that wins", async () => {
    expect(await listed(["default"], "default")).toEqual(["*cafe:default", "aliyun-cli:other"]);
    expect(await listed(["default"], null)).toEqual(["cafe:default", "*aliyun-cli:default", "aliyun-cli:other"]);
  });
});
