import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readSettings } from "../../../src/emulator/settings.ts";

const folder = mkdtempSync(join(tmpdir(), "cafe-settings-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "data.json");
writeFileSync(file, '{"RegionId":"cn-hangzhou","Invocations":{"Invocation":[]}}');

test.each([
  [{}, {}],
  [{ regions: "cn-hangzhou, cn-test-1,cn-hangzhou" }, { regions: ["cn-hangzhou", "cn-test-1"] }],
  [{ retention: "1d" }, { retention: 86_400_000 }],
  [{ retention: "off" }, { retention: undefined }],
  [{ data: file }, { data: [], retention: undefined }],
  [
    { data: file, retention: "2h" },
    { data: [], retention: 7_200_000 },
  ],
  [{ faults: "drop=1" }, { faults: { everywhere: { drop: 1 }, regions: new Map() } }],
])("%j", (texts, settings) => {
  expect(readSettings(texts)).toEqual(settings);
});

test.each([
  [
    { regions: "cn-hangzhou,," },
    '--regions takes region IDs such as cn-hangzhou,cn-beijing, joined by commas, not "".',
  ],
  [{ regions: "Hangzhou" }, /not "Hangzhou"\.$/],
  [{ retention: "0d" }, /^--retention takes a number with .*, or off to keep everything, not "0d"\.$/],
  [{ data: join(folder, "none.json") }, /^--data cannot read .*none\.json \(ENOENT\); give the path of a JSON file\.$/],
])("%j gets one sentence", (texts, sentence) => {
  expect(() => readSettings(texts)).toThrow(sentence);
});
