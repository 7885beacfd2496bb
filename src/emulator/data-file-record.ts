/** Owns how one JSON object of a data file is read field by field, and what is said when a field is wrong. Must not know which fields there are. */
import { SettingError } from "./setting-error.ts";

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const TIME_FORM = "a UTC time such as 2026-11-20T08:00:00Z is needed";
const LONGEST_SHOWN = 60;

/** Every method throws SettingError; without a default the field must be there and must not be empty. */
export class RecordReader {
  private readonly fields: ReadonlyMap<string, unknown>;
  private readonly place: string;

  /** @param place what is being read, for error texts */
  constructor(value: unknown, place: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value)) {
      throw new SettingError(`${place} is ${shown(value)}; a JSON object is needed.`);
    }
    this.fields = new Map(Object.entries(value));
    this.place = place;
  }

  /** The same record, called by its name from now on. */
  named(name: string): RecordReader {
    return new RecordReader(Object.fromEntries(this.fields), `${this.place} (${shorten(name)})`);
  }

  inner(value: unknown, place: string): RecordReader {
    return new RecordReader(value, `${this.place}, ${place}`);
  }

  fail(field: string, wrong: string, allowed: string): never {
    throw new SettingError(`${this.place}: ${field} ${wrong}; ${allowed}.`);
  }

  allowOnly(known: readonly string[]): void {
    const unknown = [...this.fields.keys()].find((name) => !known.includes(name));
    if (unknown !== undefined) this.fail(shown(unknown), "is no field of it", `it may have ${known.join(", ")}`);
  }

  /** A number is taken for its digits, as some samples of the service write FileMode. */
  text(field: string, absent?: string): string {
    const value = this.fields.get(field) ?? absent;
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text === "string" && (text !== "" || absent !== undefined)) return text;
    return this.fail(field, value === undefined ? "is absent" : `is ${shown(value)}`, "a text is needed");
  }

  choice<Choice extends string>(field: string, choices: readonly Choice[], absent?: Choice): Choice {
    const value = this.fields.get(field) ?? absent;
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    return this.fail(
      field,
      value === undefined ? "is absent" : `is ${shown(value)}`,
      `it must be one of ${choices.join(", ")}`,
    );
  }

  /** A JSON boolean, or its word as the reference documents it; false when absent. */
  flag(field: string): boolean {
    const value = this.fields.get(field) ?? false;
    if (value === true || value === "true") return true;
    if (value === false || value === "false") return false;
    return this.fail(field, `is ${shown(value)}`, "it must be true or false");
  }

  /** Epoch milliseconds. */
  time(field: string): number {
    return Date.parse(this.timeText(field));
  }

  timeText(field: string, absent?: string): string {
    const text = this.text(field, absent);
    if (text === absent || (TIME.test(text) && !Number.isNaN(Date.parse(text)))) return text;
    return this.fail(field, `is ${shown(text)}`, TIME_FORM);
  }

  /** The list in its wrapper, `{"Tags": {"Tag": [...]}}`, or without it. */
  list(field: string, item: string, absent?: readonly unknown[]): readonly unknown[] {
    const value = this.fields.get(field) ?? absent;
    const list = typeof value === "object" && value !== null && item in value ? Reflect.get(value, item) : value;
    if (Array.isArray(list)) return list;
    return this.fail(field, value === undefined ? "is absent" : "holds no list", `{"${item}": […]} is needed`);
  }

  /** Absent, or what follows from the rest of the record. */
  agrees(field: string, expected: string | number, because: string): void {
    const value = this.fields.get(field);
    if (value !== undefined && value !== expected) {
      this.fail(field, `is ${shown(value)}`, `${shown(expected)} is allowed here, because ${because}`);
    }
  }
}

function shown(value: unknown): string {
  return shorten(JSON.stringify(value) ?? "nothing");
}

function shorten(text: string): string {
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 1).toWellFormed()}…`;
}
