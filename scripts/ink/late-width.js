/** The package string-width, loaded on first use: compiling its emoji patterns costs 25 ms, and most screens need none. */
let real;

export function lateWidth(text, options) {
  real ??= require("string-width").default;
  return real(text, options);
}
