/** Turns a DescribeRegions reply of unknown shape into regions. A row whose ID could not be part of a host name is left out. */
import { isRegionId, type Region } from "../domain/region.ts";
import type { Json } from "../domain/task.ts";
import { err, ok, type Result } from "../lib/result.ts";
import { safeText } from "../lib/safe-text.ts";
import { fieldOf, isObject, textOf, unwrapList } from "./json.ts";

/** Decodes a reply. The error names the place in the reply that could not be read. */
export function decodeRegions(body: Json): Result<readonly Region[], string> {
  if (!isObject(body)) return err("the top level");
  const wrapper = fieldOf(body, "Regions");
  const rows = wrapper === undefined ? null : unwrapList(wrapper, "Region");
  if (rows === null) return err("Regions.Region");
  const regions = rows.filter(isObject).map((row) => ({
    id: safeText(textOf(fieldOf(row, "RegionId"))),
    localName: safeText(textOf(fieldOf(row, "LocalName"))),
    endpoint: safeText(textOf(fieldOf(row, "RegionEndpoint"))),
  }));
  return ok(regions.filter((region) => isRegionId(region.id)));
}
