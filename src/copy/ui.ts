/** Every word of the screen that is not a command's name, a notice or a remedy. */
import type { DetailField } from "../core/detail.ts";
import type { FacetId, PaneId } from "../core/state.ts";
import { KNOWN_REGIONS_AS_OF } from "../domain/known-regions.ts";
import type { SortColumn } from "../domain/list-view.ts";
import { type SafeText, say } from "../lib/safe-text.ts";

const OFFLINE_LIST = say`offline list of ${KNOWN_REGIONS_AS_OF}`;

const tasks = (count: number): SafeText => (count === 1 ? say`1 task` : say`${count} tasks`);

export const PANE_TITLES: Readonly<Record<PaneId, SafeText>> = {
  status: say`Status`,
  name: say`Name`,
  tags: say`Tags`,
  tasks: say`Tasks`,
  detail: say`Detail`,
};

export const TASK_HEADS = {
  status: say`STATUS`,
  name: say`FILE`,
  failed: say`FAIL/ALL`,
  age: say`AGE`,
  cause: say`CAUSE`,
  id: say`TASK`,
  dir: say`DIRECTORY`,
  region: say`REGION`,
  profile: say`PROFILE`,
} as const;

export const SORT_WORDS: Readonly<Record<SortColumn, SafeText>> = {
  created: say`newest first`,
  status: say`worst first`,
  name: say`by name`,
  failed: say`most failed first`,
  targets: say`most targets first`,
  region: say`by region`,
  profile: say`by profile`,
  dir: say`by directory`,
  owner: say`by owner`,
  id: say`by task`,
};

/** Header and banner. */
export const HEADER = {
  regions: (count: number) => say`${count} regions`,
  profiles: (regions: SafeText, count: number) => say`${regions}, ${count} profiles`,
  app: say`cafe`,
  noFilters: say`no filters`,
  slow: (seconds: number) => say`throttled, so every ${seconds} s; `,
  keysEnd: (minutes: number) => (minutes === 1 ? say`keys end in 1 minute` : say`keys end in ${minutes} minutes`),
  keysEnded: say`keys have ended`,
  asOf: (time: SafeText) => say`as of ${time}`,
  asOfAged: (time: SafeText, age: SafeText) => say`as of ${time}, ${age} old`,
  offline: { file: say`offline`, history: say`history` },
  fromHistory: (asOf: SafeText) => say`from history, ${asOf}`,
  loading: (what: SafeText, since: SafeText) => say`${what} since ${since}`,
  loadingFirst: say`asking`,
  loadingPage: (page: number) => say`asking for page ${page}`,
  refreshing: say`refreshing`,
  total: (count: number) => tasks(count),
  noTotal: say`total unknown`,
  oldestSeen: (age: SafeText) => say`oldest seen ${age}`,
  failedSince: (since: SafeText) => say`failing since ${since}`,
  request: (id: SafeText) => say`request ${id}`,
  retryKey: say`r retries`,
  retryAt: (time: SafeText) => say`tries again at ${time}`,
  rowsKept: say`the rows below are the last good ones`,
} as const;

/** The task list's position line and its empty states. */
export const LIST = {
  thisPage: (order: SafeText) => say`${order}, this page`,
  reversed: (order: SafeText) => say`${order}, reversed`,
  page: (page: number) => say`page ${page}`,
  pageOf: (page: number, pages: number) => say`page ${page} of ${pages}`,
  rows: (count: number) => tasks(count),
  rowsShown: (shown: number, loaded: number) => say`${shown} of ${loaded} shown`,
  unreadable: (count: number) => say`${count} unreadable`,
  otherFilters: say`rows of the filters before`,
  open: (count: number) => say`${count} to go`,
  asking: (region: SafeText) => say`Asking ${region} for its file sends`,
  notLoaded: say`Nothing could be loaded yet.`,
  askingRegions: say`Asking the service which regions there are ...`,
  askingSeveral: (places: number) => say`Asking ${places} places ...`,
  noneInSeveral: (places: number) => say`None of the ${places} places asked has such a task.`,
  none: (region: SafeText) => say`No file sends in ${region}.`,
  noneMeaning: (profile: SafeText) =>
    say`The call was answered: with ${profile}, nothing was sent by SendFile in this region lately. The service keeps sends for a limited time only, and lists those of one region at a time.`,
  noneAdvice: say`R chooses another region, or all of them (Ctrl-A there); P another profile; r asks again.`,
  without: { before: say`Without`, after: say`there would be some:` },
  clears: {
    tasks: say`Esc or Backspace takes it away.`,
    failuresOnly: say`! shows the others, too.`,
    errorCodes: say`:error without a value takes it away.`,
    instanceStatus: say`:result without a value takes it away.`,
    owner: say`:owner without a value takes it away.`,
    dir: say`:dir without a value takes it away.`,
    since: say`:since without a value takes it away.`,
    until: say`:until without a value takes it away.`,
    search: say`Esc takes it away.`,
  },
  clearsBadSearch: say`Esc takes the search away.`,
  noneMatch: say`No file send matches these filters, asked of the service:`,
  noneMatchAdvice: say`Esc or Backspace clears the last one.`,
  noneHere: (loaded: number) => say`None of the ${tasks(loaded)} on this page matches:`,
  noneOfLoaded: (loaded: number) => say`None of the ${tasks(loaded)} loaded matches:`,
  noneOfLoadedAdvice: say`These filters see only loaded tasks. Esc clears the last one, A loads every page.`,
  noneHereAdvice: say`These filters see only loaded tasks. Esc clears the last one, ] loads the next page.`,
  emptyPage: say`This page has no tasks.`,
  emptyPageAdvice: say`The list has grown shorter, or never was this long. [ goes back.`,
  shiftedAdvice: say`All tasks of this page were already shown before; ] goes on.`,
} as const;

/** The filter panes. */
export const FACETS: {
  readonly placeholder: Readonly<Record<FacetId, SafeText>>;
  readonly nothing: SafeText;
  readonly enterAsks: (wanted: SafeText) => SafeText;
} = {
  placeholder: { status: say``, name: say`type a file name`, tags: say`type key=value` },
  nothing: say`none among loaded tasks`,
  enterAsks: (wanted) => say`Enter: ${wanted}`,
};

export const FIELD_LABELS: Readonly<Record<DetailField, SafeText>> = {
  target: say`File`,
  invokeId: say`Task`,
  created: say`Created`,
  owner: say`Owner, mode`,
  overwrite: say`Overwrite`,
  content: say`Content`,
  description: say`Description`,
  tags: say`Tags`,
};

/** The detail pane. */
export const DETAIL = {
  failed: (count: number) => say`${count} failed`,
  ok: (count: number) => say`${count} ok`,
  open: (count: number) => say`${count} open`,
  of: (count: number) => say` of ${count}`,
  instances: (listed: number, targets: number) => say`Instances: ${listed} listed, ${targets} targeted, failed first`,
  noInstances: say`The service lists no instance for this task.`,
  none: say`(none)`,
  notReached: say`not reached`,
  ago: (text: SafeText, age: SafeText) => say`${text} (${age} ago)`,
  now: (text: SafeText) => say`${text} (now)`,
  since: (time: SafeText) => say`since ${time}`,
  inRegion: (id: SafeText, region: SafeText) => say`${id} in ${region}`,
  replaced: say`yes: a file of that name is replaced`,
  kept: say`no: a file of that name is kept`,
  contentKinds: { text: say`text`, binary: say`binary`, none: say`empty`, undecodable: say`not decodable` },
  contentAbsent: (label: SafeText) => say`not included, sent as ${label}`,
  contentNotKept: (label: SafeText) => say`not kept by the crawl, asked for when shown; sent as ${label}`,
  content: (size: SafeText, kind: SafeText, label: SafeText) => say`${size} ${kind}, sent as ${label}`,
  created: say`Created`,
  started: say`Started`,
  finished: say`Finished`,
  updated: say`Updated`,
  errorCode: say`ErrorCode`,
  errorInfo: say`ErrorInfo`,
  cause: say`Likely cause`,
  next: say`Next step`,
  beware: say`Beware`,
  mayHaveChanged: say`the file may already be on the instance`,
  noTask: say`No task under the cursor.`,
} as const;

/** Overlays and the screen as a whole. */
export const SCREEN = {
  helpTitle: say`Keys`,
  helpKey: say`KEY`,
  helpWhat: say`WHAT IT DOES`,
  regionHead: say`REGION`,
  nameHead: say`NAME`,
  profileHead: say`PROFILE`,
  sourceHead: say`KEYS FROM`,
  helpScopes: {
    tasks: say`Task list`,
    detail: say`Detail`,
    views: say`Rollouts, instances, failures`,
    viewDetail: say`Detail of those`,
    tabs: say`Failures`,
    copyMenu: say`Copy menu`,
    exportMenu: say`Export menu`,
    menu: say`Menus`,
    regionPicker: say`Region picker`,
    confirm: say`A question`,
    facet: say`Filter pane`,
    facetField: say`Typing in a filter pane`,
    search: say`Typing a search`,
    profilePicker: say`Profile picker`,
    picker: say`Picker`,
    reader: say`Text and help`,
    readerText: say`Text`,
    readerFind: say`Typing a search in a text`,
    field: say`Typing`,
    lists: say`Lists`,
    panes: say`Everywhere`,
    tour: say`During the tour`,
    welcome: say`Welcome`,
    always: say`Always`,
  },
  paletteTitle: say`Commands`,
  commandHead: say`COMMAND`,
  confirmTitle: say`Go on?`,
  menuTitles: { copy: say`Copy`, export: say`Export into a file here` },
  menuNote: (count: number) => tasks(count),
  regionsTitle: say`Regions`,
  regionsOffline: OFFLINE_LIST,
  regionsAsking: say`${OFFLINE_LIST}; asking the service`,
  regionsFailed: say`${OFFLINE_LIST}; the service did not answer`,
  profilesTitle: say`Profiles`,
  noProfiles: say`No profile is stored. Ctrl-A adds one.`,
  nothingMatches: say`Nothing matches what is typed.`,
  position: (from: number, to: number, count: number) => say`${from}-${to} of ${count}`,
  tooSmall: (columns: number, rows: number, minColumns: number, minRows: number) =>
    say`cafe needs ${minColumns}x${minRows} cells; this terminal has ${columns}x${rows}. Make it larger, or press q.`,
} as const;
