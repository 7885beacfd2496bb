/** What the scriptable commands print for people: heads, labels, and what they say on stderr. */
import { joinSafe, type SafeText, say } from "../lib/safe-text.ts";

const tasks = (number: number): SafeText => (number === 1 ? say`1 task` : say`${number} tasks`);

export const PRINTED = {
  regions: (number: number) => (number === 1 ? say`1 region` : say`${number} regions`),
  pastTheEnd: (page: number, total: number, region: SafeText, pages: number, pageSize: number) =>
    say`Page ${page} lies past the end: ${tasks(total)} in ${region} fill ${pages === 1 ? say`1 page` : say`${pages} pages`} of ${pageSize}.`,
  noTasks: (where: SafeText) => say`There are no tasks in ${where}; the service keeps them for a limited time only.`,
  noMatch: (where: SafeText, filters: SafeText) => say`No task in ${where} matches ${filters}.`,
  /** `filters`: as flags; `others`: other pages may hold more. */
  appliedHere: (filters: readonly SafeText[], kept: number, loaded: number, others: boolean) =>
    say`${joinSafe(filters, " ")} ${filters.length === 1 ? say`was applied here, since the service has no such filter` : say`were applied here, since the service has no such filters`}: ${kept} of the ${tasks(loaded)} loaded remain${others ? say`; --all searches the other pages, too` : say``}.`,
  allPages: (loaded: number, region: SafeText) => say`${tasks(loaded)} in ${region}, all pages.`,
  pageOf: (loaded: number, total: number, region: SafeText, page: number, pages: number, next: boolean) =>
    say`${loaded} of ${tasks(total)} in ${region}, page ${page} of ${pages}${next ? say`; next: --page ${page + 1}` : say``}`,
  moreUncounted: (loaded: number, region: SafeText) =>
    say`${tasks(loaded)} in ${region}, and there are more; the service gives no total and no page numbers here, so only --all gets at them.`,
  allThereAre: (loaded: number, region: SafeText) => say`${tasks(loaded)} in ${region}, all there are.`,
  unreadable: (number: number) =>
    number === 1
      ? say`1 task of the reply could not be read and is missing.`
      : say`${tasks(number)} of the reply could not be read and are missing.`,
  regionsFailed: (failed: number, asked: number, list: SafeText) =>
    say`${failed} of ${asked} regions failed; to ask only these again: --region ${list}`,
  tasksIn: (number: number, where: SafeText) => say`${tasks(number)} in ${where}.`,
  moreIn: (regions: readonly SafeText[]) => say`There are more in ${joinSafe(regions, ", ")}; --all reads them.`,
  unreadableInSeveral: (number: number) => say`${tasks(number)} of the replies could not be read and are missing.`,
  regionsUnnamed: (known: number) =>
    say`DescribeRegions names no region, so the ${known} regions that cafe knows are asked.`,
  regionsFailedToList: (code: SafeText, known: number) =>
    say`DescribeRegions failed with ${code}, so the ${known} regions that cafe knows are asked.`,
  /** Progress of loading; null where a count is not known or not of interest. */
  progress: (loaded: number, total: number | null, finished: number, regions: number) =>
    say`${regions === 1 ? say`` : say`${finished} of ${regions} regions, `}${loaded}${total === null ? say`` : say` of ${total}`} tasks loaded ...`,
  noPageNumbers: (region: SafeText, page: number) =>
    say`The service gives no total in ${region}, so there is no telling which page it answered for --page ${page}.`,
  noPageNumbersRemedy: say`Use --all to read every page, or leave --page out for the first.`,
  nothingFailed: say`Nothing failed in these tasks.`,
  titleIn: (title: SafeText, region: SafeText) => say`${title}, in ${region}`,
  notAdopted: (why: SafeText) => say`The profile is not kept for the next start. ${why}`,
  requestId: (id: SafeText) => say`RequestId: ${id}`,
  code: (code: SafeText) => say`Code: ${code}`,
  maybe: say`maybe`,
  no: say`no`,
  repeated: say`Instances that failed more than once`,
  files: say`Files`,
  byRegion: say`Regions`,
  byHour: say`Hours (UTC, by creation of the task)`,
  causeHead: (failures: number, of: number, instances: number, where: SafeText) =>
    say`${failures} of ${of}, on ${instances === 1 ? say`1 instance` : say`${instances} instances`} in ${where}`,
  info: (text: SafeText, failures: number) => say`${text} (${failures})`,
  moreCommands: (number: number) => say`# and ${number} more: --output json has them`,
  moreRows: (number: number) => say`... and ${number} more: --output csv has them`,
  labels: {
    meaning: say`Meaning`,
    errorInfo: say`ErrorInfo`,
    cause: say`Cause`,
    remedy: say`What to do`,
    beware: say`Beware`,
    run: say`Run`,
    again: say`Send again`,
    content: say`Content`,
    instances: say`Instances`,
  },
  mayHaveChanged: say`the file may already be on the instance`,
  tally: (ok: number, failed: number, open: number) => say`${ok} sent, ${failed} failed, ${open} open`,
  contentKinds: {
    base64: (size: SafeText, where: SafeText) => say`${size} of text, sent as Base64; ${where}`,
    text: (size: SafeText, where: SafeText) => say`${size} of text; ${where}`,
    binary: (size: SafeText) => say`${size} of binary data; not shown`,
    undecodable: (size: SafeText, where: SafeText) => say`${size} that cannot be decoded as Base64; ${where}`,
  },
  seeBelow: say`see below`,
  contentShows: say`--content shows it`,
  instances: (number: number) => (number === 1 ? say`1 instance` : say`${number} instances`),
  times: (created: SafeText, started: SafeText, finished: SafeText, updated: SafeText) =>
    say`created ${created}  started ${started}  finished ${finished}  updated ${updated}`,
  watch: (sent: number, of: number, failed: number, causes: SafeText, open: number) =>
    say`${sent} of ${of} sent${failed === 0 ? say`` : say`, ${failed} failed (${causes})`}${open === 0 ? say`` : say`, ${open} open`}`,
  watchTrouble: (title: SafeText, code: SafeText, seconds: number) =>
    say`${title} (${code}); looks again in ${seconds} s`,
  retry: {
    nothingFailed: (invokeId: SafeText) => say`Nothing failed in ${invokeId}, so there is nothing to send again.`,
    failed: (failed: number, of: number, invokeId: SafeText) =>
      say`${failed} of ${of === 1 ? say`1 instance` : say`${of} instances`} failed in ${invokeId}; nothing has been sent, the commands are yours to run.`,
    unlisted: (listed: number, of: number) =>
      say`The reply lists ${listed} of ${of} instances; the others are left out.`,
    systemTags: (tags: readonly SafeText[]) =>
      say`Left out, since only the service may set them: the tags ${joinSafe(tags, ", ")}.`,
    open: (number: number) =>
      number === 1
        ? say`1 instance is still open and left out; ask again once the task has ended.`
        : say`${number} instances are still open and left out; ask again once the task has ended.`,
    unknown: (group: boolean, content: boolean) =>
      say`The reply does not hold the Timeout of the original, so the default of 60 s applies${group ? say`; nor its ResourceGroupId, if it had one` : say``}${content ? say`; nor the Content, which you have to add` : say``}.`,
    doubtfulLabel: (label: SafeText) =>
      say`Check before you run it: the reply calls the content ${label || say`nothing`}, yet it reads as Base64; if the file is what that decodes to, write --ContentType=Base64.`,
    mayExist: (number: number) =>
      say`${number === 1 ? say`1 instance` : say`${number} instances`} may hold the file already and Overwrite was off: there the resend can end in FileAlreadyExists unless you add --Overwrite=true.`,
    unspeakable: (parameter: SafeText, nul: boolean) =>
      say`The ${parameter} of this task holds ${nul ? say`a NUL character` : say`text that is not Unicode`}, which no shell command can carry;`,
    unspeakableRemedy: say`use --output json and send it by a program.`,
  },
  record: {
    leftOut: (number: number) =>
      say`${tasks(number)} left out: a data file holds only statuses that the reference names, 1 to 50 listed instances, and times that can be read.`,
    restated: (number: number) =>
      say`The status or VmCount of ${tasks(number)} did not follow from the listed instances; the emulator's will.`,
    written: (number: number, regions: readonly SafeText[], file: SafeText) =>
      say`${tasks(number)} of ${joinSafe(regions, ", ")} written to ${file}, scrubbed. Look through it before you share it: regions, times, counts, tag keys and usual words stay.`,
    notWritten: (file: SafeText, why: SafeText) => say`cafe: ${file} could not be written (${why}).`,
    exists: (file: SafeText) =>
      say`--record writes no file that is there already, and ${file} is; give another name, or remove it.`,
    cannotMake: (file: SafeText, code: SafeText) =>
      say`--record cannot make ${file} (${code}); give a path in a folder that you may write to.`,
  },
  history: {
    on: say`Tasks seen are kept in the local history.`,
    off: say`Nothing more is kept; "cafe history clear" forgets what is there.`,
    contentOn: say`Contents are kept, too: whoever can read the file can read them.`,
    contentOff: say`No content is kept, and none is left.`,
    nobodyToAsk: say`Nobody is there to be asked: add --yes to clear it.`,
    clearQuestion: say`Forget every task of the local history? Type yes: `,
    cleared: say`The local history is empty.`,
    noFolder: say`There is no history: no folder for it is known. Set CAFE_CONFIG_DIR (or HOME).`,
    noFolderMade: say`There is no history: its folder cannot be made. Set CAFE_CONFIG_DIR.`,
    noneYet: (path: SafeText) => say`There is no local history yet; it would be in ${path}.`,
    labels: { file: say`file`, size: say`size`, tasks: say`tasks`, contents: say`contents`, history: say`history` },
    contents: (number: number, kept: boolean) => (kept ? say`${number}, kept` : say`${number}, not kept`),
    isOn: say`on`,
    isOff: say`off`,
  },
  unreadableTask: (invokeId: SafeText, region: SafeText) =>
    say`The service answered for task ${invokeId} in ${region}, but cafe cannot read it.`,
  unreadableTaskRemedy: (requestId: SafeText) =>
    say`Ask for it with the aliyun CLI, and report this with the RequestId ${requestId}.`,
  noSuchTask: (invokeId: SafeText, region: SafeText) => say`There is no task ${invokeId} in ${region};`,
  noSuchTaskRemedy: say`a task is known in its own region only (--region), and for a limited time.`,
  theFile: say`the file`,
  theHistory: say`the local history`,
  noKey: say`none`,
  noCalls: say`no calls`,
  fileProfile: (name: SafeText) => say`file ${name}`,
  notTasks: (number: number) => say`${number} entries of the file are no tasks, and are left out.`,
  fileNoBundle: (path: SafeText, why: SafeText) => say`${path} ${why}.`,
  fileIrregular: (path: SafeText) => say`${path} is no regular file.`,
  fileTooLarge: (path: SafeText) => say`${path} is larger than 256 MiB: export less of it, such as one region.`,
  fileAbsent: (path: SafeText) => say`${path} does not exist.`,
  fileUnreadable: (path: SafeText, code: SafeText) => say`${path} cannot be read (${code}).`,
  passphraseOfFileWrong: (profile: SafeText) =>
    say`The passphrase in CAFE_PASSPHRASE_FILE does not fit the profile ${profile}.`,
  lockedNoTerminal: (profile: SafeText) =>
    say`The profile ${profile} is locked, and there is no terminal to ask for its passphrase; name a file that holds it in CAFE_PASSPHRASE_FILE.`,
  cancelled: say`Cancelled.`,
  staysLocked: (profile: SafeText) => say`The profile ${profile} stays locked.`,
  passphraseFileOpen: say`CAFE_PASSPHRASE_FILE can be opened by other users; run \`chmod 600\` on it.`,
  passphraseFileEmpty: say`CAFE_PASSPHRASE_FILE has an empty first line.`,
  passphraseFileUnreadable: (path: SafeText) => say`CAFE_PASSPHRASE_FILE cannot be read: ${path}.`,
  passphraseQuestion: (profile: SafeText) => say`Passphrase of the profile ${profile} (not shown): `,
  passphraseWrong: say`That passphrase does not fit.`,
  demoFailed: say`The embedded endpoint could not start.`,
  historyNoProfile: (names: SafeText) =>
    say`The local history is kept by profile, and none is chosen; choose one of ${names} with --profile.`,
  historyNoneYet: say`There is no local history yet: it begins with the first call that is answered, unless "cafe history off" was said.`,
  exportExists: (path: SafeText) => say`${path} is there already, and is not written over; try again`,
  exportCannotMake: (path: SafeText, code: SafeText) =>
    say`${path} cannot be made (${code}); start cafe in a folder that you may write to`,
  exportNotWritten: (path: SafeText, code: SafeText) => say`${path} could not be written (${code}), so it was removed`,
  localIrregular: (path: SafeText) => say`The file ${path} is no regular file;`,
  localTooLarge: (path: SafeText) => say`The file ${path} is larger than 1 MiB, and no sent file is;`,
  localAbsent: (path: SafeText) => say`The file ${path} does not exist;`,
  localUnreadable: (path: SafeText, code: SafeText) => say`The file ${path} cannot be read (${code});`,
  localRemedy: say`name another file, or the InvokeId of a task, which starts with f-.`,
} as const;
