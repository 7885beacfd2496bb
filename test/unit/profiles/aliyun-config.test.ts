import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { openAliyunConfig } from "../../../src/profiles/aliyun-config.ts";
import { aliyunRecipe } from "../../../src/profiles/aliyun-recipe.ts";
import { emptyPlaces } from "./key-world.ts";
import { tempFolder } from "./temp-folder.ts";

const sts = { name: "p", mode: "StsToken", access_key_id: "STS.x", access_key_secret: "hush", sts_token: "token" };

describe("the aliyun CLI's file", () => {
  it.each([
    ["is no JSON", `{"access_key_secret":"hush"`],
    ["is a list", "[]"],
    ["has no profiles", `{"current":"hush"}`],
  ])("is named, and nothing of it quoted, where it %s", (_, content) => {
    const path = join(tempFolder(), "config.json");
    writeFileSync(path, content);
    expect(openAliyunConfig(path)()).toEqual({
      kind: "unreadable",
      why: `${path} is no valid config of the aliyun CLI`,
    });
  });

  it("is said to be a folder where it is one, and absent where there is none", () => {
    const dir = tempFolder();
    expect(openAliyunConfig(dir)()).toEqual({ kind: "unreadable", why: `${dir} is not a file` });
    expect(openAliyunConfig(join(dir, "none"))()).toEqual({ kind: "absent" });
    expect(openAliyunConfig(null)()).toEqual({ kind: "absent" });
  });

  it("shows no field of a profile to whoever prints it", () => {
    const path = join(tempFolder(), "config.json");
    writeFileSync(path, JSON.stringify({ profiles: [sts] }));
    const config = openAliyunConfig(path)();
    expect(inspect(config, { depth: 9, showHidden: true }) + JSON.stringify(config)).not.toContain("hush");
  });

  it("keeps a hostile name from the terminal, and a region that is none from host names", () => {
    const path = join(tempFolder(), "config.json");
    writeFileSync(
      path,
      JSON.stringify({ profiles: [{ ...sts, name: "\u001b[2J", mode: "x\u202e", region_id: "evil.com/" }] }),
    );
    const config = openAliyunConfig(path)();
    expect(config).toMatchObject({ kind: "ready", current: "default", profiles: [{ region: null }] });
    const keys = aliyunRecipe(config, "\u001b[2J", emptyPlaces());
    expect(!keys.ok && keys.error.message).toContain("profile ␛[2J has the mode x‹U+202E›");
  });
});
