import { expect, test } from "vitest";
import { noticeText } from "../../../src/copy/notices.ts";
import { paletteText } from "../../../src/copy/palette-text.ts";
import { watchText } from "../../../src/copy/task-notices.ts";
import type { Notice } from "../../../src/core/notice.ts";
import { safeText } from "../../../src/lib/safe-text.ts";

const label = safeText("nginx.conf");
const name = safeText("bad nginx");

test.each<[Notice, string]>([
  [
    { id: "watch-ended", label, count: { ok: 3, failed: 1, running: 0 }, gone: 0 },
    "nginx.conf has ended: 3 ok, 1 failed",
  ],
  [
    { id: "watch-ended", label, count: { ok: 3, failed: 0, running: 2 }, gone: 1 },
    "nginx.conf has ended: 3 ok, 0 failed, 2 running; the service lists 1 task no more",
  ],
  [
    { id: "ended-before", label, count: { ok: 1, failed: 0, running: 0 } },
    "nginx.conf has ended already: 1 ok, 0 failed",
  ],
  [{ id: "nothing-owed", tasks: 1 }, "nothing failed in this task, so there is nothing to send again"],
  [{ id: "nothing-owed", tasks: 3 }, "no instance is left that failed in these 3 tasks and did not succeed since"],
  [{ id: "no-such-view", name }, 'no view is kept as "bad nginx"; in the palette, "view" lists those that are'],
  [{ id: "view-saved", name, leftOut: null }, 'kept as view "bad nginx"; in the palette, "view bad nginx" opens it'],
  [
    { id: "view-saved", name, leftOut: safeText("two tasks") },
    'kept as view "bad nginx", but for "two tasks": single tasks are gone soon',
  ],
])("%j reads so", (notice, text) => {
  expect(noticeText(notice)).toBe(text);
});

test("what is watched is a line with its counts and since when", () => {
  expect(watchText(label, { ok: 3, failed: 1, running: 12 }, safeText("09:12:00"))).toBe(
    "watching nginx.conf: 3 ok, 1 failed, 12 running, since 09:12:00",
  );
});

test("a verb in the palette says what it takes, and a command stays as it is called", () => {
  expect(paletteText(":region", safeText("region"))).toBe("region RegionId,... | all");
  expect(paletteText("view.failures", safeText("failures"))).toBe("failures");
  expect(paletteText(":constructor", safeText("constructor"))).toBe("constructor");
});
