/**
 * The whole state of the explorer: one plain value, no secrets, no functions. What can be derived cheaply is derived by
 * selectors; what would cost work per key (visible rows, facets) is kept here and rebuilt only when its inputs change.
 */

import type { Reach } from "../domain/command-line.ts";
import type { Failure } from "../domain/failure.ts";
import type { SortColumn } from "../domain/list-view.ts";
import type { Narrow } from "../domain/narrow.ts";
import type { PageCursor, TaskPage } from "../domain/page.ts";
import type { Query } from "../domain/query.ts";
import type { Region } from "../domain/region.ts";
import type { Task, WholeTask } from "../domain/task.ts";
import type { Ground } from "../lib/colour.ts";
import type { SafeText } from "../lib/safe-text.ts";
import type { Collection } from "./collection.ts";
import type { CommandId } from "./command-ids.ts";
import type { Labels } from "./labels.ts";
import type { MenuId } from "./menus.ts";
import type { Notice } from "./notice.ts";
import type { SlowPace } from "./pace.ts";
import type { ProfileSummary, SavedView } from "./ports.ts";
import type { TextOverlay } from "./reading.ts";
import type { Scope } from "./scope.ts";
import type { Tour } from "./tour.ts";
import type { View } from "./views.ts";
import type { Watch } from "./watch.ts";
import type { Welcome } from "./welcome.ts";

/** The five panes, in the order of their keys 1 to 5. */
export const PANES = ["status", "name", "tags", "tasks", "detail"] as const;
export type PaneId = (typeof PANES)[number];
/** The panes whose entries are filters. */
export type FacetId = "status" | "name" | "tags";

export interface AppState {
  readonly session: Session;
  readonly settings: Settings;
  readonly viewport: Viewport;
  /** Of the terminal's background: assumed until it has answered. */
  readonly ground: Ground;
  readonly focus: PaneId;
  readonly overlay: Overlay | null;
  /** What the service is asked for. */
  readonly query: Query;
  /** What is shown of the loaded tasks: filters that work here. "Failures only" is the list's. */
  readonly narrow: Narrow;
  /** Which accounts and regions are asked. */
  readonly scope: Scope;
  /** What pane 4 lists. */
  readonly view: View;
  /** Places left behind, newest last, for "previous view". */
  readonly trail: readonly Place[];
  /** One page of one place. */
  readonly results: Results;
  /** Several places, or all pages, until a page is accepted in their place; null while the list is one page. */
  readonly collection: Collection | null;
  /** Tasks marked, by taskKey. */
  readonly marks: ReadonlySet<string>;
  readonly list: TaskList;
  readonly facets: Readonly<Record<FacetId, Facet>>;
  readonly detail: Detail;
  /** The packed tasks that were looked into last, whole; the latest first, at most two. */
  readonly fetched: readonly WholeTask[];
  readonly regions: Regions;
  /** Views that were given names. */
  readonly savedViews: readonly SavedView[];
  /** What is watched until it ends. */
  readonly watch: Watch | null;
  /** How many watches there were. */
  readonly watches: number;
  /** Stands in the place of the panes while nobody is connected. */
  readonly welcome: Welcome | null;
  /** The guided tour, while it runs. */
  readonly tour: Tour | null;
  readonly notice: Notice | null;
  /** Commands chosen from the palette, the latest first. */
  readonly recent: readonly CommandId[];
  /** Epoch milliseconds; relative times are counted from it. It stands still while the screen would read the same. */
  readonly now: number;
  /** Epoch milliseconds, moved on by every tick: what `now` becomes before anything else happens. */
  readonly clock: number;
}

/** Where somebody was: what was asked, what of it was shown, and as what. */
export interface Place {
  readonly query: Query;
  readonly narrow: Narrow;
  readonly view: View;
  /** What had been collected there: it would take many calls to have it again. */
  readonly collection: Collection | null;
}

/** Who is connected to where. Never a secret. */
export interface Session {
  readonly profile: SafeText;
  /** Which source the keys came from. */
  readonly source: SafeText;
  readonly accessKeyId: SafeText;
  readonly region: string;
  readonly endpoint: SafeText;
  /** What is read instead of the service. */
  readonly offline?: "file" | "history";
  /** It is the embedded endpoint. */
  readonly demo?: true;
  /** When the keys end and nothing renews them by itself, epoch milliseconds; null where nobody knows. */
  readonly keysExpireAt: number | null;
  /** Grows with every change of profile, so that answers to the old one are known as such. */
  readonly epoch: number;
}

/** Fixed for the run. */
export interface Settings {
  /** 1 to 50. */
  readonly pageSize: number;
  /** Milliseconds between refreshes while a task is active; null: only by key. */
  readonly refreshMs: number | null;
  /** Length of the help: it scrolls here, its rows are the keymap's. */
  readonly helpRows: number;
  /** What is read, and how: a command that opens the same view says it. */
  readonly reach: Reach;
  /** What the commands are called: the palette is searched by it. */
  readonly words: Readonly<Record<CommandId, { readonly title: SafeText }>>;
  /** What is made here is called by them. */
  readonly labels: Labels;
}

export interface Viewport {
  readonly columns: number;
  readonly rows: number;
}

/** At most one layer lies over the panes. */
export type Overlay =
  | { readonly kind: "help"; readonly top: number }
  | { readonly kind: "regions"; readonly picker: Picker }
  | { readonly kind: "profiles"; readonly picker: Picker; readonly items: readonly ProfileSummary[] }
  | { readonly kind: "palette"; readonly picker: Picker }
  /** Entries by their letters, or by a cursor. */
  | { readonly kind: "menu"; readonly menu: MenuId; readonly cursor: number }
  /** Waits for a yes. */
  | { readonly kind: "confirm"; readonly question: Question }
  | TextOverlay;

/** A list to choose from, narrowed by typing. */
export interface Picker {
  readonly filter: SafeText;
  readonly cursor: number;
  /** Entries marked, by id: Enter takes them all. */
  readonly marked: ReadonlySet<string>;
}

/** What cafe asks before it goes on. */
export type Question =
  /** So many calls are expected. */
  | { readonly id: "crawl"; readonly calls: number }
  /** The contents of `whole` of so many tasks would be written into a file. */
  | { readonly id: "export-content"; readonly tasks: number; readonly whole: number };

/** Loading, failed, empty and ready are told apart by these; the last good page stays whatever happens. */
export interface Results {
  /** The call under way. An answer with another id is stale. */
  readonly request: ResultsRequest | null;
  readonly page: TaskPage | null;
  /** What `page` answers: it differs from the state's query while new filters load or fail. */
  readonly pageQuery: Query | null;
  readonly failure: ResultsFailure | null;
  /** Cursors of the pages before this one; token paging can go back only this way. */
  readonly before: readonly PageCursor[];
  /** Tasks that moved to the page before unseen while this page was loaded: shown here as long as this page is. */
  readonly missed: readonly WholeTask[];
  /** Creation of the oldest task seen in this region, epoch milliseconds: the service does not say how long it keeps any. */
  readonly oldestSeen: number | null;
  /** InvokeIds shown on the pages before this one: a page that shifted shows none of them again. */
  readonly shownBefore: ReadonlySet<string>;
  readonly lastId: number;
  /** Null where the list is refreshed as often as it was set. */
  readonly slow: SlowPace | null;
}

export interface ResultsRequest {
  readonly id: number;
  readonly cursor: PageCursor;
  /** Epoch milliseconds. */
  readonly since: number;
  /** `missed`: the page before once more, because rows of this one have moved there. */
  readonly reason: "load" | "refresh" | "next" | "previous" | "missed";
}

export interface ResultsFailure {
  readonly failure: Failure;
  /** What failed, and what a retry asks for again. */
  readonly asked: ResultsRequest;
  /** When the first of this row of failures happened, epoch milliseconds. */
  readonly since: number;
  /** How many in a row. */
  readonly count: number;
  /** When cafe tries again by itself; null: only by key. */
  readonly retryAt: number | null;
}

/** The loaded tasks as the list shows them. */
export interface TaskList {
  /** After the filters that work here, and sorted. */
  readonly rows: readonly Task[];
  /** Index into `rows`; -1 when there is none. */
  readonly cursor: number;
  /** Row at the top of the pane. */
  readonly top: number;
  readonly sort: { readonly column: SortColumn; readonly reversed: boolean };
  readonly failuresOnly: boolean;
  /** The `/` filter over the loaded rows. */
  readonly search: SafeText;
  /** Is the search being typed? */
  readonly searching: boolean;
}

/** One filter pane: what occurs among the loaded tasks. */
export interface Facet {
  readonly entries: readonly FacetEntry[];
  /** Entries that match what is typed; the same as `entries` when nothing is. */
  readonly visible: readonly FacetEntry[];
  /** Index into `visible`; -1 is the text field above it. */
  readonly cursor: number;
  readonly typed: SafeText;
}

export interface FacetEntry {
  readonly label: SafeText;
  /** What the service is asked for: the text as it was sent. */
  readonly raw: string;
  /** Among the loaded tasks. */
  readonly count: number;
}

/** The detail pane. It follows the list's cursor after a short pause, so that a held key does not redraw it. */
export interface Detail {
  readonly task: Task | null;
  /** Index into detailItems(task). */
  readonly cursor: number;
}

export interface Regions {
  /** The offline list until the service has answered. */
  readonly items: readonly Region[];
  readonly fromService: boolean;
  readonly loading: boolean;
  readonly failure: Failure | null;
}
