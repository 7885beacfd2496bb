/** A narrowing as JSON and back, to be kept between runs. What cannot be read is left out: it narrows nothing. */
import { safeText } from "../lib/safe-text.ts";
import type { Narrow } from "./narrow.ts";
import type { Json } from "./task.ts";

type Fields = { readonly [field: string]: Json };

/** As JSON, but for a choice of single tasks: those are gone soon. */
export function narrowToJson({ tasks: _, ...narrow }: Narrow): Fields {
  return { ...narrow };
}

/** Reads it back. */
export function narrowFromJson(fields: Fields): Narrow {
  const codes = fields["errorCodes"];
  const errorCodes = Array.isArray(codes)
    ? codes.flatMap((one) => (typeof one === "string" ? [safeText(one)] : []))
    : [];
  return {
    ...(fields["failuresOnly"] === true && { failuresOnly: true }),
    ...(errorCodes.length > 0 && { errorCodes }),
    ...textOf(fields, "instanceStatus"),
    ...textOf(fields, "owner"),
    ...textOf(fields, "dir"),
    ...textOf(fields, "search"),
    ...timeOf(fields, "since"),
    ...timeOf(fields, "until"),
  };
}

function textOf(fields: Fields, field: "instanceStatus" | "owner" | "dir" | "search"): Narrow {
  const value = fields[field];
  return typeof value === "string" ? { [field]: safeText(value) } : {};
}

function timeOf(fields: Fields, field: "since" | "until"): Narrow {
  const value = fields[field];
  return typeof value === "number" ? { [field]: value } : {};
}
