import { expect, test } from "vitest";
import { noticeText } from "../../../src/copy/notices.ts";
import type { Notice } from "../../../src/core/state.ts";
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
  [{ id: "copy-failed", what }, "f-1 is too long for the terminal's clipboard; v shows it for copying by hand"],
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
