/**
 * Intl.Segmenter, made on first use: five bundled modules make one while loading, and the first costs 20 to 30 ms. ASCII
 * and colour codes never need it: there each unit is a character. The bundle says this name wherever its sources say
 * Intl.Segmenter.
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
    if (SINGLE_UNITS.test(text)) return new SingleUnits(text);
    this.#made ??= new Segmenter(...this.#options);
    return this.#made.segment(text);
  }
}

/** What a segmenter answers for a text whose units are its characters. */
class SingleUnits {
  #text;

  constructor(text) {
    this.#text = text;
  }

  *[Symbol.iterator]() {
    for (let index = 0; index < this.#text.length; index++) yield this.containing(index);
  }

  containing(index = 0) {
    const segment = this.#text[index];
    return segment === undefined ? undefined : { segment, index, input: this.#text };
  }
}
