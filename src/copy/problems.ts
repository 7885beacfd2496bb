/**
 * Sentences for what is wrong with what somebody typed: what is wrong, what is allowed, what to do, in one sentence.
 * Owns no rule: the parsers find the problems.
 */
import type { EndpointProblem } from "../domain/endpoint-problem.ts";
import { MAX_TAG_KEY, MAX_TAG_VALUE, MAX_TAGS, type QueryProblem } from "../domain/query.ts";
import type { SearchProblem } from "../domain/search.ts";
import { OVERALL_STATUSES } from "../domain/status.ts";
import { type SafeText, safeText, say } from "../lib/safe-text.ts";
import { truncate } from "../lib/width.ts";
import { explainSearchProblem } from "./search.ts";

/** What is wrong with a command line. Names of options come without their dashes. */
export type ArgumentProblem =
  | { readonly rule: "unknown-option"; readonly given: string; readonly near: string | null; readonly command: string }
  | { readonly rule: "unknown-command"; readonly given: string; readonly near: string | null }
  | { readonly rule: "invoke-id-as-command"; readonly given: string }
  | {
      readonly rule: "option-elsewhere";
      readonly option: string;
      readonly command: string;
      readonly commands: readonly string[];
    }
  | { readonly rule: "no-value-taken"; readonly option: string }
  | { readonly rule: "value-missing"; readonly option: string; readonly placeholder: string }
  | { readonly rule: "empty-value"; readonly option: string; readonly placeholder: string }
  | { readonly rule: "given-twice"; readonly option: string }
  | { readonly rule: "surplus"; readonly given: string; readonly command: string }
  | { readonly rule: "invoke-id-missing"; readonly command: string }
  | { readonly rule: "diff-words" }
  | { readonly rule: "file-missing" }
  | { readonly rule: "history-verb"; readonly given: string; readonly allowed: readonly string[] }
  | { readonly rule: "completion-shell"; readonly given: string; readonly allowed: readonly string[] }
  | {
      readonly rule: "choice";
      readonly option: string;
      readonly value: string;
      readonly allowed: readonly string[];
      readonly near: string | null;
    }
  | {
      readonly rule: "number";
      readonly option: string;
      readonly value: string;
      readonly min: number;
      readonly max: number;
      readonly orElse: string | null;
    }
  | { readonly rule: "time"; readonly option: string; readonly value: string }
  | { readonly rule: "time-order" }
  | { readonly rule: "region"; readonly value: string }
  | { readonly rule: "several-regions"; readonly command: string }
  | { readonly rule: "together"; readonly option: string; readonly other: string; readonly why: string }
  | { readonly rule: "needs"; readonly option: string; readonly other: string }
  | { readonly rule: "search"; readonly problem: SearchProblem }
  | { readonly rule: "query"; readonly problem: QueryProblem };

/** The sentence for a wrong command line. */
export function explainArgumentProblem(problem: ArgumentProblem): SafeText {
  switch (problem.rule) {
    case "unknown-option":
    case "unknown-command":
    case "invoke-id-as-command":
    case "option-elsewhere":
    case "surplus":
    case "invoke-id-missing":
    case "diff-words":
    case "file-missing":
    case "history-verb":
    case "completion-shell":
      return explainShape(problem);
    case "no-value-taken":
      return say`--${safeText(problem.option)} takes no value; write it alone.`;
    case "value-missing":
      return say`--${safeText(problem.option)} needs a value; write --${safeText(problem.option)} ${safeText(problem.placeholder)}.`;
    case "empty-value":
      return say`--${safeText(problem.option)} has an empty value; give ${safeText(problem.placeholder)} or leave the option out.`;
    case "given-twice":
      return say`--${safeText(problem.option)} is given more than once and takes one value; keep one of them.`;
    case "choice":
      return explainChoice(problem.option, problem);
    case "number":
      return explainNumber(problem);
    case "time":
      return say`--${safeText(problem.option)} takes an age such as 30m, 2h, 3d or 1w, or a time such as 2026-11-20T08:00Z, not ${quote(problem.value)}.`;
    case "time-order":
      return say`--since must lie before --until, so no task could match; swap them or leave one out.`;
    case "region":
      return say`--region takes a region ID such as cn-hangzhou, not ${quote(problem.value)}; "cafe regions" lists them.`;
    case "several-regions":
      return say`cafe ${safeText(problem.command)} takes one --region, and several are given; name one, or use cafe list, cafe failures or cafe rollouts, which take several.`;
    case "together":
      return say`--${safeText(problem.option)} cannot go with --${safeText(problem.other)}: ${safeText(problem.why)}; leave one of them out.`;
    case "needs":
      return say`--${safeText(problem.option)} needs --${safeText(problem.other)} beside it; give both or neither.`;
    case "search":
      return say`--search: ${explainSearchProblem(problem.problem)}`;
    case "query":
      return explainQueryProblem(problem.problem);
  }
}

type ShapeRule =
  | "unknown-option"
  | "unknown-command"
  | "invoke-id-as-command"
  | "option-elsewhere"
  | "surplus"
  | "invoke-id-missing"
  | "diff-words"
  | "file-missing"
  | "history-verb"
  | "completion-shell";

function explainShape(problem: Extract<ArgumentProblem, { rule: ShapeRule }>): SafeText {
  switch (problem.rule) {
    case "unknown-option": {
      const hint = problem.near === null ? say`` : say`did you mean --${safeText(problem.near)}, else `;
      return say`There is no option ${quote(problem.given)}; ${hint}see "cafe ${safeText(problem.command)} --help".`;
    }
    case "unknown-command": {
      const hint = problem.near === null ? say`` : say`did you mean "cafe ${safeText(problem.near)}", else `;
      return say`There is no command ${quote(problem.given)}; ${hint}see "cafe --help".`;
    }
    case "invoke-id-as-command":
      return say`${quote(problem.given)} is the InvokeId of a task, not a command; to see it, run "cafe show ${shorten(problem.given)}".`;
    case "option-elsewhere":
      return say`--${safeText(problem.option)} does not go with cafe ${safeText(problem.command)}; it is an option of ${either(problem.commands.map((name) => `cafe ${name}`))}.`;
    case "surplus":
      return say`cafe ${safeText(problem.command)} has no use for ${quote(problem.given)}; leave it out, or see "cafe ${safeText(problem.command)} --help" for the options that filter.`;
    case "invoke-id-missing":
      return say`cafe ${safeText(problem.command)} needs the InvokeId of a task; take one from "cafe list" and run "cafe ${safeText(problem.command)} INVOKE_ID".`;
    case "diff-words":
      return say`cafe diff compares two things: the InvokeId of a task, and another InvokeId or the path of a file; give both.`;
    case "file-missing":
      return say`cafe open needs the path of a file of tasks; run "cafe open FILE".`;
    case "history-verb":
      return problem.given === ""
        ? say`cafe history needs a word that says what to do: ${either(problem.allowed)}.`
        : say`cafe history takes ${either(problem.allowed)}, not ${quote(problem.given)}; write one of them.`;
    case "completion-shell":
      return problem.given === ""
        ? say`cafe completion needs the name of a shell: ${either(problem.allowed)}.`
        : say`cafe completion writes for ${either(problem.allowed)}, not ${quote(problem.given)}; name one of them.`;
  }
}

function explainChoice(
  option: string,
  { value, allowed, near }: { value: string; allowed: readonly string[]; near: string | null },
): SafeText {
  const hint = near === null ? say`choose one of these` : say`did you mean ${safeText(near)}?`;
  const end = near === null ? say`.` : say``;
  return say`--${safeText(option)} takes ${either(allowed)}, not ${quote(value)}; ${hint}${end}`;
}

function explainNumber(problem: Extract<ArgumentProblem, { rule: "number" }>): SafeText {
  const { option, value, min, max, orElse } = problem;
  const other = orElse === null ? say`` : say`, or ${safeText(orElse)}`;
  return say`--${safeText(option)} takes a whole number from ${min} to ${max}${other}, not ${quote(value)}.`;
}

const FIELD_WORDS = {
  name: say`file name`,
  invokeId: say`InvokeId`,
  instanceId: say`InstanceId`,
  resourceGroupId: say`resource group`,
} as const;

/** The sentence for a filter that breaks a rule of the reference; fits the explorer's fields as well as the options. */
export function explainQueryProblem(problem: QueryProblem): SafeText {
  switch (problem.rule) {
    case "status":
      return say`A task's overall status is ${either(OVERALL_STATUSES)}, not ${quote(problem.value)}.`;
    case "empty":
      return say`The ${FIELD_WORDS[problem.field]} to filter by is empty; give one, or leave the filter out.`;
    case "too-many-tags":
      return say`The service filters by at most ${MAX_TAGS} tags and ${problem.count} are given; leave some out.`;
    case "tag-key-empty":
      return say`The tag ${quote(problem.value)} has no key; write KEY=VALUE, KEY= for the empty value, or KEY for any value.`;
    case "tag-key-long":
      return say`The tag key ${quote(problem.value)} has ${problem.value.length} characters and at most ${MAX_TAG_KEY} are allowed; shorten it.`;
    case "tag-key-prefix":
      return say`The tag key ${quote(problem.value)} starts with acs: or aliyun, which the service keeps for itself; choose another key.`;
    case "tag-key-url":
      return say`The tag key ${quote(problem.value)} contains http:// or https://, which the service refuses; choose another key.`;
    case "tag-key-twice":
      return say`The tag key ${quote(problem.value)} is given twice and a task has each key once; keep one of them.`;
    case "tag-value-long":
      return say`The value of tag ${quote(problem.key)} has ${problem.value.length} characters and at most ${MAX_TAG_VALUE} are allowed; shorten it.`;
    case "tag-value-url":
      return say`The value of tag ${quote(problem.key)} contains http:// or https://, which the service refuses; choose another value.`;
    case "page-size":
      return say`The page size is a whole number from 1 to 50, not ${quote(problem.value)}.`;
  }
}

/** The sentence for an endpoint that cannot be used. `source`: where it was given, "--endpoint" or "CAFE_ENDPOINT". */
export function explainEndpointProblem(problem: EndpointProblem, source: SafeText): SafeText {
  switch (problem.rule) {
    case "unreadable":
      return say`${source} takes a host or a URL such as https://ecs.cn-hangzhou.aliyuncs.com, not ${quote(problem.value)}.`;
    case "scheme":
      return say`${source} takes an https or http URL, not one that starts with ${quote(problem.scheme)}.`;
    case "plain-http":
      return say`${source} is plain http to ${shorten(problem.host)}, where others could read along; use https, or add --insecure if you accept that.`;
    case "user-info":
      return say`${source} takes a host without user name and password; keys come from the profile or the environment.`;
    case "path":
      return say`${source} takes scheme, host and port only; leave out what follows them.`;
  }
}

const shorten = (raw: string): SafeText => safeText(truncate(safeText(raw), 60));

const quote = (raw: string): SafeText => say`"${shorten(raw)}"`;

/** "a, b or c". */
function either(words: readonly string[]): SafeText {
  const last = words.at(-1) ?? "";
  return safeText(words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`);
}
