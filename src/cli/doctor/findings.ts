/** What `cafe doctor` finds out, as data. Nothing in here is secret, so all of it may be pasted into a report. Types only. */
import type { CommandId } from "../../core/command-ids.ts";
import type { Language } from "../../domain/ui-language.ts";
import type { SafeText } from "../../lib/safe-text.ts";
import type { ChoiceStep } from "../../profiles/choice.ts";

export interface Findings {
  readonly cafe: string;
  readonly node: string;
  /** Of cafe's texts. */
  readonly language: Language;
  readonly config: ConfigFindings;
  readonly settings: SettingsFindings;
  readonly shortcuts: ShortcutFindings;
  readonly debugLogs: DebugLogFindings;
  readonly keys: KeyFindings;
  /** Null where no call could be made. */
  readonly call: CallFindings | null;
  readonly terminal: TerminalFindings;
  /** Would a call work? */
  readonly ok: boolean;
}

export interface ConfigFindings {
  /** Null where none is known. */
  readonly folder: SafeText | null;
  /** Permission bits such as 0700; null where there is no such folder. */
  readonly folderMode: SafeText | null;
  readonly file: SafeText | null;
  readonly fileMode: SafeText | null;
  readonly profiles: number;
  readonly notices: readonly SafeText[];
}

export interface SettingsFindings {
  /** Null where no folder for it is known. */
  readonly file: SafeText | null;
  readonly exists: boolean;
  readonly problems: readonly SafeText[];
}

/** Where --debug writes, and how many logs of it are there. */
export interface DebugLogFindings {
  /** Null where none is known. */
  readonly folder: SafeText | null;
  readonly count: number;
}

/** Of keys.json. */
export interface ShortcutFindings extends SettingsFindings {
  /** Commands that it leaves without a key. */
  readonly keyless: readonly CommandId[];
}

export interface KeyFindings {
  /** Every place of keys, in the order in which they are looked at. */
  readonly places: readonly ChoiceStep[];
  readonly source: SafeText | null;
  /** Masked. */
  readonly accessKeyId: SafeText | null;
  /** Epoch milliseconds. */
  readonly expireAt: number | null;
  /** Why there are no usable keys, and what to do; null where there are. */
  readonly problem: SafeText | null;
}

export interface CallFindings {
  readonly region: SafeText;
  readonly endpoint: SafeText;
  /** Host and port; null where the call goes out directly. */
  readonly proxy: SafeText | null;
  /** Of the reply; null where none came. */
  readonly elapsedMs: number | null;
  /** The service's clock less this machine's, in whole seconds; null where no reply said the time. */
  readonly clockSkewS: number | null;
  readonly problem: { readonly code: SafeText; readonly message: SafeText; readonly remedy: SafeText } | null;
}

export interface TerminalFindings {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly term: SafeText;
  /** 1, 16, 256 or 16777216. */
  readonly colours: number;
  readonly columns: number;
  readonly rows: number | null;
  readonly locale: SafeText;
  /** Does the locale promise UTF-8? */
  readonly utf8: boolean;
  /** Multiplexer around the terminal: tmux, screen or none. */
  readonly multiplexer: SafeText;
}
