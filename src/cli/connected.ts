/** What a call of cafe works with, wherever its tasks come from. Types only. */
import type { Connection, ProfilesPort, Remembered } from "../core/ports.ts";
import type { Welcome } from "../core/welcome.ts";
import type { TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { SafeText } from "../lib/safe-text.ts";

/** Whom cafe is connected to, until `close`. */
export interface Connected {
  readonly connection: Connection;
  readonly profiles: ProfilesPort;
  /** Of the profile in use. */
  readonly remembered: Remembered;
  /** The first page as an earlier run saw it last; null where none did. */
  readonly lastKnown: (query: Query, pageSize: number) => Promise<TaskPage | null>;
  readonly notices: readonly SafeText[];
  /** Nobody is connected yet: there is this to choose from. */
  readonly welcome?: Welcome;
  /** Settled when what was to be remembered is on the disk; answers with what is to be said about that. */
  readonly close: () => Promise<readonly SafeText[]>;
}
