/**
 * Prints docs/configuration.md from the tables and decoders of the configuration; `--write` writes it.
 * test/architecture/docs.test.ts keeps the file true.
 */
import { SETTINGS } from "../src/cli/settings.ts";
import { SETTING_TEXTS } from "../src/copy/settings.ts";
import {
  decodeDocument,
  EMPTY_DOCUMENT,
  VERSION,
  withCurrent,
  withHistory,
  withProfiles,
} from "../src/profiles/document.ts";
import { encodeProfile } from "../src/profiles/profile-codec.ts";
import { code, table } from "./docs/markdown.mjs";
import { printOrWrite } from "./docs/print-or-write.mjs";
import { PROFILE_KINDS } from "./docs/profile-kinds.ts";
import { FILES, VARIABLES } from "./docs/surroundings.ts";

/** A document of these profiles, which the program reads without a complaint. */
function documentOf(profiles) {
  const fields = withProfiles(EMPTY_DOCUMENT, profiles);
  const decoded = decodeDocument(JSON.stringify(fields));
  if (!decoded.ok || decoded.value.problems.length > 0) throw new Error("an example is not what cafe reads");
  return decoded.value;
}

const kinds = Object.values(PROFILE_KINDS);
const document = documentOf(kinds.map(({ profile }) => profile));
const { work, prod } = Object.fromEntries(kinds.map(({ profile }) => [profile.name, profile]));
const example = withHistory(documentOf([work, prod]), document.history);
const current = withCurrent({ ...EMPTY_DOCUMENT, fields: example }, "work");

const text = `# Configuration

Made from the program's own tables by \`node scripts/configuration-doc.mjs --write\`; do not edit. What is given on the command
line goes first, then the environment, then the files below, then the defaults. \`cafe doctor\` says which files are read and
what is wrong in them.

## Files

The first four are in \`CAFE_CONFIG_DIR\`, else \`XDG_CONFIG_HOME/cafe\`, else \`~/.config/cafe\`. A folder that cafe makes has mode
0700. "yours": you write it, and cafe never does. "read": another program's, read in place.

${table(
  ["file", "mode", "what"],
  FILES.map(([path, mode, what]) => [code(path), mode, what]),
)}

## settings.json

A JSON object. An unknown name or value is left out and said; cafe starts all the same.

${table(
  ["name", "takes", "what"],
  Object.entries(SETTINGS).map(([name, { takes }]) => [code(name), takes.map(code).join(", "), SETTING_TEXTS[name]]),
)}

\`\`\`json
{
  "lang": "en",
  "theme": "light",
  "refresh": 10
}
\`\`\`

## keys.json

Other keys for the explorer's commands: [keys.md](keys.md) tells how it is written, and names every command.

\`\`\`json
{
  "view.failures": ["F"],
  "list.reverse": []
}
\`\`\`

## config.json

cafe writes it: \`cafe profiles\`, the picker behind \`P\`, saved views, \`cafe history\`. It may be edited by hand; an entry that
is wrong is left out and said, a file that is no JSON is set aside as \`config.json.corrupt-TIME\`, and a file of a newer version
than ${VERSION} is left alone. What cafe does not know stays in it.

${table(
  ["field", "what"],
  [
    [code("version"), `${VERSION}`],
    [code("current"), "name of the profile for calls without `--profile`"],
    [code("profiles"), "list of profiles, see below"],
    [code("remembered"), "list of the last region, filters and order of each profile"],
    [code("views"), "list of the views that were given names in the explorer"],
    [
      code("history"),
      `\`{"enabled", "content"}\`: are tasks seen kept (default ${document.history.enabled}), and their contents (default ${document.history.content})`,
    ],
  ],
)}

\`\`\`json
${JSON.stringify(current, null, 2)}
\`\`\`

### Profiles

\`name\` has 1 to 64 letters, digits, dots, underscores and hyphens. \`region\` and \`network\` (\`public\` or \`vpc\`) may be left out.
\`source\` says where the keys are:

${table(
  ["keys are", "source", "made by"],
  kinds.map(({ profile, meaning, command }) => [
    meaning,
    code(JSON.stringify(encodeProfile(profile).source)),
    code(command),
  ]),
)}

## Environment

${table(
  ["variable", "what"],
  VARIABLES.map(([names, what]) => [names.split(", ").map(code).join(", "), what]),
)}
`;

printOrWrite(text, "docs/configuration.md");
