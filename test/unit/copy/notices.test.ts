import { expect, test } from "vitest";
import { noticeText } from "../../../src/copy/notices.ts";
import type { Notice } from "../../../src/core/notice.ts";
import { safeText } from "../../../src/lib/safe-text.ts";
import { failure } from "../../support/make-state.ts";

const what = safeText("f-1");

test.each<[Notice, string]>([
  [{ id: "nothing-loaded" }, "nothing is loaded yet"],
  [{ id: "last-page" }, "this is the last page"],
  [{ id: "first-page" }, "this is the first page"],
  [{ id: "no-earlier-view" }, "there is no earlier view"],
  [{ id: "stale-token" }, "the service no longer knows that page; started again at the first"],
  [{ id: "no-task" }, "there is no task under the cursor"],
  [{ id: "no-instance" }, "there is no instance under the cursor"],
  [{ id: "copied", what, bytes: 3, masked: true }, "copied f-1 with its secrets masked (3 B); m shows them first"],
  [{ id: "no-pair" }, "Space marks a task: mark two, or one and stand on another, and D compares them"],
  [{ id: "copied", what, bytes: 3, masked: false }, "copied f-1 (3 B, sent to the terminal's clipboard by OSC 52)"],
  [
    { id: "copy-failed", what, problem: "too-long" },
    "f-1: longer than the 74994 bytes that terminals take; here it is for copying by hand",
  ],
  [
    { id: "copy-failed", what, problem: "not-taken" },
    "f-1: this terminal takes no text for the clipboard (OSC 52); here it is for copying by hand",
  ],
  [{ id: "nothing-failed-here" }, "nothing failed here"],
  [
    { id: "no-command", option: "name", problem: "nul" },
    "no command line can carry the value of --name: it holds a NUL character",
  ],
  [{ id: "exporting", tasks: 100_000 }, "writing 100000 tasks into a file"],
  [
    { id: "exported", path: safeText("/tmp/cafe.json"), tasks: 1, bytes: 90 },
    "written 1 task to /tmp/cafe.json (90 B)",
  ],
  [{ id: "export-failed", why: safeText("no room") }, "no room"],
  [{ id: "connected", profile: safeText("dev") }, "using profile dev"],
  [{ id: "said", text: safeText("anything") }, "anything"],
  [
    { id: "bad-filter", problem: { rule: "too-many-tags", count: 21 } },
    "The service filters by at most 20 tags and 21 are given; leave some out.",
  ],
])("%j reads %j", (notice, text) => {
  expect(noticeText(notice)).toBe(text);
});

test("a profile that cannot be used is named, with what is wrong and what to do", () => {
  const notice: Notice = { id: "connect-failed", profile: safeText("dev"), failure: failure("credentials") };
  expect(noticeText(notice)).toMatch(/^profile dev: message of credentials Check /u);
});
