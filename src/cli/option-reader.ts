/** Reads the values of options by kind, each with its rule. Knows no command. */
import type { OptionName } from "../copy/help.ts";
import type { ArgumentProblem } from "../copy/problems.ts";
import { isRegionId } from "../domain/region.ts";
import { parseTimeBound } from "../domain/time-bound.ts";
import type { SplitArgv } from "./argv.ts";
import type { RegionChoice } from "./region-choice.ts";

/** Carries the first mistake out of the readers below, past what would otherwise be a check after every option. */
export class Mistake extends Error {
  readonly problem: ArgumentProblem;

  constructor(problem: ArgumentProblem) {
    super(problem.rule);
    this.problem = problem;
  }
}

/** The values of the options, by kind. */
export class OptionReader {
  readonly split: SplitArgv;
  readonly now: number;

  constructor(split: SplitArgv, now: number) {
    this.split = split;
    this.now = now;
  }

  has(name: OptionName): boolean {
    return this.split.options.has(name);
  }

  all(name: OptionName): readonly string[] {
    return this.split.options.get(name) ?? [];
  }

  text(name: OptionName): string | null {
    return this.all(name)[0] ?? null;
  }

  whole(name: OptionName, min: number, max: number, orElse: string | null = null): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const number = /^\d{1,15}$/u.test(value) ? Number(value) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new Mistake({ rule: "number", option: name, value, min, max, orElse });
  }

  time(name: "since" | "until"): number | null {
    const value = this.text(name);
    if (value === null) return null;
    const ms = parseTimeBound(value, this.now);
    if (ms === null) throw new Mistake({ rule: "time", option: name, value });
    return ms;
  }

  region(): string | null {
    const choice = this.regions();
    if (choice === "all" || choice.length > 1) {
      throw new Mistake({ rule: "several-regions", command: this.split.command });
    }
    return choice[0] ?? null;
  }

  /** Each once, in the order given; none where none is named. */
  profiles(): readonly string[] {
    return [...new Set(this.text("profile")?.split(",") ?? [])];
  }

  /** Each once, in the order given; none where none is named. */
  regions(): RegionChoice {
    const named = this.all("region").flatMap((value) => value.split(","));
    const wrong = named.find((value) => value !== "all" && !isRegionId(value));
    if (wrong !== undefined) throw new Mistake({ rule: "region", value: wrong });
    return named.includes("all") ? "all" : [...new Set(named)];
  }

  choice<Choice extends string>(name: OptionName, choices: readonly Choice[]): Choice | null {
    return choices.find((choice) => choice === this.text(name)) ?? null;
  }

  refuseTogether(option: OptionName, other: OptionName, why: string): void {
    if (this.has(option) && this.has(other)) throw new Mistake({ rule: "together", option, other, why });
  }

  /** No words beyond those that the command takes. */
  refuseWords(taken = 0): void {
    const given = this.split.words[taken];
    if (given !== undefined) throw new Mistake({ rule: "surplus", given, command: this.split.command });
  }
}
