import { describe, expect, test } from "vitest";
import { readSource, SOURCES, type Source } from "./sources.ts";

const WORLD: readonly string[] = ["platform", "cli", "emulator"];

/** A way of writing that is kept to its place. */
interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly allowed: (source: Source) => boolean;
  /** A line that must be found. */
  readonly sample: string;
}

const nowhere = (): boolean => false;
const inWorld = ({ folder }: Source): boolean => WORLD.includes(folder);
const only =
  (...paths: readonly string[]) =>
  ({ path }: Source): boolean =>
    paths.includes(path);

const BANS: readonly Ban[] = [
  {
    what: "the clock is injected",
    pattern: /\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/u,
    allowed: inWorld,
    sample: "const t = new Date();",
  },
  {
    what: "chance is injected",
    pattern: /\bMath\.random\b|\bcrypto\.getRandomValues\b/u,
    allowed: inWorld,
    sample: "const r = Math.random();",
  },
  {
    what: "timers are injected",
    pattern: /\bset(?:Timeout|Interval|Immediate)\b/u,
    allowed: inWorld,
    sample: "setTimeout(f, 1);",
  },
  {
    what: "the process is injected",
    pattern: /\bprocess\./u,
    allowed: inWorld,
    sample: "process.exit(1);",
  },
  { what: "nobody writes to the console", pattern: /\bconsole\./u, allowed: nowhere, sample: "console.log(1);" },
  {
    what: "Ink reads no keys: cli/listen.ts does",
    pattern: /\buse(?:Input|Paste|Focus|FocusManager)\b/u,
    allowed: nowhere,
    sample: "useInput(f);",
  },
  {
    what: "state is in the store, and nothing happens because something was drawn",
    pattern: /\buse(?:State|Reducer|Effect|LayoutEffect|InsertionEffect)\b/u,
    allowed: nowhere,
    sample: "const [a, b] = useState(1);",
  },
  {
    what: "text becomes safe in one place",
    pattern: /\bas SafeText\b/u,
    allowed: only("lib/safe-text.ts", "present/line.ts"),
    sample: "const t = x as SafeText;",
  },
  {
    what: "nothing is made of any type",
    pattern: /\bas any\b|:\s*any\b|\bas unknown as\b|@ts-(?:ignore|expect-error|nocheck)/u,
    allowed: nowhere,
    sample: "const t = x as any;",
  },
  {
    what: "exports have names",
    pattern: /^export default\b/mu,
    allowed: nowhere,
    sample: "export default 1;",
  },
  {
    what: "no module exports a name that makes it look like a promise to import()",
    pattern: /^export (?:async )?(?:function|const) then\b/mu,
    allowed: nowhere,
    sample: "export function then() {}",
  },
];

describe("a way of writing that is kept to its place", () => {
  test.each(BANS)("$what", ({ pattern, allowed }) => {
    const found = SOURCES.filter((source) => !allowed(source) && pattern.test(source.code));
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  test.each(BANS)("would be found elsewhere: $what", ({ pattern, allowed, sample }) => {
    const elsewhere = readSource("core/elsewhere.ts", `/** Header. */\n${sample}\n`);
    expect(allowed(elsewhere)).toBe(false);
    expect(pattern.test(elsewhere.code)).toBe(true);
  });

  test("is not found in comments", () => {
    const { code } = readSource(
      "core/x.ts",
      '/** console.log */\n// process.exit\nconst url = "https://x"; // Date.now\n',
    );
    expect(code).not.toMatch(/console|process|Date/u);
    expect(code).toContain("https://x");
  });

  test("is still in use where it is allowed", () => {
    const unused = BANS.filter(
      ({ allowed, pattern }) =>
        allowed !== nowhere && !SOURCES.some((source) => allowed(source) && pattern.test(source.code)),
    );
    expect(unused.map(({ what }) => what)).toEqual([]);
  });
});

describe("every source file", () => {
  test("starts with what it owns", () => {
    const bare = SOURCES.filter(({ text }) => !/^(?:#![^\n]*\n)?\/\*\*[\s\S]*?\S[\s\S]*?\*\//u.test(text));
    expect(bare.map(({ path }) => path)).toEqual([]);
  });

  test("stays short enough to be read at a sitting", () => {
    const long = SOURCES.filter(({ text }) => text.split("\n").length > 250);
    expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length} lines`)).toEqual([]);
  });

  test("draws with React only in ui, and is put on the screen by cli/explore.tsx", () => {
    const drawing = SOURCES.filter(({ imports }) =>
      imports.some(({ target }) => target === "react" || target === "ink"),
    );
    expect(drawing.filter(({ folder, path }) => folder !== "ui" && path !== "cli/explore.tsx")).toEqual([]);
    const jsx = SOURCES.filter(({ path, folder }) => path.endsWith(".tsx") && folder !== "ui");
    expect(jsx.map(({ path }) => path)).toEqual(["cli/explore.tsx"]);
  });
});
