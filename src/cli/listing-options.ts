/** Reads which tasks to list: the filters that the service is asked with, those that are applied here, and the page. */
import type { Narrow } from "../domain/narrow.ts";
import { parsePageSize, parseQuery, type QueryDraft } from "../domain/query.ts";
import { parseSearch } from "../domain/search.ts";
import { type SafeText, safeText } from "../lib/safe-text.ts";
import type { Listing } from "./invocation.ts";
import { Mistake, type OptionReader } from "./option-reader.ts";

const DEFAULT_PAGE_SIZE = 50;

/** The listing. @throws Mistake */
export function readListing(reader: OptionReader): Listing {
  const narrow = readNarrow(reader);
  const query = parseQuery(readDraft(reader));
  if (!query.ok) throw new Mistake({ rule: "query", problem: query.error });
  const page = reader.whole("page", 1, 1_000_000);
  return { query: query.value, page, pageSize: readPageSize(reader), narrow };
}

function readNarrow(reader: OptionReader): Narrow {
  const since = reader.time("since");
  const until = reader.time("until");
  if (since !== null && until !== null && since >= until) throw new Mistake({ rule: "time-order" });
  const errorCodes = reader.all("error-code").map(safeText);
  const instanceStatus = reader.text("instance-status");
  const owner = reader.text("owner");
  const dir = reader.text("dir");
  const search = readSearch(reader);
  return {
    ...(since !== null && { since }),
    ...(until !== null && { until }),
    ...(reader.has("failures-only") && { failuresOnly: true }),
    ...(errorCodes.length > 0 && { errorCodes }),
    ...(instanceStatus !== null && { instanceStatus: safeText(instanceStatus) }),
    ...(owner !== null && { owner: safeText(owner) }),
    ...(dir !== null && { dir: safeText(dir) }),
    ...(search !== null && { search }),
  };
}

function readSearch(reader: OptionReader): SafeText | null {
  const text = reader.text("search");
  if (text === null) return null;
  const search = parseSearch(safeText(text));
  if (!search.ok) throw new Mistake({ rule: "search", problem: search.error });
  return safeText(text);
}

function readDraft(reader: OptionReader): QueryDraft {
  const status = reader.text("status");
  const name = reader.text("name");
  const invokeId = reader.text("invoke-id");
  const instanceId = reader.text("instance-id");
  const resourceGroupId = reader.text("resource-group");
  return {
    ...(status !== null && { status }),
    ...(name !== null && { name }),
    ...(invokeId !== null && { invokeId }),
    ...(instanceId !== null && { instanceId }),
    ...(resourceGroupId !== null && { resourceGroupId }),
    tags: reader.all("tag"),
  };
}

function readPageSize(reader: OptionReader): number {
  const text = reader.text("page-size");
  if (text === null) return DEFAULT_PAGE_SIZE;
  const size = parsePageSize(text);
  if (!size.ok) throw new Mistake({ rule: "query", problem: size.error });
  return size.value;
}
