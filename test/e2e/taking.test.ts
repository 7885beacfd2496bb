/** What is taken along: files that are written where cafe was started, the clipboard, and what stands in for it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { explore, exploreLoaded, type Service, startService } from "../support/explorer.ts";
import { tempFolder } from "../support/temp-folder.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** The one file of a folder. */
function onlyFile(folder: string): string {
  const [name = "", ...others] = readdirSync(folder);
  expect(others).toEqual([]);
  return join(folder, name);
}

test("e and m write an incident summary into the folder, for its owner alone, with the command that opens the view", async () => {
  const cwd = tempFolder("taking");
  const explorer = explore(service.url, { cwd, args: "--failures-only" });
  await explorer.waitFor(/ of 50 shown, page 1/u);
  explorer.key("e");
  expect(await explorer.waitFor(/Export into a file here/u)).toMatch(/ m {2,}write an incident summary/u);
  explorer.key("m");
  await explorer.waitFor(/written \d+ tasks to .*cafe-cn-hangzhou-\d{8}-\d{6}\.md \(\d+ B\)/u);
  const path = onlyFile(cwd);
  const text = readFileSync(path, "utf8");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(text).toMatch(/^# File sends of Cloud Assistant$/mu);
  expect(text).toMatch(/^\| Where \| `cn-hangzhou` \d+ tasks? \|$/mu);
  expect(text).toMatch(/^cafe retry f-\S+ --region cn-hangzhou$/mu);
  const [command = ""] = /^cafe --profile .*$/mu.exec(text) ?? [];
  expect(command).toBe(`cafe --profile environment --region cn-hangzhou --endpoint ${service.url} --failures-only`);
});

test("e and j write a bundle without contents, which cafe open shows", async () => {
  const cwd = tempFolder("taking");
  const explorer = await exploreLoaded(service.url, { cwd });
  explorer.key("e");
  await explorer.waitFor(/Export into a file here/u);
  explorer.key("j");
  await explorer.waitFor(/written 50 tasks to /u);
  const bundle = JSON.parse(readFileSync(onlyFile(cwd), "utf8"));
  expect(bundle).toMatchObject({ format: "cafe-bundle", version: 1 });
  expect(bundle.tasks).toHaveLength(50);
  for (const task of bundle.tasks) {
    expect(task).toMatchObject({ Profile: "environment", RegionId: "cn-hangzhou" });
    expect(task).not.toHaveProperty("Content");
  }
});

test("c and v copy this view as a command; where the terminal takes no text, it is shown instead", async () => {
  const explorer = await exploreLoaded(service.url, { env: { VTE_VERSION: "7600" } });
  explorer.key("c");
  await explorer.waitFor(/ v +copy this view as a cafe command/u);
  explorer.key("v");
  const screen = await explorer.waitFor(/this terminal takes no text for the clipboard/u);
  expect(screen).toContain("cafe --profile environment --region cn-hangzhou");
  expect(explorer.raw()).not.toContain("]52;c;");
});
