/** What the program asks of the world, as data. `runtime/interpreter.ts` carries it out. */

import type { Query } from "../domain/query.ts";
import type { TaskAddress } from "../domain/task.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { Depth, Target } from "./collection.ts";
import type { CommandId } from "./command-ids.ts";
import type { Notice } from "./notice.ts";
import type { ExportOrder, PageRequest, Remembered, SavedView } from "./ports.ts";
import type { Subject } from "./reading.ts";

/** Timers by name: setting one again moves it. */
export type TimerId = "refresh" | "watch" | "settle" | "tick" | "notice";

/** What can be done to profiles from the picker. */
export type ProfileTask = "add" | "edit" | "test" | "remove" | "import";

export type Effect =
  /** Supersedes the fetch and the collection under way. */
  | { readonly type: "fetchPage"; readonly id: number; readonly request: PageRequest }
  /** Supersedes the collection and the fetch under way. */
  | {
      readonly type: "collect";
      readonly id: number;
      /** With their places in the collection. */
      readonly targets: readonly (Target & { readonly index: number })[];
      readonly query: Query;
      readonly pageSize: number;
      readonly depth: Depth;
      /** Calls that were agreed to, over all targets; null: as many as it takes. */
      readonly limit: number | null;
    }
  | { readonly type: "pauseCollecting" }
  /** Ends the fetch and the collection under way. */
  | { readonly type: "stopLoading" }
  /** Goes on, with so many calls more than were agreed to before. */
  | { readonly type: "resumeCollecting"; readonly more: number }
  | {
      readonly type: "fetchTask";
      readonly task: TaskAddress;
      readonly command: CommandId;
    }
  /** Several tasks whole, for one text. */
  | { readonly type: "fetchTasks"; readonly tasks: readonly TaskAddress[] }
  /** One look at what is watched. */
  | { readonly type: "fetchWatched"; readonly id: number; readonly tasks: readonly TaskAddress[] }
  | { readonly type: "stopWatching" }
  /** Calls somebody who looks elsewhere. */
  | { readonly type: "alert"; readonly notice: Notice }
  | { readonly type: "fetchRegions"; readonly region: string; readonly epoch: number }
  /** The header names the endpoint that calls for the region go to. */
  | { readonly type: "nameEndpoint"; readonly region: string }
  | { readonly type: "connect"; readonly profile: string }
  /** `at`: where the picker's cursor goes; the profile in use where it is absent. */
  | { readonly type: "listProfiles"; readonly at?: string }
  /** Lends the terminal to a dialogue: a secret may be typed there, so nothing of it comes back but a name. */
  | { readonly type: "manageProfiles"; readonly task: ProfileTask; readonly profile: string | null }
  | { readonly type: "setTimer"; readonly timer: TimerId; readonly ms: number }
  | { readonly type: "clearTimer"; readonly timer: TimerId }
  /** The text goes to the clipboard as it is; `what` names it in the notice. `masked`: its secrets are. */
  | { readonly type: "copy"; readonly text: string; readonly what: SafeText; readonly masked?: boolean }
  /** Into a new file, or onto the clipboard; `what` names it in the notice. */
  | {
      readonly type: "export";
      readonly to: "file" | "clipboard";
      readonly what: SafeText;
      readonly order: ExportOrder;
    }
  /** Makes a text to read. */
  | { readonly type: "read"; readonly subject: Subject }
  /** What is not named stays remembered. */
  | { readonly type: "remember"; readonly profile: string; readonly what: Remembered }
  /** cafe starts with this profile from now on. */
  | { readonly type: "adoptProfile"; readonly profile: string }
  | { readonly type: "saveView"; readonly view: SavedView }
  | { readonly type: "removeView"; readonly name: string }
  | { readonly type: "suspend" }
  | { readonly type: "redraw" }
  | { readonly type: "quit"; readonly code: 0 | 130 };
