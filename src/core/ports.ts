/**
 * What the program needs from the world, by purpose. Adapters (api, profiles, platform, emulator behind HTTP) implement
 * these; core and runtime know nothing else of them.
 */
import type { ExportedView, ExportFormat } from "../domain/exported-view.ts";
import type { Failure } from "../domain/failure.ts";
import type { ListView } from "../domain/list-view.ts";
import type { PageCursor, TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { Region } from "../domain/region.ts";
import type { Json, Task, WholeTask } from "../domain/task.ts";
import type { Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { Reading, Subject } from "./reading.ts";

/** Which page to ask for. */
export interface PageRequest {
  readonly region: string;
  readonly query: Query;
  readonly cursor: PageCursor;
  /** 1 to 50. */
  readonly pageSize: number;
}

/** Reads send-file results. Never throws; an aborted call answers with a Failure of kind `cancelled`. */
export interface ResultsPort {
  /** DescribeSendFileResults. A stale NextToken answers with kind `stale-token`. */
  readonly fetchPage: (request: PageRequest, signal: AbortSignal) => Promise<Result<TaskPage, Failure>>;
  /** DescribeRegions, asked through `region`'s endpoint. */
  readonly listRegions: (region: string, signal: AbortSignal) => Promise<Result<readonly Region[], Failure>>;
}

/** Which pages of one region to read. */
export interface CrawlRequest extends Pick<PageRequest, "region" | "query" | "pageSize"> {
  /** Calls to make at most; no limit unless given. */
  readonly maxPages?: number;
  /** Keep of each task only what lists show: there may be very many. */
  readonly packed: boolean;
}

/** How far a crawl has got. */
export interface CrawlProgress {
  /** So far, in the service's order, none twice. Costs as much as there are. */
  readonly tasks: () => readonly Task[];
  readonly loaded: number;
  /** Null where the service gives none. */
  readonly total: number | null;
  readonly calls: number;
}

/** What a crawl has brought, also when a call failed midway. */
export interface CrawlEnd extends Omit<CrawlProgress, "tasks" | "loaded"> {
  readonly tasks: readonly Task[];
  /** False after a failure, and where `maxPages` ended it. */
  readonly complete: boolean;
  readonly failure: Failure | null;
}

/** Reads page after page, and waits before each next one for `onPage`. Never throws. */
export type Crawl = (
  results: Pick<ResultsPort, "fetchPage">,
  request: CrawlRequest,
  signal: AbortSignal,
  onPage: (progress: CrawlProgress) => Promise<void>,
) => Promise<CrawlEnd>;

/** Keys to sign with. Only api and profiles ever hold one; it is never part of the state. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
  /** When they stop being good, epoch milliseconds; absent where nobody knows or they never do. */
  readonly expiresAt?: number;
}

/** Where keys come from. Asked before every call, so that fresh keys are picked up without a restart. */
export interface CredentialsPort {
  readonly get: () => Promise<Result<Credentials, Failure>>;
  /** Told that the service takes the keys no more: they are not kept. Answers with what the user can do for new ones. */
  readonly refused?: () => SafeText;
}

/** Who is asking, for the header: never a secret. */
export interface Identity {
  /** A profile's name, or what stands for one ("environment", "demo"). */
  readonly profile: SafeText;
  /** Which source the keys came from, in words: "environment", "profile prod (stored)", "aliyun CLI profile default". */
  readonly source: SafeText;
  /** Masked AccessKeyId, e.g. LTAI****1234; words where keys have yet to be asked for. */
  readonly accessKeyId: SafeText;
}

/** Makes texts to read: colours and certificates take what core does not know. */
export interface ReadingPort {
  /** Never fails. `now`: epoch milliseconds. */
  readonly read: (subject: Subject, now: number) => Promise<Reading>;
}

/** What is to be taken along, and what of it is told. */
export interface ExportOrder extends Omit<ExportedView, "exportedAt"> {
  readonly format: ExportFormat;
  readonly tasks: readonly Task[];
  /** A region, or how many: part of the file's name. */
  readonly place: string;
}

/** Makes exports and keeps them. */
export interface ExportPort {
  /** Never throws; the error is a sentence. `now`: epoch milliseconds. */
  readonly save: (
    order: ExportOrder,
    now: number,
  ) => Promise<Result<{ readonly path: SafeText; readonly bytes: number }, SafeText>>;
  /** For what is small enough for a clipboard. */
  readonly text: (order: ExportOrder, now: number) => Promise<string>;
}

/** Why a text does not reach the clipboard. */
export type CopyProblem = "too-long" | "not-taken";

/** Time and timers, injected so that tests own them. */
export interface ClockPort {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Runs `run` once after `ms`; the answer cancels it. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** Everything that changes when another profile is chosen. */
export interface Connection {
  readonly results: ResultsPort;
  readonly identity: Identity;
  /** RegionId to start with. */
  readonly region: string;
  /** Where calls for a region go, e.g. `ecs.cn-beijing.aliyuncs.com`, for the header. */
  readonly endpointLabel: (region: string) => SafeText;
  /** What is read instead of the service, where no call is made at all. */
  readonly offline?: "file" | "history";
  /** It is the embedded endpoint. */
  readonly demo?: true;
  /** When the keys of the latest call end, epoch milliseconds; null where they are renewed by themselves, or nobody knows. */
  readonly keysExpireAt: () => number | null;
}

/** A profile as the picker lists it. */
export interface ProfileSummary {
  readonly name: SafeText;
  readonly source: SafeText;
  readonly region: SafeText;
  readonly current: boolean;
}

/** What is remembered per profile between runs. Never a secret. */
export interface Remembered {
  readonly region?: string;
  readonly query?: Query;
  readonly view?: ListView;
}

/** A view that somebody gave a name. */
export interface SavedView {
  readonly name: string;
  readonly query: Query;
  readonly view: ListView;
  /** RegionIds, or just `all`; absent: whichever is asked. */
  readonly regions?: readonly string[];
  /** What is shown of the loaded tasks: its form is that of whoever saves it. */
  readonly narrow?: { readonly [field: string]: Json };
}

/** Profiles as the explorer sees them. */
export interface ProfilesPort {
  readonly list: () => readonly ProfileSummary[];
  /** Fails where the profile has no usable keys. */
  readonly connect: (name: string) => Promise<Result<Connection, Failure>>;
  /** Best effort: a read-only config folder is no reason to stop. */
  readonly remember: (profile: string, what: Remembered) => void;
  /** Best effort, too: cafe starts with it from now on. Of another program's profile a reference is kept, and no key. */
  readonly adopt: (name: string) => void;
  /** In the order of their names. */
  readonly savedViews: () => readonly SavedView[];
  /** Best effort, too; a view of the same name is replaced. */
  readonly saveView: (view: SavedView) => void;
  readonly removeView: (name: string) => void;
}

/** Tasks seen in earlier runs. Best effort: it never throws, and nobody waits for it. */
export interface HistoryPort {
  /** @param account what they are kept under: a profile's name, or the masked ID of a key from the environment */
  readonly remember: (account: string, tasks: readonly WholeTask[]) => void;
  /** The first page as it was seen last, `fetchedAt` when the oldest of its rows was; null where there is none. */
  readonly lastKnown: (
    owner: { readonly account: string; readonly profile: SafeText },
    region: string,
    query: Query,
    pageSize: number,
  ) => Promise<TaskPage | null>;
}
