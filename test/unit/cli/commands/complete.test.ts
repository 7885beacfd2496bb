import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { main } from "../../../../src/cli/main.ts";
import { tempFolder } from "../../../support/temp-folder.ts";
import { fakeIo } from "../fake-io.ts";

async function complete(home: string, ...args: readonly string[]) {
  const io = fakeIo({ env: { HOME: home } });
  const code = await main(["__complete", ...args], io);
  return { code, stdout: io.stdout(), stderr: io.stderr() };
}

test("answers in words, each with what it is where the shell shows that", async () => {
  const home = tempFolder("complete");
  expect(await complete(home, "zsh", "completion", "")).toEqual({
    code: 0,
    stdout: "words\nbash\nzsh\nfish\n",
    stderr: "",
  });
  expect((await complete(home, "fish", "reg")).stdout).toContain("\nregions\tlist the regions of the service\n");
  expect((await complete(home, "bash", "cafe open a", "a")).stdout).toBe("files\n");
  expect((await complete(home, "csh", "")).code).toBe(2);
});

test.each([
  ["nothing is there", {}],
  [
    "files are broken",
    { ".config/cafe/config.json": "{", ".config/cafe/history.db": "no database", ".aliyun/config.json": "[" },
  ],
])("makes, mends and says nothing where %s", async (_, files) => {
  const home = tempFolder("complete");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(home, path, ".."), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const before = readdirSync(home, { recursive: true });
  expect(await complete(home, "bash", "cafe --profile ", "")).toEqual({ code: 0, stdout: "words\n", stderr: "" });
  expect(await complete(home, "bash", "cafe show ", "")).toEqual({ code: 0, stdout: "words\n", stderr: "" });
  expect(readdirSync(home, { recursive: true })).toEqual(before);
});
