/**
 * Makes docs/screens/*.svg out of real frames: the built program in a pseudo-terminal, on its embedded endpoint, at a
 * clock that stands still. Run it again whenever the screen changes; the same program gives the same files.
 *
 *   npm run build && npx node scripts/screens.mjs
 */
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { start } from "../test/support/pty.ts";
import { svgOf } from "./screens/svg.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "docs", "screens");
const LOADED = / tasks, page 1 of \d/;

/** Keys are typed one after another, each when the screen shows what it waits for. */
const SCENES = [
  {
    name: "list",
    title: "cafe: filters, tasks and the detail of the task under the cursor",
    size: [120, 40],
    steps: [
      [LOADED, "/config.json"],
      [/\d+ of 50 shown/, "\r"],
      [/·\s\/config\.json ─/, "\u001b"],
      [/ no filters /, ""],
      [/5 Detail · config\.json[\s\S]*→/, ""],
    ],
  },
  { name: "compact", title: "cafe in a terminal of 80 columns and 24 rows", size: [80, 24], steps: [[LOADED, ""]] },
  {
    name: "help",
    title: "cafe: the keys of the task list and of every other place",
    size: [120, 40],
    steps: [
      [LOADED, "?"],
      [/─ Keys ─/, ""],
    ],
  },
  {
    name: "instance",
    title: "cafe: a failed instance opened, with its error, the next step and its four times",
    size: [120, 40],
    options: ["--status", "PartialFailed"],
    // A task with four causes, then past these and its fields to its first instance: failed ones come first.
    steps: [
      [LOADED, `${"j".repeat(8)}\r`],
      [/│▌◐ PartialFailed {2}\d+ failed/, "j".repeat(14)],
      [/│▌✗ \w+ +i-\w+/, ""],
    ],
  },
];

mkdirSync(folder, { recursive: true });
for (const scene of SCENES) {
  writeFileSync(join(folder, `${scene.name}.svg`), await record(scene));
  console.log(`docs/screens/${scene.name}.svg`);
}

async function record({ title, size: [cols, rows], options = [], steps }) {
  const clock = new URL("./screens/fixed-clock.mjs", import.meta.url).href;
  const args = ["--import", clock, join(root, "bin", "cafe.js"), "--demo", "--refresh", "off", ...options];
  const env = { TZ: "UTC", HOME: mkdtempSync(join(tmpdir(), "cafe-screens-")), NO_COLOR: undefined };
  const program = start(process.execPath, args, { cols, rows, env });
  try {
    for (const [shown, keys] of steps) {
      await program.waitFor(shown);
      program.key(keys);
    }
    return svgOf(program.terminal, title);
  } finally {
    program.kill("SIGTERM");
    await program.exit;
  }
}
