/** What sources of keys need of the world, injected: HTTP, STS, commands. Types only; the command line wires it. */
import type { ClockPort, Credentials } from "../core/ports.ts";
import type { Failure } from "../domain/failure.ts";
import type { Result } from "../lib/result.ts";
import type { SafeText } from "../lib/safe-text.ts";

export interface WebCall {
  readonly url: URL;
  readonly method: "GET" | "PUT";
  readonly headers: Readonly<Record<string, string>>;
  /** For the whole exchange. */
  readonly timeoutMs: number;
  /** Past every proxy: what answers is this machine, or its hypervisor. */
  readonly direct: boolean;
}

export interface WebReply {
  readonly status: number;
  /** May hold keys. */
  readonly text: string;
}

/** A role to take, and where: `stsHost` is host and port, always https. */
export interface Role {
  readonly stsHost: string;
  readonly roleArn: string;
  readonly sessionName: string;
  /** At least 900. */
  readonly durationSeconds: number;
  readonly policy?: string;
  readonly externalId?: string;
}

export interface StsPort {
  readonly assumeRole: (keys: Credentials, role: Role) => Promise<Result<Credentials, Failure>>;
  readonly assumeRoleWithOidc: (
    role: Role & { readonly providerArn: string; readonly token: string },
  ) => Promise<Result<Credentials, Failure>>;
}

/** Nothing in here throws. */
export interface Outside {
  readonly clock: ClockPort;
  readonly web: (call: WebCall) => Promise<Result<WebReply, Failure>>;
  readonly sts: StsPort;
  /** Runs a program without a shell; the answer is its stdout, or the end of a sentence: "was not found". */
  readonly run: (program: string, args: readonly string[]) => Promise<Result<string, SafeText>>;
  /** The ECS metadata service. */
  readonly metadata: URL;
  /** Of the user who runs cafe; null where the system knows none. */
  readonly userId: number | null;
}
