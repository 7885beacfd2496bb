/** Owns how faults are written, and which of them strikes which request. Must not carry one out: that is the server's part. */
import { createRandom, mixSeed } from "./data/random.ts";
import { DURATION_FORM, parseDuration } from "./duration.ts";
import { SettingError } from "./setting-error.ts";

/**
 * What can go wrong with a request, each with a probability: refusals of a well-signed call (throttle, e500, e503), no
 * answer at all (hang), a connection cut before the answer (drop) or in the middle of it (truncate), and the page of a
 * proxy instead of it (html).
 */
export const FAULT_KINDS = ["drop", "hang", "throttle", "e500", "e503", "html", "truncate"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** Milliseconds by which every answer is late: `mean`, more or less by up to `spread`. */
export interface Latency {
  readonly mean: number;
  readonly spread: number;
}

export interface FaultRates extends Readonly<Partial<Record<FaultKind, number>>> {
  readonly latency?: Latency;
}

export interface Faults {
  readonly everywhere: FaultRates;
  /** What differs in a region. */
  readonly regions: ReadonlyMap<string, FaultRates>;
  /** Milliseconds after its first use at which a security token is expired. */
  readonly expireAfter?: number;
}

export interface Strike {
  readonly kind: FaultKind | undefined;
  /** Milliseconds before anything else happens. */
  readonly delay: number;
}

export interface FaultPlan {
  /** The fate of the next request; empty text when it names no region. */
  next(regionId: string): Strike;
}

/** The same seed and the same sequence of regions give the same faults. */
export function createFaultPlan(faults: Faults, seed: number): FaultPlan {
  const random = createRandom(mixSeed(seed, 3));
  return {
    next: (regionId) => {
      const rates = { ...faults.everywhere, ...faults.regions.get(regionId) };
      // All are drawn each time, so that one rate changes nothing about when the others strike.
      const kinds = FAULT_KINDS.filter((kind) => random.unit() < (rates[kind] ?? 0));
      const swing = 2 * random.unit() - 1;
      const { mean, spread } = rates.latency ?? { mean: 0, spread: 0 };
      return { kind: kinds[0], delay: Math.max(0, Math.round(mean + swing * spread)) };
    },
  };
}

const FORM = `NAME=VALUE or REGION:NAME=VALUE, joined by commas; NAME is ${FAULT_KINDS.join(", ")}, latency or expire-after`;

/**
 * @param text such as `throttle=0.2,latency=200ms±100,cn-beijing:drop=1,expire-after=5m`
 * @throws SettingError
 */
export function parseFaults(text: string): Faults {
  const regions = new Map<string, FaultRates>();
  let everywhere: FaultRates = {};
  let expireAfter: number | undefined;
  for (const term of text.split(",").map((part) => part.trim())) {
    const [, regionId = "", name = "", value = ""] = /^(?:([a-z][a-z0-9-]*):)?([a-z0-9-]+)=(.+)$/.exec(term) ?? [];
    if (name === "") throw new SettingError(`A fault is ${FORM}; "${term}" is none.`);
    if (name === "expire-after") expireAfter = parseExpiry(regionId, value);
    else if (regionId === "") everywhere = { ...everywhere, ...parseRate(name, value) };
    else regions.set(regionId, { ...regions.get(regionId), ...parseRate(name, value) });
  }
  return { everywhere, regions, ...(expireAfter !== undefined && { expireAfter }) };
}

function parseExpiry(regionId: string, value: string): number {
  if (regionId !== "") throw new SettingError("The fault expire-after holds for all regions; leave the region out.");
  const time = parseDuration(value);
  if (time === undefined) throw new SettingError(`The fault expire-after takes ${DURATION_FORM}, not "${value}".`);
  return time;
}

function parseRate(name: string, value: string): FaultRates {
  if (name === "latency") return { latency: parseLatency(value) };
  const kind = FAULT_KINDS.find((known) => known === name);
  if (kind === undefined) throw new SettingError(`There is no fault "${name}"; a fault is ${FORM}.`);
  const rate = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
  if (!(rate <= 1)) throw new SettingError(`The fault ${name} takes a probability from 0 to 1, not "${value}".`);
  return { [kind]: rate };
}

/** `200ms`, or `200ms±100ms`; the spread may do without its unit, and be written with +-. */
function parseLatency(value: string): Latency {
  const [meanText = "", spreadText = "0ms", ...rest] = value.split(/±|\+-/);
  const mean = parseDuration(meanText);
  const spread = parseDuration(/\d$/.test(spreadText) ? `${spreadText}ms` : spreadText);
  if (mean === undefined || spread === undefined || rest.length > 0) {
    throw new SettingError(`The fault latency takes a time such as 200ms, or 200ms±100ms, not "${value}".`);
  }
  return { mean, spread };
}
