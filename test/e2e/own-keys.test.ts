/** keys.json as its user meets it: the keys that hold are shown everywhere, and what does not hold is said. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exploreLoaded, KEY, newHome, type Service, startService } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** Somebody who has written this into keys.json. */
function homeWith(text: string) {
  const env = newHome();
  const folder = env["CAFE_CONFIG_DIR"] ?? "";
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "keys.json"), text);
  return { env };
}

test("the footer, the help and the palette show the keys that hold, and they work", async () => {
  const cafe = await exploreLoaded(service.url, homeWith('{"view.failures": ["F"], "palette.open": ["Ctrl-G"]}'));
  expect(cafe.screen()).toMatch(/ F failures/);
  cafe.key("?");
  await cafe.waitFor(/this place first|Task list[\s\S]*open what is under the cursor/);
  cafe.key("q\u0007");
  await cafe.waitFor(/COMMAND/);
  cafe.key("failures, grouped");
  await cafe.waitFor(/failures, grouped: by cause.* F /);
  cafe.key(KEY.esc);
  await cafe.waitFor(/ F failures/);
  cafe.key("fF");
  await cafe.waitFor(/4 Failures/);
  cafe.key(KEY.ctrlC);
  expect(await cafe.exit).toEqual({ code: 130, signal: 0 });
});

test("an entry that does not hold is said at the start, and its command keeps its keys", async () => {
  const cafe = await exploreLoaded(service.url, homeWith('{"view.failures": ["s"], "curser.up": ["o"]}'));
  await cafe.waitFor(/keys\.json: there is no command "curser\.up"/);
  cafe.key("f");
  await cafe.waitFor(/4 Failures/);
  cafe.key("qq");
  expect(await cafe.exit).toEqual({ code: 0, signal: 0 });
  expect(cafe.screen()).toMatch(/And 1 more: see "cafe\s+doctor"\./);
});
