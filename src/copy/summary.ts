/** The words of the incident summary: what cafe writes as Markdown for a ticket. */
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

const count = (number: number, word: string): SafeText => say`${number} ${safeText(number === 1 ? word : `${word}s`)}`;

export const SUMMARY = {
  title: say`File sends of Cloud Assistant`,
  field: say`Field`,
  value: say`Value`,
  file: say`File`,
  files: (number: number) => say`${count(number, "file")}, listed below`,
  inDir: say` in `,
  content: say`, content `,
  when: say`When (UTC)`,
  span: say` to `,
  where: say`Where`,
  profiles: say`Profiles`,
  tasks: (number: number) => count(number, "task"),
  howMany: say`Instances`,
  standing: (targets: number, ok: number, failed: number, running: number) =>
    say`${targets} targeted: ${ok} ok, ${failed} failed, ${running} running`,
  recovered: (number: number) => say`, ${number} of those ok had failed before`,
  unlisted: (number: number) => say`; the service lists no result for ${number} more`,
  sent: say`What was sent`,
  causes: say`Why it failed`,
  causesOf: (failures: number, results: number) =>
    say`${count(failures, "failure")} among ${count(results, "result")}; an instance that was sent to again counts again.`,
  nothingFailed: say`Nothing failed.`,
  commands: say`What to run`,
  look: say`To look into it and mend it. cafe has run none of it.`,
  again: say`To send again, to the failed instances only, once that is mended.`,
  instances: say`Failed instances`,
  made: say`How this was made`,
  madeBy: (at: SafeText, asOf: SafeText | null) =>
    asOf === null
      ? say`Written by cafe at ${at}.`
      : say`Written by cafe at ${at} from what was loaded at ${asOf}; the same view, as it is then:`,
  leftOut: say`Not in that command is the choice of tasks: `,
  noCommand: say`No shell line can say these filters.`,
  contentHash: say`Contents are told apart by a hash of cafe's own.`,
  more: (number: number, what: SafeText) => say`And ${number} more ${what}.`,
  moreFiles: say`rollouts`,
  moreCauses: say`causes`,
  moreInstances: say`failed instances; the CSV has them all`,
  moreCommands: (number: number) => `# and ${number} more like these`,
  maybe: say`maybe`,
  no: say`no`,
} as const;

export const SUMMARY_HEADS = {
  sent: [
    say`File`,
    say`Directory`,
    say`Content`,
    say`First`,
    say`Last`,
    say`Regions`,
    say`Targets`,
    say`Ok`,
    say`Failed`,
    say`Running`,
    say`Recovered`,
  ],
  causes: [
    say`Failures`,
    say`Cause`,
    say`The service says`,
    say`Meaning`,
    say`Likely cause`,
    say`Next step`,
    say`Host changed?`,
  ],
  instances: [say`Region`, say`Instance`, say`Status`, say`ErrorCode`, say`ErrorInfo`, say`Task`, say`Tries`],
} as const;
