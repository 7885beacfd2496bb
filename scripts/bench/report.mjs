/** Figures: what a series of measurements comes to, and how they are printed. */

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.round(share * (sorted.length - 1)))];

/** Of a series of numbers: median, p95, least, mean; NaN of an empty one. */
export function summary(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const sum = values.reduce((all, value) => all + value, 0);
  return {
    n: values.length,
    median: at(sorted, 0.5) ?? Number.NaN,
    p95: at(sorted, 0.95) ?? Number.NaN,
    least: sorted[0] ?? Number.NaN,
    mean: sum / values.length,
  };
}

/** The report of one run: figures in the order in which they were measured. */
export class Report {
  #figures = [];

  /**
   * Notes a series. `reference` is the name of the series it is divided by: round by round where both have as many, since a
   * machine is slower in one minute than in the next; else median by median. `reach` is the goal, as text.
   */
  add({ what, unit, values, reference, reach = "" }) {
    const own = summary(values);
    const other = this.#figures.find((figure) => figure.what === reference);
    const figure = {
      what,
      unit,
      ...own,
      reference: reference ?? null,
      values,
      ratio: other === undefined ? null : ratio(values, other),
      reach,
    };
    this.#figures.push(figure);
    console.error(`  ${what}: ${short(own.median)} ${unit}${figure.ratio === null ? "" : `, ${short(figure.ratio)}x`}`);
  }

  get figures() {
    return this.#figures;
  }

  toString() {
    const rows = this.#figures.map((figure) => [
      figure.what,
      figure.unit,
      short(figure.median),
      figure.n > 1 ? short(figure.p95) : "",
      figure.n > 1 ? short(figure.least) : "",
      figure.ratio === null ? "" : `${figure.ratio.toFixed(2)}x ${figure.reference}`,
      figure.reach,
    ]);
    return markdown([["figure", "unit", "median", "p95", "least", "over its reference", "to reach"], ...rows]);
  }
}

function ratio(values, other) {
  if (values.length !== other.n) return summary(values).median / other.median;
  return summary(values.map((value, round) => value / other.values[round])).median;
}

function short(number) {
  if (Number.isNaN(number)) return "-";
  return number.toFixed(Math.abs(number) < 10 ? 2 : Math.abs(number) < 100 ? 1 : 0);
}

function markdown([head, ...rows]) {
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => row[i].length)));
  const line = (row) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}
