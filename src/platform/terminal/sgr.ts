/**
 * Character styles (SGR): reads the parameters of `CSI … m`, keeps one object per distinct style, and finds the shortest
 * way from one style to another. Knows nothing of cells or cursors.
 */
import { remembered } from "../../lib/remembered.ts";

/** One object per distinct style of a palette, so styles are compared by identity. */
export interface Style {
  /** Per slot the parameter that turns it on, or "" where it is off. */
  readonly slots: readonly string[];
  /** How a space looks in this style: nothing but its background, lines, and being inverse. Itself, where that is all. */
  readonly blank: Style;
  /** Is it a background, or nothing at all? That is what terminals that erase in colour fill with. */
  readonly isFill: boolean;
}

/** Per slot: parameters that turn it on (colours take more), the one that turns it off, and whether a space shows it. */
const SLOTS: readonly { readonly on: string; readonly off: string; readonly onBlank: boolean }[] = [
  { on: "1", off: "22", onBlank: false },
  { on: "2", off: "22", onBlank: false },
  { on: "3", off: "23", onBlank: false },
  { on: "4", off: "24", onBlank: true },
  { on: "5", off: "25", onBlank: false },
  { on: "7", off: "27", onBlank: true },
  { on: "8", off: "28", onBlank: false },
  { on: "9", off: "29", onBlank: true },
  { on: "53", off: "55", onBlank: true },
  { on: "38", off: "39", onBlank: false },
  { on: "48", off: "49", onBlank: true },
  { on: "58", off: "59", onBlank: false },
];
const FOREGROUND = 9;
const BACKGROUND = 10;

export interface Palette {
  /** No colours, no attributes. */
  readonly plain: Style;
  /** The style after `CSI parameters m`. Unknown parameters change nothing. */
  readonly apply: (style: Style, parameters: string) => Style;
  /** The shortest sequence that turns one style into the other; empty where they are the same. */
  readonly change: (from: Style, to: Style) => string;
}

/** Styles of one palette must not be compared with those of another. */
export function createPalette(): Palette {
  const styleOf = remembered((text: string): Style => {
    const slots = text.split(BETWEEN);
    const seen = slots.map((value, slot) => (SLOTS[slot]?.onBlank === true ? value : ""));
    const isBlank = seen.every((value, slot) => value === slots[slot]);
    const isFill = slots.every((value, slot) => value === "" || slot === BACKGROUND);
    // Nobody has it yet, so it may still be told of itself.
    const style: { slots: readonly string[]; blank?: Style; isFill: boolean } = { slots, isFill };
    return Object.assign(style, { blank: isBlank ? style : intern(seen) });
  });
  const intern = (slots: readonly string[]): Style => styleOf(slots.join(BETWEEN));
  const plain = intern(SLOTS.map(() => ""));
  const applied = remembered((style: Style) =>
    remembered((parameters: string) => intern(parameters === "" ? plain.slots : appliedSlots(style.slots, parameters))),
  );
  const changes = remembered((from: Style) => remembered((to: Style) => `\u001b[${shortest(from.slots, to.slots)}m`));
  return {
    plain,
    apply: (style, parameters) => applied(style)(parameters),
    change: (from, to) => (from === to ? "" : changes(from)(to)),
  };
}

/** Stands in no parameter of SGR. */
const BETWEEN = "|";

function appliedSlots(before: readonly string[], parameters: string): readonly string[] {
  let slots = [...before];
  const parts = parameters.split(";");
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index] ?? "";
    if (/^0*$/.test(part)) {
      slots = slots.map(() => "");
      continue;
    }
    const length = colourLength(parts, index);
    applyOne(slots, parts.slice(index, index + length).join(";"));
    index += length - 1;
  }
  return slots;
}

/** How many parameters belong together: `38;5;N` is three, `38;2;R;G;B` five. */
function colourLength(parts: readonly string[], index: number): number {
  if (!["38", "48", "58"].includes(parts[index] ?? "")) return 1;
  return parts[index + 1] === "2" ? 5 : 3;
}

function applyOne(slots: string[], parameter: string): void {
  const off = parameter === "4:0" ? "24" : parameter;
  for (const [slot, { off: end }] of SLOTS.entries()) if (end === off) slots[slot] = "";
  const head = parameter.split(/[;:]/, 1)[0] ?? "";
  const slot = basicColourSlot(Number(head)) ?? SLOTS.findIndex(({ on }) => on === head);
  if (slot >= 0 && off === parameter) slots[slot] = parameter;
}

function basicColourSlot(code: number): number | undefined {
  if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) return FOREGROUND;
  if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) return BACKGROUND;
  return undefined;
}

function shortest(from: readonly string[], to: readonly string[]): string {
  const on = to.filter((value) => value !== "");
  // A parameter that is left out is a nought.
  const afresh = on.length === 0 ? "" : `;${on.join(";")}`;
  const step = difference(from, to);
  return step.length < afresh.length ? step : afresh;
}

function difference(from: readonly string[], to: readonly string[]): string {
  const ends = new Set(SLOTS.filter((_, slot) => from[slot] !== "" && to[slot] === "").map(({ off }) => off));
  // Bold and dim end together: the one that stays has to be said again.
  const starts = to.filter((value, slot) => value !== "" && (value !== from[slot] || ends.has(SLOTS[slot]?.off ?? "")));
  return [...ends, ...starts].join(";");
}
