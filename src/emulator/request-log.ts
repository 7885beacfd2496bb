/** Owns the one line said about a request. Must never show a signature, a secret, a security token or a control character. */
import { actionOf, parametersOf } from "./operations.ts";
import type { WireRequest } from "./request.ts";
import type { Answer } from "./service.ts";

const LONGEST_FILTERS = 100;
const LONGEST_WORD = 40;
/** C0 and C1 controls, and what hides or reorders text. */
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g;
/** What the line has elsewhere, or must not have. */
const UNSHOWN =
  /^(Action|Version|Format|RegionId|AccessKeyId|Signature.*|Time[sS]tamp|SecurityToken|Content|(Resource)?Owner(Account|Id))$/;

/** What is said about the answer. */
export type Said = Pick<Answer, "status" | "code" | "rows">;

/** Time, method, action, region, filters in short, status, error code or rows, milliseconds. */
export function logLine(
  request: WireRequest,
  answer: Said,
  when: {
    /** Epoch milliseconds. */
    readonly at: number;
    /** Milliseconds. */
    readonly took: number;
  },
): string {
  const parameters = parametersOf(request);
  const filters = [...parameters]
    .filter(([name]) => !UNSHOWN.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
  const words = [
    `${new Date(when.at).toISOString().slice(0, 19)}Z`,
    cut(printable(request.method), LONGEST_WORD),
    cut(printable(actionOf(request, parameters) || "-"), LONGEST_WORD),
    cut(printable(parameters.get("RegionId") || "-"), LONGEST_WORD),
    cut(printable(filters || "-"), LONGEST_FILTERS),
    String(answer.status),
    answer.code || `${answer.rows} rows`,
    `${when.took.toFixed(1)} ms`,
  ];
  return words.join(" ");
}

function printable(text: string): string {
  return text.replace(UNPRINTABLE, "\u00b7").toWellFormed();
}

function cut(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join("")}\u2026`;
}
