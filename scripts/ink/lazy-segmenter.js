/**
 * Intl.Segmenter, made on first use: five bundled modules make one while loading, the first costs 20 to 30 ms, and plain
 * text never needs it. The bundle says this name wherever its sources say Intl.Segmenter.
 */
const { Segmenter } = globalThis.Intl;

export class LazySegmenter {
  #options;
  #made;

  constructor(...options) {
    this.#options = options;
  }

  segment(text) {
    this.#made ??= new Segmenter(...this.#options);
    return this.#made.segment(text);
  }
}
