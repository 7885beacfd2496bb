/** What the footer says for a few seconds, as data. */
import type { Unwritable } from "../domain/command-line.ts";
import type { Failure } from "../domain/failure.ts";
import type { QueryProblem } from "../domain/query.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { CopyProblem } from "./ports.ts";
import type { VerbId } from "./verb-ids.ts";
import type { WatchCount } from "./watch.ts";

/** What just happened, shown for a few seconds; `copy/notices.ts` puts it into words. */
export type Notice =
  | {
      readonly id:
        | "nothing-loaded"
        | "is-file"
        | "content-not-kept"
        | "last-page"
        | "first-page"
        | "no-earlier-view"
        | "stale-token"
        | "no-task"
        | "no-instance"
        | "many-tasks"
        | "several-accounts"
        | "nobody-to-ask"
        | "nothing-failed"
        | "nothing-failed-here"
        | "no-pair"
        | "no-pages"
        | "no-rows"
        | "no-match"
        | "no-time"
        | "crawl-stopped"
        | "no-tour"
        | "tour-offer"
        | "tour-lost"
        | "tour-done";
    }
  | { readonly id: "tour-needs-rows"; readonly rows: number }
  /** All that failed has succeeded since. */
  | { readonly id: "nothing-owed"; readonly tasks: number }
  | { readonly id: "fetching-tasks"; readonly tasks: number }
  | { readonly id: "too-many-tasks"; readonly tasks: number; readonly most: number }
  /** `leftOut`: a choice of single tasks, which no view keeps. */
  | { readonly id: "view-saved"; readonly name: SafeText; readonly leftOut: SafeText | null }
  | { readonly id: "view-forgotten" | "no-such-view"; readonly name: SafeText }
  | { readonly id: "no-such-command"; readonly typed: SafeText }
  | { readonly id: "too-many-watched"; readonly tasks: number; readonly most: number }
  | { readonly id: "watch-stopped"; readonly label: SafeText }
  | { readonly id: "ended-before"; readonly label: SafeText; readonly count: WatchCount }
  /** `gone`: tasks that the service lists no more. */
  | { readonly id: "watch-ended"; readonly label: SafeText; readonly count: WatchCount; readonly gone: number }
  | { readonly id: "watch-failed"; readonly label: SafeText; readonly failure: Failure }
  /** A shell line cannot carry the value of this parameter. */
  | { readonly id: "no-retry-command"; readonly parameter: SafeText }
  /** The calls that are expected; null where the service gives no total. */
  | { readonly id: "crawling"; readonly calls: number | null }
  | { readonly id: "crawl-limit"; readonly calls: number }
  | { readonly id: "bad-verb"; readonly verb: VerbId; readonly argument: SafeText }
  | { readonly id: "bad-filter"; readonly problem: QueryProblem }
  /** `masked`: with masks where its secrets are. */
  | { readonly id: "copied"; readonly what: SafeText; readonly bytes: number; readonly masked: boolean }
  /** `not-taken`: the terminal is known to drop it. */
  | { readonly id: "copy-failed"; readonly what: SafeText; readonly problem: CopyProblem }
  /** No command line can carry the value of this option. */
  | ({ readonly id: "no-command" } & Unwritable)
  | { readonly id: "exporting"; readonly tasks: number }
  | { readonly id: "exported"; readonly path: SafeText; readonly tasks: number; readonly bytes: number }
  | { readonly id: "export-failed"; readonly why: SafeText }
  | { readonly id: "fetching-task" | "task-gone"; readonly invokeId: SafeText }
  | { readonly id: "task-failed"; readonly invokeId: SafeText; readonly failure: Failure }
  | { readonly id: "connected" | "adopted"; readonly profile: SafeText }
  | { readonly id: "connect-failed"; readonly profile: SafeText; readonly failure: Failure }
  | { readonly id: "said"; readonly text: SafeText };
