/** Reading: a sent file with a secret in it, found, shown, and copied as it is shown. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { exploreLoaded, KEY, type Service, startService } from "../support/explorer.ts";

let service: Service;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const FILE = "app.env";

/** Texts sent to the terminal's clipboard by OSC 52. */
const copied = (raw: string): string[] =>
  [...raw.matchAll(/\u001b\]52;c;([A-Za-z0-9+/=]+)\u0007/gu)].map(([, text = ""]) =>
    Buffer.from(text, "base64").toString("utf8"),
  );

test("a secret is masked until it is asked for, also for the clipboard, and the text is searched", async () => {
  const explorer = await exploreLoaded(service.url, { args: `--name ${FILE}` });
  // Keys typed ahead of the text are the reader's.
  explorer.key("p/db_");
  const masked = await explorer.waitForPane(`${FILE}: secrets masked, m shows`, /\/db_\S 1 of 3 /u);
  expect(masked).toMatch(/ \d {2}DB_PASSWORD=\*{4} /u);
  expect(masked).toMatch(/SHA-256 +[0-9a-f]{64}/u);
  expect(masked).toMatch(/Beware +It seems to hold a secret \(assigned secret, line \d\)/u);
  expect(explorer.raw()).not.toContain("made-up-");

  explorer.key(`${KEY.enter}n`);
  await explorer.waitForPane(FILE, /\/db_ 2 of 3 /u);
  explorer.key("y");
  await explorer.waitFor(/copied app\.env with its secrets masked \(\d+ B\); m shows them first/u);
  expect(copied(explorer.raw())).toEqual([expect.stringMatching(/^DB_PASSWORD=\*{4}$/mu)]);

  explorer.key("m");
  const open = await explorer.waitForPane(`${FILE}: secrets shown, m masks`, /DB_PASSWORD=made-up-\d{5} /u);
  expect(open).toContain("/db_ ");
  explorer.key("y");
  await explorer.waitFor(/copied app\.env \(\d+ B, sent/u);
  expect(copied(explorer.raw()).at(-1)).toMatch(/^DB_PASSWORD=made-up-\d{5}$/mu);

  explorer.key(KEY.esc);
  await explorer.waitUntil("the search to be over", () => !explorer.pane(FILE).includes("/db_"));
  explorer.key(KEY.esc);
  await explorer.waitUntil("the list", () => explorer.pane(FILE) === "");
});

test("two marked sends of a file are compared, the earlier one first, with secrets masked", async () => {
  const explorer = await exploreLoaded(service.url, { args: `--name ${FILE}` });
  explorer.key(" G D");
  const screen = await explorer.waitFor(/ f-\w+ - f-\w+ ─/u);
  const [, before = "", after = ""] = / (f-\w+) - (f-\w+) ─/u.exec(screen) ?? [];
  const pane = await explorer.waitForPane(`${before} - ${after}`, /Instances/u);
  expect(pane).toContain(`--- ${before} `);
  expect(pane).toContain(`+++ ${after} `);
  expect(pane).toMatch(/CreationTime +\S+ -> \S+/u);
  expect(pane).toMatch(/[-+] +\d+ {2}APP_\w+=/u);
  expect(explorer.raw()).not.toContain("made-up-");
});
