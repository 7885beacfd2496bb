/**
 * The command line as a checked value: whoever holds an `Invocation` need not look at an argument again. Types only.
 */
import type { HelpTopic } from "../copy/command-texts.ts";
import type { Scope } from "../core/scope.ts";
import type { Narrow } from "../domain/narrow.ts";
import type { Query } from "../domain/query.ts";
import type { Network } from "../domain/region.ts";
import type { CompletionShell, HISTORY_VERBS, OUTPUTS, THEMES } from "./options.ts";
import type { RegionChoice } from "./region-choice.ts";

/** Which tasks to ask for, and which of those loaded to keep. */
export interface Listing {
  readonly query: Query;
  readonly narrow: Narrow;
  /** From 1; null where not said. */
  readonly page: number | null;
  /** 1 to 50. */
  readonly pageSize: number;
}

/** Whom to ask and how. Null where the environment or the profile decides. */
export interface ConnectionFlags {
  readonly demo: boolean;
  /** The local history is read, and nobody is asked. */
  readonly history: boolean;
  readonly profile: string | null;
  readonly region: string | null;
  /** As typed: api/endpoint.ts checks it, together with that of the environment. */
  readonly endpoint: string | null;
  readonly timeoutMs: number;
  readonly insecure: boolean;
  /** Null: as the profile says. */
  readonly network: Network | null;
  /** Path of certificates to trust beside Node's own. */
  readonly caFile: string | null;
  /** Ceiling of calls per second, for each account and region. */
  readonly maxRps: number | null;
  /** Is a log kept of what is done? */
  readonly debug: boolean;
}

/** What is said of how the explorer looks and behaves; null where nothing is. */
export interface LookFlags {
  /** Seconds. */
  readonly refresh: number | "off" | null;
  readonly theme: Look["theme"] | null;
  /** False where nothing is said. */
  readonly ascii: boolean;
  readonly mouse: boolean;
  readonly screenReader: boolean;
}

/** How the explorer looks and behaves. */
export interface Look {
  /** Null: no refreshing. */
  readonly refreshMs: number | null;
  readonly theme: (typeof THEMES)[number];
  readonly ascii: boolean;
  /** Does the explorer take the mouse? Then the terminal selects text with Shift only. */
  readonly mouse: boolean;
  /** Lines to be read aloud, and no screen. */
  readonly screenReader: boolean;
}

/** What `cafe emulator` is told; absent where its own default holds. */
export interface EmulatorFlags {
  readonly port?: number;
  readonly seed?: number;
  readonly tasks?: number;
  readonly instances?: number;
  /** As typed, like the three below: the emulator checks its own settings. */
  readonly regions?: string;
  readonly data?: string;
  readonly retention?: string;
  readonly fault?: string;
  readonly records?: number;
  readonly speed?: number;
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
}

export type Output<Command extends keyof typeof OUTPUTS> = (typeof OUTPUTS)[Command][number];

/** One call of cafe. */
export type Invocation =
  | { readonly command: "help"; readonly topic: HelpTopic | null }
  | { readonly command: "version" }
  | { readonly command: "completion"; readonly shell: CompletionShell }
  | {
      readonly command: "explore";
      /** Several profiles or regions to ask at once. */
      readonly scope: Scope;
      readonly listing: Listing;
      readonly connection: ConnectionFlags;
      readonly look: LookFlags;
    }
  | {
      readonly command: "open";
      readonly file: string;
      readonly listing: Listing;
      /** Of a file, its region is the only one that counts. */
      readonly connection: ConnectionFlags;
      readonly scope: Scope;
      readonly look: LookFlags;
    }
  | {
      readonly command: "list";
      readonly listing: Listing;
      readonly connection: ConnectionFlags;
      readonly regions: RegionChoice | null;
      readonly all: boolean;
      readonly output: Output<"list">;
    }
  | {
      readonly command: "failures";
      readonly listing: Listing;
      readonly connection: ConnectionFlags;
      readonly regions: RegionChoice | null;
      readonly all: boolean;
      readonly output: Output<"failures">;
    }
  | {
      readonly command: "rollouts";
      readonly listing: Listing;
      readonly connection: ConnectionFlags;
      readonly regions: RegionChoice | null;
      readonly all: boolean;
      readonly gapMs: number;
      readonly output: Output<"rollouts">;
    }
  | {
      readonly command: "show";
      readonly invokeId: string;
      readonly connection: ConnectionFlags;
      readonly content: boolean;
      readonly output: Output<"show">;
    }
  | {
      readonly command: "retry";
      readonly invokeId: string;
      readonly connection: ConnectionFlags;
      readonly output: Output<"retry">;
    }
  | {
      readonly command: "diff";
      readonly invokeId: string;
      /** Another InvokeId, or the path of a file. */
      readonly other: string;
      readonly connection: ConnectionFlags;
      readonly output: Output<"diff">;
    }
  | {
      readonly command: "watch";
      readonly invokeId: string;
      readonly connection: ConnectionFlags;
      /** How long to wait for the end; null for ever. */
      readonly limitMs: number | null;
    }
  | { readonly command: "regions"; readonly connection: ConnectionFlags; readonly output: Output<"regions"> }
  | { readonly command: "doctor"; readonly connection: ConnectionFlags; readonly output: Output<"doctor"> }
  | {
      readonly command: "history";
      readonly verb: (typeof HISTORY_VERBS)[number];
      /** Nobody is asked. */
      readonly yes: boolean;
      readonly output: Output<"history">;
    }
  | { readonly command: "emulator"; readonly flags: EmulatorFlags }
  /** `cafe emulator --record FILE`. */
  | {
      readonly command: "record";
      readonly file: string;
      readonly listing: Listing;
      readonly connection: ConnectionFlags;
      readonly regions: RegionChoice | null;
      readonly all: true;
    }
  /** `args` is all but the command itself: commands/profiles.ts reads it. */
  | { readonly command: "profiles"; readonly args: readonly string[] };
