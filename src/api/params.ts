/** Flattens a request's parameters into the one query string that is both signed and sent. Pure. */

/**
 * The canonical query: names sorted by code unit, values encoded by RFC 3986. Lists become `Name.1`, lists of objects
 * `Tag.1.Key`; what is absent is left out and keeps its index (facts-api.md 2.4).
 */
export function canonicalQuery(request: object): string {
  return flatten(request, "")
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
}

function flatten(value: unknown, name: string): [string, string][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== "object") return [[name, String(value)]];
  const steps: [string, unknown][] = Array.isArray(value)
    ? value.map((item, at) => [String(at + 1), item])
    : Object.entries(value);
  return steps.flatMap(([step, item]) => flatten(item, name === "" ? step : `${name}.${step}`));
}

/** RFC 3986: encodeURIComponent leaves five reserved characters as they are, the service's signature does not. */
const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/gu,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
