/**
 * Moves the clock of the program that is started with `node --require`, and of its workers, by CAFE_TEST_SHIFT
 * milliseconds, so that every run of the tests happens on the same day. Time still passes; timers are not touched.
 */
"use strict";
const SHIFT = Number(process.env.CAFE_TEST_SHIFT);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [RealDate.now() + SHIFT] : args));
  }

  static now() {
    return RealDate.now() + SHIFT;
  }
};
