/**
 * Intl.Segmenter, made on first use: five bundled modules make one while loading, and the first costs 20 to 30 ms. ASCII
 * and colour codes never need it: there each unit is a character. The bundle says this name wherever its sources say
 * Intl.Segmenter, and its users only iterate.
 */
const { Segmenter } = globalThis.Intl;
const SINGLE_UNITS = /^[\u001b\u0020-\u007e]*$/;

export class LazySegmenter {
  #options;
  #made;

  constructor(...options) {
    this.#options = options;
  }

  segment(text) {
    if (SINGLE_UNITS.test(text)) return Array.from(text, (segment, index) => ({ segment, index, input: text }));
    this.#made ??= new Segmenter(...this.#options);
    return this.#made.segment(text);
  }
}
