import { describe, expect, test } from "vitest";
import { runRegions } from "../../../../src/cli/commands/regions.ts";
import { err, ok } from "../../../../src/lib/result.ts";
import { safeText } from "../../../../src/lib/safe-text.ts";
import { fakeConnection, makeFailure } from "../fake-connection.ts";
import { FLAGS } from "../fake-flags.ts";
import { fakeIo } from "../fake-io.ts";

const region = (id: string, localName: string) => ({
  id: safeText(id),
  localName: safeText(localName),
  endpoint: safeText(`ecs.${id}.aliyuncs.com`),
});
const two = fakeConnection({ regions: ok([region("cn-beijing", "华北2（北京）"), region("cn-hangzhou", "Hangzhou")]) });

describe("cafe regions", () => {
  test("prints an aligned table", async () => {
    const io = fakeIo();
    expect(await runRegions({ command: "regions", connection: FLAGS, output: "table" }, two, io)).toBe(0);
    expect(io.stdout()).toBe(
      [
        "REGION       NAME           ENDPOINT",
        "cn-beijing   华北2（北京）  ecs.cn-beijing.aliyuncs.com",
        "cn-hangzhou  Hangzhou       ecs.cn-hangzhou.aliyuncs.com",
        "",
      ].join("\n"),
    );
  });

  test("prints JSON with the names of the reference", async () => {
    const io = fakeIo();
    expect(await runRegions({ command: "regions", connection: FLAGS, output: "json" }, two, io)).toBe(0);
    expect(JSON.parse(io.stdout())).toEqual({
      regions: [
        { RegionId: "cn-beijing", LocalName: "华北2（北京）", RegionEndpoint: "ecs.cn-beijing.aliyuncs.com" },
        { RegionId: "cn-hangzhou", LocalName: "Hangzhou", RegionEndpoint: "ecs.cn-hangzhou.aliyuncs.com" },
      ],
    });
  });

  test("a failure exits with 1", async () => {
    const io = fakeIo();
    const failing = fakeConnection({ regions: err(makeFailure()) });
    expect(await runRegions({ command: "regions", connection: FLAGS, output: "json" }, failing, io)).toBe(1);
    expect(JSON.parse(io.stderr())).toMatchObject({ code: "Throttling.User", httpStatus: 400 });
  });
});
