/**
 * Prints docs/errors.md from the texts that the program shows; `--write` writes it. test/architecture/docs.test.ts keeps
 * the file true.
 */
import { ERROR_CODES, INFO_CODES, INFO_REFINEMENTS } from "../src/copy/error-codes.ts";
import { FAILURE_CODES, FAILURE_KINDS } from "../src/copy/failure-codes.ts";
import { safeText } from "../src/lib/safe-text.ts";
import { code, table } from "./docs/markdown.mjs";
import { printOrWrite } from "./docs/print-or-write.mjs";

const INSTANCE = safeText("i-bp1example1");
const REGION = safeText("cn-hangzhou");

const section = (name, { meaning, cause, remedy, mayHaveChangedHost, commands = [] }) => `### ${name}

${sentence(meaning)} ${cause} ${
  mayHaveChangedHost
    ? "The host may have been changed: a folder, a file, or half a file may be left."
    : "The host is as it was."
}

Next step: ${remedy}${
  commands.length === 0
    ? ""
    : `\n\n${commands
        .flatMap((one) => one([INSTANCE], REGION))
        .map(code)
        .map((one) => `- ${one}`)
        .join("\n")}`
}
`;

const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
const help =
  (names) =>
  ([name, { title, remedy }]) => [names(name), title, remedy];

const text = `# Errors

Made from the program's own texts by \`node scripts/errors-doc.mjs --write\`; do not edit. The explorer shows them beside each
failure, \`cafe failures\` and \`cafe show\` print them, and \`--output json\` has them as \`remedy\`.

## Why a send failed on an instance

By the ErrorCode of the result. The set is open: a code that is not here is shown as it is, with its ErrorInfo.

${Object.entries(ERROR_CODES)
  .map(([name, one]) => section(name, one))
  .join("\n")}
## What ErrorInfo adds

${table(
  ["ErrorInfo has", "meaning", "next step"],
  [
    ...Object.entries(INFO_REFINEMENTS).map(([info, { meaning, remedy }]) => [code(info), meaning, remedy]),
    ...Object.entries(INFO_CODES).map(([info, name]) => [code(info), `as ${name}`, ERROR_CODES[name].remedy]),
  ],
)}

## Why a call failed

By the service's code, or cafe's own, which begins with \`Cafe.\`.

${table(["code", "title", "next step"], Object.entries(FAILURE_CODES).map(help(code)))}

Any other, by what kind of failure it is:

${table(
  ["kind", "title", "next step"],
  Object.entries(FAILURE_KINDS)
    .filter(([kind]) => kind !== "cancelled")
    .map(help((kind) => kind)),
)}

A call that is throttled, answered with 5xx or cut off is tried up to three times. In the explorer the rows stay, and cafe tries
again by itself; [security.md](security.md#what-is-tested-where) has the times.
`;

printOrWrite(text, "docs/errors.md");
