/**
 * Stops the clock of the program that is started with `node --import`, and of its workers. Only for screens.mjs, whose
 * pictures must not change with the day on which they are made.
 */
const NOW = Date.parse("2026-11-24T09:41:00Z");
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [NOW] : args));
  }

  static now() {
    return NOW;
  }
};
