/** The one-line notices of the footer. */

import type { Notice } from "../core/notice.ts";
import type { CopyProblem } from "../core/ports.ts";
import { assertNever } from "../lib/assert-never.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { explainQueryProblem } from "./problems.ts";
import { explainFailure } from "./remedies.ts";
import { isTaskNotice, taskNoticeText } from "./task-notices.ts";
import { VERB_PROBLEMS } from "./verbs.ts";

/** A notice in words. */
export function noticeText(notice: Notice): SafeText {
  if (isFixed(notice)) return FIXED[notice.id];
  if (isTaskNotice(notice)) return taskNoticeText(notice);
  switch (notice.id) {
    case "bad-filter":
      return explainQueryProblem(notice.problem);
    case "no-retry-command":
      return say`no shell line can carry the value of ${notice.parameter}; cafe retry --output json can`;
    case "copied":
      if (notice.masked)
        return say`copied ${notice.what} with its secrets masked (${notice.bytes} B); m shows them first`;
      return say`copied ${notice.what} (${notice.bytes} B, sent to the terminal's clipboard by OSC 52)`;
    case "copy-failed":
      return say`${COPY_PROBLEMS[notice.problem](notice.what)}; here it is for copying by hand`;
    case "no-command":
      return say`no command line can carry the value of --${safeText(notice.option)}${UNWRITABLE[notice.problem]}`;
    case "exporting":
      return say`writing ${notice.tasks} tasks into a file`;
    case "exported":
      return say`written ${notice.tasks} ${notice.tasks === 1 ? say`task` : say`tasks`} to ${notice.path} (${notice.bytes} B)`;
    case "export-failed":
      return notice.why;
    case "crawling":
      return notice.calls === null
        ? say`loading every page; not every total is known, so cafe asks after 100 calls`
        : say`loading every page, in about ${notice.calls} calls; A pauses, Esc stops`;
    case "crawl-limit":
      return say`${notice.calls} calls made, and more pages exist; A goes on, Esc keeps what is loaded`;
    case "no-such-command":
      return say`no command is called "${notice.typed}"; erase to see them all`;
    case "view-saved":
      return notice.leftOut === null
        ? say`kept as view "${notice.name}"; in the palette, "view ${notice.name}" opens it`
        : say`kept as view "${notice.name}", but for "${notice.leftOut}": single tasks are gone soon`;
    case "view-forgotten":
      return say`view "${notice.name}" is no longer kept`;
    case "no-such-view":
      return say`no view is kept as "${notice.name}"; in the palette, "view" lists those that are`;
    case "bad-verb":
      return VERB_PROBLEMS[notice.verb](notice.argument);
    case "connected":
    case "adopted":
      return IN_USE[notice.id](notice.profile);
    case "connect-failed":
      return say`profile ${notice.profile}: ${notice.failure.message} ${explainFailure(notice.failure).remedy}`;
    case "tour-needs-rows":
      return say`the tour needs a terminal of ${notice.rows} rows`;
    case "said":
      return notice.text;
    default:
      return assertNever(notice);
  }
}

/** The bound is that of terminals: they drop what is longer without a word. */
const COPY_PROBLEMS: Readonly<Record<CopyProblem, (what: SafeText) => SafeText>> = {
  "too-long": (what) => say`${what}: longer than the 74994 bytes that terminals take`,
  "not-taken": (what) => say`${what}: this terminal takes no text for the clipboard (OSC 52)`,
};

const UNWRITABLE = {
  empty: say`: it is empty`,
  nul: say`: it holds a NUL character`,
  "not-unicode": say`: it is not Unicode`,
};

/** They say the same every time. */
const FIXED = {
  "nothing-loaded": say`nothing is loaded yet`,
  "content-not-kept": say`the content was not kept, and there is nobody to ask for it`,
  "is-file": say`this is a file: it stays as it is, and there is nobody to ask`,
  "last-page": say`this is the last page`,
  "first-page": say`this is the first page`,
  "no-earlier-view": say`there is no earlier view`,
  "stale-token": say`the service no longer knows that page; started again at the first`,
  "no-pages": say`all that is loaded is in this list; there are no pages to turn`,
  "no-rows": say`there is nothing under the cursor`,
  "no-match": say`none further that was found, or that failed`,
  "no-time": say`< and > choose a time in the chart first`,
  "crawl-stopped": say`stopped; what is loaded stays`,
  "no-tour": say`the tour is for the demo: cafe --demo`,
  "tour-offer": say`new here? T starts a tour of six steps, any other key does what it does`,
  "tour-lost": say`the rollout of the tour is not on this page: [ goes back, Esc ends the tour`,
  "tour-done": say`that was the tour: ? has every key, T starts it again`,
  "no-task": say`there is no task under the cursor`,
  "no-instance": say`there is no instance under the cursor`,
  "many-tasks": say`this row stands for many tasks; Enter lists them`,
  "several-accounts": say`these tasks are of several accounts, and a command names none; mark tasks of one`,
  "nobody-to-ask": say`what is shown is past: there is nobody to ask how it goes on`,
  "no-pair": say`Space marks a task: mark two, or one and stand on another, and D compares them`,
  "nothing-failed-here": say`nothing failed here`,
  "nothing-failed": say`nothing failed in this task, so there is nothing to send again`,
};

const isFixed = (notice: Notice): notice is Extract<Notice, { readonly id: keyof typeof FIXED }> =>
  Object.hasOwn(FIXED, notice.id);

const IN_USE = {
  connected: (profile: SafeText) => say`using profile ${profile}`,
  adopted: (profile: SafeText) => say`using profile ${profile}, from now on; P chooses another`,
};
