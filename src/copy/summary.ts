/** The words of the incident summary: what cafe writes as Markdown for a ticket. */
import { type SafeText, safeText, say } from "../lib/safe-text.ts";

const count = (number: number, word: string): SafeText => say`${number} ${safeText(number === 1 ? word : `${word}s`)}`;

/** How instances stand, counted. */
interface Standing {
  readonly targets: number;
  readonly ok: number;
  readonly failed: number;
  readonly running: number;
  /** Of those ok. */
  readonly recovered: number;
  readonly unlisted: number;
}

export const SUMMARY = {
  title: say`File sends of Cloud Assistant`,
  field: say`Field`,
  value: say`Value`,
  file: say`File`,
  files: (number: number) => say`${count(number, "file")}, listed below`,
  /** Parts that are set in a font of their own come as they are. */
  fileIn: <Part>(name: Part, dir: Part, hash: Part): readonly (Part | SafeText)[] => [
    name,
    say` in `,
    dir,
    say`, content `,
    hash,
  ],
  when: say`When (UTC)`,
  span: <Part>(first: Part, last: Part): readonly (Part | SafeText)[] => [first, say` to `, last],
  where: say`Where`,
  profiles: say`Profiles`,
  tasks: (number: number) => count(number, "task"),
  howMany: say`Instances`,
  standing: ({ targets, ok, failed, running, recovered, unlisted }: Standing) =>
    say`${targets} targeted: ${ok} ok, ${failed} failed, ${running} running${recovered > 0 ? say`, ${recovered} of those ok had failed before` : say``}${unlisted > 0 ? say`; the service lists no result for ${unlisted} more` : say``}`,
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
  leftOut: <Part>(choice: Part): readonly (Part | SafeText)[] => [
    say`Not in that command is the choice of tasks: `,
    choice,
  ],
  noCommand: say`No shell line can say these filters.`,
  contentHash: say`Contents are told apart by a hash of cafe's own.`,
  moreFiles: (number: number) => say`And ${number} more rollouts.`,
  moreCauses: (number: number) => say`And ${number} more causes.`,
  moreInstances: (number: number) => say`And ${number} more failed instances; the CSV has them all.`,
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
