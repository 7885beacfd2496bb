/**
 * Makes time pass CAFE_BENCH_SPEED times as fast for the program that is started with `node --require`: its clock and
 * its timers. What it measures of itself (performance.now) stays as it is.
 */
"use strict";
const SPEED = Number(process.env.CAFE_BENCH_SPEED);
const RealDate = Date;
const begin = RealDate.now();
const now = () => Math.round(begin + (RealDate.now() - begin) * SPEED);

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};

for (const name of ["setTimeout", "setInterval"]) {
  const real = globalThis[name];
  globalThis[name] = Object.assign((run, ms, ...args) => real(run, ms / SPEED, ...args), real);
}
