/** Which chunks dist/ has, and what each is made of. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const source = (path) => ({ file: join(root, "src", path), speaks: false });
/** It holds texts of src/copy, or takes them from a chunk that does, so there is one in each language. */
const speaking = (path) => ({ file: join(root, "src", path), speaks: true });

/** Name in dist/ (without .cjs) and what it is made of. */
export const CHUNKS = new Map([
  ["cafe", speaking("cli/main.ts")],
  ["engine", speaking("cli/engine.ts")],
  ["explore", speaking("cli/explore.tsx")],
  ["scriptable", speaking("cli/scriptable.ts")],
  ["profiles", speaking("cli/commands/profiles.ts")],
  ["manage-profiles", speaking("cli/manage-profiles.ts")],
  ["doctor", speaking("cli/commands/doctor.ts")],
  ["history", speaking("cli/commands/history.ts")],
  ["complete", speaking("cli/commands/complete.ts")],
  ["debug", speaking("cli/debug/with-debug-log.ts")],
  ["read-aloud", speaking("cli/read-aloud.ts")],
  ["reading", speaking("cli/reading.ts")],
  ["emulator", source("emulator/command.ts")],
  ["conf", { package: "conf", speaks: false }],
]);

/** Every chunk in every language that it is there in. */
export const builds = (chunks) =>
  [...chunks].flatMap(([name, source]) => [
    { name, source, language: "en" },
    ...(source.speaks ? [{ name, source, language: "zh" }] : []),
  ]);

/** Where a chunk is below dist/, without its ending. */
export const placeOf = ({ name, language }) => (language === "en" ? name : `${language}/${name}`);
