/**
 * Makes docs/screens/*.svg out of real frames: the built program in a pseudo-terminal, on its embedded endpoint, at a
 * clock that stands still. The same program gives the same files.
 *
 *   npm run build && npm run screens                makes them; again whenever the screen changes
 *   npm run build && npm run screens -- --check     says which are not those of this program
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { start } from "../test/support/pty.ts";
import { SCENES } from "./screens/scenes.mjs";
import { PALETTES, svgOf } from "./screens/svg.mjs";

/** As many as there are cores: most of the time of each is its start. */
const AT_ONCE = 2;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "docs", "screens");
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });

const waiting = [...SCENES];
const made = new Map();
await Promise.all(Array.from({ length: AT_ONCE }, work));
if (values.check) process.exitCode = check(made) ? 0 : 1;
else keep(made);

async function work() {
  for (let scene = waiting.shift(); scene !== undefined; scene = waiting.shift()) {
    made.set(`${scene.name}.svg`, await record(scene));
  }
}

async function record({ title, size: [cols, rows], options = [], palette = "dark", steps }) {
  const clock = new URL("./screens/fixed-clock.mjs", import.meta.url).href;
  const args = ["--import", clock, join(root, "bin", "cafe.js"), "--demo", "--refresh", "off", ...options];
  const home = mkdtempSync(join(tmpdir(), "cafe-screens-"));
  const program = start(process.execPath, args, { cols, rows, env: environment(home) });
  try {
    for (const [shown, keys] of steps) {
      await program.waitFor(shown);
      if (keys !== undefined) program.key(keys);
    }
    return svgOf(program.terminal, title, PALETTES[palette]);
  } finally {
    program.kill("SIGTERM");
    await program.exit;
    rmSync(home, { recursive: true, force: true });
  }
}

/** Nothing of whoever makes the pictures shows in them. */
function environment(home) {
  const foreign = Object.keys(process.env).filter((name) =>
    /^(?:CAFE_|ALIBABA_|XDG_|LC_|NO_COLOR|CLICOLOR|COLORFGBG|TMUX|STY)/u.test(name),
  );
  const unset = Object.fromEntries(foreign.map((name) => [name, undefined]));
  const cache = join(root, "node_modules", ".cache", "e2e");
  return { ...unset, TZ: "UTC", LANG: "C.UTF-8", HOME: home, XDG_CACHE_HOME: cache };
}

function keep(files) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) if (!files.has(name)) rmSync(join(folder, name));
  for (const [name, svg] of files) {
    writeFileSync(join(folder, name), svg);
    console.log(`docs/screens/${name}  ${(svg.length / 1024).toFixed(0)} kB`);
  }
}

/** Tells what differs; true where nothing does. */
function check(files) {
  const kept = readdirSync(folder);
  const stale = [...files].filter(
    ([name, svg]) => !kept.includes(name) || readFileSync(join(folder, name), "utf8") !== svg,
  );
  const surplus = kept.filter((name) => !files.has(name));
  for (const [name] of stale) console.error(`docs/screens/${name} is not what cafe shows now.`);
  for (const name of surplus) console.error(`docs/screens/${name} is made by nothing.`);
  if (stale.length + surplus.length === 0) return true;
  console.error('Run "npm run build && npm run screens", and look at what has changed.');
  return false;
}
