import { expect, test } from "vitest";
import { err, ok } from "../../../src/lib/result.ts";

test("ok carries the value and err the reason, told apart by one field", () => {
  expect(ok(3)).toEqual({ ok: true, value: 3 });
  expect(err("why")).toEqual({ ok: false, error: "why" });
});
