import { expect, test } from "vitest";
import { PLACES, placeOf, placesOf } from "../../../../src/emulator/data/places.ts";

test.each<[string, readonly string[] | undefined]>([
  ["the usual ones", undefined],
  ["some of the usual ones", ["cn-beijing", "cn-shanghai"]],
  ["one that is made up", ["cn-test-1"]],
  ["both", ["cn-hangzhou", "cn-test-1", "me-east-1"]],
])("%s have shares that make 1", (_, regions) => {
  const places = placesOf(regions);
  expect(places.map(({ regionId }) => regionId)).toEqual(regions ?? PLACES.map(({ regionId }) => regionId));
  expect(places.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
});

test("ids of a made-up region look like the others', and always the same", () => {
  expect(placeOf("cn-test-1").instancePrefix).toMatch(/^i-[0-9a-z]{3}$/);
  expect(placeOf("cn-test-1").invokePrefix).toMatch(/^f-[0-9a-z]{3}$/);
  expect(placeOf("cn-test-1")).toEqual(placeOf("cn-test-1"));
  expect(placeOf("cn-test-1").instancePrefix).not.toBe(placeOf("cn-test-2").instancePrefix);
});
