/** Colours as light: how bright one is, and how well one can be told from another (WCAG 2.2). Knows no terminal. */

/** Red, green and blue, each 0 to 1, as sRGB has them. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** Is a background dark or light? */
export type Ground = "dark" | "light";

/** Relative luminance, 0 to 1. */
const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** Contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** A background is dark where white stands out from it more than black does. */
export const groundOf = (background: Rgb): Ground =>
  contrast(background, [1, 1, 1]) >= contrast(background, [0, 0, 0]) ? "dark" : "light";

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
