/** Everything that can happen to the state: a command from a key, typed text, or an answer from the world. */
import type { Failure } from "../domain/failure.ts";
import type { TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { Region } from "../domain/region.ts";
import type { TaskAddress, WholeTask } from "../domain/task.ts";
import type { Ground } from "../lib/colour.ts";
import type { Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { TargetUpdate } from "./collection.ts";
import type { CommandId } from "./command-ids.ts";
import type { TimerId } from "./effects.ts";
import type { Notice } from "./notice.ts";
import type { CopyProblem, ProfileSummary } from "./ports.ts";
import type { Reading, Subject } from "./reading.ts";
import type { Session, Viewport } from "./state.ts";

/** One task, asked for by its address; null: the service has it no more. */
export interface TaskAnswer {
  readonly task: TaskAddress;
  readonly answer: Result<WholeTask | null, Failure>;
}

export type Action =
  | { readonly type: "command"; readonly id: CommandId }
  | { readonly type: "textTyped"; readonly text: SafeText }
  /** The mouse, at a cell of the screen; the upper left one is 0, 0. */
  | {
      readonly type: "pointed";
      readonly action: "press" | "wheelUp" | "wheelDown";
      readonly x: number;
      readonly y: number;
    }
  /** Opens with this page, from 1. */
  | { readonly type: "started"; readonly page: number }
  | { readonly type: "viewportResized"; readonly viewport: Viewport }
  /** The terminal has said what its background is. */
  | { readonly type: "groundFound"; readonly ground: Ground }
  /** What an earlier run saw of the first page, asked for by this query. */
  | { readonly type: "lastKnownFound"; readonly query: Query; readonly page: TaskPage }
  /** The call has gone out: from now on it is waited for. */
  | { readonly type: "pageAsked"; readonly id: number; readonly at: number }
  | {
      readonly type: "pageAnswered";
      readonly id: number;
      readonly answer: Result<TaskPage, Failure>;
      readonly at: number;
    }
  /** Targets of a collection have something to say. */
  | { readonly type: "collected"; readonly id: number; readonly updates: readonly TargetUpdate[]; readonly at: number }
  /** A collection has made as many calls as were agreed to, and waits. */
  | { readonly type: "limitReached"; readonly id: number }
  /** A packed task was asked for whole, for a command; null: the service has it no more. */
  | {
      readonly type: "taskFetched";
      readonly task: TaskAddress;
      readonly command: CommandId;
      readonly answer: Result<WholeTask | null, Failure>;
    }
  /** Several tasks were asked for whole. */
  | { readonly type: "tasksFetched"; readonly answers: readonly TaskAnswer[] }
  | {
      readonly type: "watchedAnswered";
      readonly id: number;
      readonly answers: readonly TaskAnswer[];
      readonly at: number;
    }
  /** A text that was asked for is there to be read. */
  | { readonly type: "textRead"; readonly subject: Subject; readonly reading: Reading }
  | { readonly type: "regionsAnswered"; readonly epoch: number; readonly answer: Result<readonly Region[], Failure> }
  | { readonly type: "profilesListed"; readonly items: readonly ProfileSummary[]; readonly at?: string }
  /** The terminal is back. The profile is the one that the dialogue was about; null where it was about none. */
  | { readonly type: "profilesManaged"; readonly profile: string | null }
  | { readonly type: "connected"; readonly answer: Result<Omit<Session, "epoch">, Failure>; readonly profile: SafeText }
  | { readonly type: "endpointNamed"; readonly endpoint: SafeText }
  /** The call had other keys than the one before, as far as their end tells. */
  | { readonly type: "keysUsed"; readonly id: number; readonly expireAt: number | null }
  | { readonly type: "noticed"; readonly notice: Notice }
  /** A text did not reach the clipboard. */
  | {
      readonly type: "copyRefused";
      readonly text: string;
      readonly what: SafeText;
      readonly problem: CopyProblem;
    }
  | { readonly type: "timerFired"; readonly timer: TimerId; readonly at: number };
