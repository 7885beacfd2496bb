/** What the command line hands to the explorer. Types only: explore.tsx is another chunk. */

import type { ProfileTask } from "../core/effects.ts";
import type { Connection, ProfilesPort } from "../core/ports.ts";
import type { Scope } from "../core/scope.ts";
import type { Welcome } from "../core/welcome.ts";
import type { Reach } from "../domain/command-line.ts";
import type { ListView } from "../domain/list-view.ts";
import type { Narrow } from "../domain/narrow.ts";
import type { TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { Keymap } from "../input/keymap.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { DebugLog } from "./debug/debug-log.ts";
import type { Look } from "./invocation.ts";
import type { CommandIo } from "./io.ts";

export interface ExploreOptions extends Look {
  /** Its first answer may wait for the embedded endpoint, so the UI can start before that does. */
  readonly connection: Connection;
  readonly profiles: ProfilesPort;
  /** Asks and does, on the terminal that is lent for it, what is wanted of profiles; answers with the one it was about. */
  readonly manage: (task: ProfileTask, profile: string | null) => Promise<string | null>;
  /** The first page as an earlier run saw it last; null where none did. */
  readonly lastKnown: (query: Query, pageSize: number) => Promise<TaskPage | null>;
  readonly query: Query;
  readonly narrow: Narrow;
  readonly scope: Scope;
  readonly reach: Reach;
  /** How the list was looked at last; null where nothing is remembered. */
  readonly view: ListView | null;
  /** Page to open with, from 1. */
  readonly page: number;
  /** 1 to 50. */
  readonly pageSize: number;
  readonly region: string;
  /** Which key asks for what. */
  readonly keymap: Keymap;
  /** Nobody is connected yet: what there is to choose from. */
  readonly welcome: Welcome | null;
  readonly env: CommandIo["env"];
  /** Null: none is kept. */
  readonly debug: DebugLog | null;
  /** What the user should know from the start, e.g. that the file of the profiles was set aside. */
  readonly notices: readonly SafeText[];
  /** Keeps the details of a crash in a file, and answers with the sentence for the user. */
  readonly reportCrash: (thrown: unknown) => string;
}
