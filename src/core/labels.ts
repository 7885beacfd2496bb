/** What the core calls what it makes: titles of texts, chips of lists, what was copied. The words come from copy. Types only. */
import type { SafeText } from "../lib/safe-text.ts";

export interface Labels {
  readonly sendsTo: (instanceId: SafeText) => SafeText;
  readonly failedSendsTo: (instanceId: SafeText) => SafeText;
  readonly failedSendsOf: (name: SafeText) => SafeText;
  readonly failedIn: (region: SafeText) => SafeText;
  readonly rolloutOf: (name: SafeText) => SafeText;
  readonly causeIn: (cause: SafeText, region: SafeText) => SafeText;
  readonly asJson: (invokeId: SafeText) => SafeText;
  readonly resend: (invokeId: SafeText, failed: number) => SafeText;
  readonly resendOwed: (name: SafeText, failed: number, tasks: number) => SafeText;
  readonly ids: (count: number) => SafeText;
  readonly failedInstances: (count: number) => SafeText;
  readonly error: SafeText;
  readonly row: SafeText;
  /** `leftOut`: what the command cannot say; null where it says all. */
  readonly viewAsCommand: (leftOut: SafeText | null) => SafeText;
  /** What is typed into the name pane. */
  readonly typedName: (typed: SafeText) => SafeText;
  readonly summary: SafeText;
}
