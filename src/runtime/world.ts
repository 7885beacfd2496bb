/** Everything outside that a run works with, as ports. Types only. */

import type { ProfileTask } from "../core/effects.ts";
import type { Notice } from "../core/notice.ts";
import type {
  ClockPort,
  Connection,
  CopyProblem,
  Crawl,
  ExportPort,
  ProfilesPort,
  ReadingPort,
} from "../core/ports.ts";

/** What the terminal and the process can do. */
export interface HostPort {
  /** Sends text to the terminal's clipboard. Answers with why it does not get there; null where it was sent. */
  readonly copy: (text: string) => CopyProblem | null;
  /** Rings, and shows the notice where the terminal can, whatever window is in front. */
  readonly alert: (notice: Notice) => void;
  readonly suspend: () => void;
  readonly redraw: () => void;
  /** Lends the terminal to a dialogue. Answers, when it is back, with the profile that it was about; null: none. */
  readonly manage: (task: ProfileTask, profile: string | null) => Promise<string | null>;
  /** 0 by `q`, 130 by Ctrl-C. */
  readonly quit: (code: 0 | 130) => void;
}

export interface World {
  readonly connection: Connection;
  readonly profiles: ProfilesPort;
  readonly crawl: Crawl;
  readonly reading: ReadingPort;
  readonly exports: ExportPort;
  readonly clock: ClockPort;
  readonly host: HostPort;
}
