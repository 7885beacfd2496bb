/** Owns where a made-up fleet lives: regions, their share of it, and what ids look like there. Must not know instances. */
import { mixSeed } from "./random.ts";

/** A region with data; the others are empty. */
export interface Place {
  readonly regionId: string;
  /** Share of the fleet and of the tasks; all shares make 1. */
  readonly share: number;
  /** First characters of an instance id, and of an invoke id, in this region. */
  readonly instancePrefix: string;
  readonly invokePrefix: string;
}

export const PLACES: readonly Place[] = [
  { regionId: "cn-hangzhou", share: 0.4, instancePrefix: "i-bp1", invokePrefix: "f-hz0" },
  { regionId: "cn-shanghai", share: 0.18, instancePrefix: "i-uf6", invokePrefix: "f-sh0" },
  { regionId: "cn-beijing", share: 0.12, instancePrefix: "i-2ze", invokePrefix: "f-bj0" },
  { regionId: "cn-shenzhen", share: 0.08, instancePrefix: "i-wz9", invokePrefix: "f-sz0" },
  { regionId: "ap-southeast-1", share: 0.08, instancePrefix: "i-t4n", invokePrefix: "f-sg0" },
  { regionId: "eu-central-1", share: 0.06, instancePrefix: "i-gw8", invokePrefix: "f-fr0" },
  { regionId: "us-west-1", share: 0.04, instancePrefix: "i-rj9", invokePrefix: "f-us0" },
  { regionId: "cn-hongkong", share: 0.04, instancePrefix: "i-j6c", invokePrefix: "f-hk0" },
];

/** Of a region that is none of PLACES. */
const SMALL_SHARE = 0.04;

/** The places of these regions, with shares that make 1; PLACES when no region is named. */
export function placesOf(regions: readonly string[] | undefined): readonly Place[] {
  if (regions === undefined || regions.length === 0) return PLACES;
  const places = regions.map(placeOf);
  const all = places.reduce((sum, { share }) => sum + share, 0);
  return places.map((place) => ({ ...place, share: place.share / all }));
}

/** The place of a region, made up from its name if it is none of PLACES. */
export function placeOf(regionId: string): Place {
  const known = PLACES.find((place) => place.regionId === regionId);
  if (known !== undefined) return known;
  const mixed = [...regionId].reduce((sum, letter) => mixSeed(sum, letter.charCodeAt(0)), 0);
  const letters = mixed.toString(36).padStart(3, "x").slice(-3);
  return { regionId, share: SMALL_SHARE, instancePrefix: `i-${letters}`, invokePrefix: `f-${letters.slice(1)}0` };
}
